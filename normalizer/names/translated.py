"""Names translated as words: Google大腦 is Google Brain, 根據有線報告 "according to a WIRED report".

Such a reading needs a name that is known (by the table of organisations, the references or the document), a dictionary
that leads from every word back to it, and a place that calls for a name. It is a proposal, but behind the Latin half
of the very same name, or where the sources have the one name that all the words are those of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizer.edits.evidence import Evidence
from normalizer.lexicon import load
from normalizer.names.brands import brands, find_brand
from normalizer.names.glosses import find_sense
from normalizer.names.latin import LatinName
from normalizer.names.model import Candidate, NameMention, NameStatus, NameType
from normalizer.names.vocabulary import stem, word_class
from normalizer.names.voted import Names, VotedName

_HAN = r"[\u3400-\u9fff]{1,4}?"
# what a source of news is said to do, or a company among others; the group is the name
_SLOTS = (
    re.compile(rf"(?:根據|根据|據|据)({_HAN})(?:的)?(?:報告|报告|報導|报导|報道|报道|消息|說法|说法|統計|统计)"),
    re.compile(rf"(?:對|对|給|给|向)({_HAN})(?:的)?(?:聲明|声明|採訪|采访|專訪|专访|電子郵件|电子邮件)"),
    re.compile(rf"(?:接受|告訴|告诉)({_HAN})(?:的)?(?:採訪|采访|專訪|专访|記者|记者)"),
    re.compile(
        r"(?:了|與|与|和|對|对|、)([\u3400-\u9fff]{2,4}?)[和與与、][^，。,\n]{2,24}等[^，。,\n]{0,8}(?:公司|企業|企业)"
    ),
)
_KINDS = {
    "實驗室": ("lab", "labs", "laboratory", "laboratories"),
    "大學": ("university",),
    "學院": ("college", "institute", "school"),
    "研究院": ("institute",),
    "研究所": ("institute",),
    "基金會": ("foundation",),
    "銀行": ("bank",),
    "時報": ("times",),
    "郵報": ("post", "mail"),
    "日報": ("daily", "journal"),
}
_KIND = re.compile("|".join(_KINDS))
_ASIDE = re.compile(r"^\([^()]{1,40}\) ")
_SENSE = re.compile(r"^(?:to )?([a-z][a-z -]{1,30})$")
_REACH = 10


@dataclass(frozen=True, slots=True)
class _Reading:
    """A name that Chinese words may mean; `attested` says that the sources themselves have it."""

    name: str
    type: NameType
    evidence: tuple[Evidence, ...]
    attested: bool


def extend_name(text: str, name: LatinName, known: Names) -> tuple[int, str, NameType, tuple[Evidence, ...]] | None:
    """Where a name that starts in Latin letters and goes on as a translated word ends, and what it is; or None."""
    if not name.foreign or not "\u3400" <= text[name.end : name.end + 1] <= "\u9fff":
        return None
    lexicon = load()
    for end in range(min(len(text), name.end + 4), name.end + 1, -1):
        word = text[name.end : end]
        for sense in _senses(word) if lexicon.is_word(word) else ():
            whole = f"{name.text} {sense}"
            brand, voted = find_brand(whole), known.find(whole)
            reason = Evidence.resource("CC-CEDICT", word, sense)
            if brand is not None:
                return end, brand.spelling, brand.type, (reason, brand.evidence)
            if len(voted) == 1:
                first = (voted[0].first,) if voted[0].first else ()
                return end, voted[0].canonical, voted[0].type, (reason, *first)
    return None


def find_translated(text: str, known: Names, here: Mapping[str, NameType]) -> Iterator[NameMention]:
    """The places that call for a name where the words mean one: a slot, or 實驗室, 大學 and the like at the end.

    The names are the table of organisations, those of the references, and those of the document itself (`here`).
    """
    taken: set[int] = set()
    by_last: dict[str, list[tuple[str, NameType]]] = {}
    for name, kind in here.items():
        if " " in name:
            by_last.setdefault(name.rsplit(" ", 1)[1].lower(), []).append((name, kind))
    for match in _KIND.finditer(text):
        begin = max(0, match.start() - _REACH)
        found: dict[int, dict[str, _Reading]] = {}
        for reading in _names_ending_in(_KINDS[match.group()], text[begin : match.start()], known, by_last):
            place = find_sense(text[begin : match.end()], reading.name)
            if place is not None:
                found.setdefault(begin + place, {}).setdefault(reading.name, reading)
        for start, readings in sorted(found.items())[:1]:
            taken.add(start)
            yield _mention(start, match.end(), text, tuple(readings.values()))
    for slot in _SLOTS:
        for match in slot.finditer(text):
            first = next(_read_back(match.group(1), known, here), None)
            if first is not None and match.start(1) not in taken:
                taken.add(match.start(1))
                yield _mention(match.start(1), match.end(1), text, (first,))


def _mention(start: int, end: int, text: str, readings: tuple[_Reading, ...]) -> NameMention:
    """Settled if all words are accounted for by one name alone, and the sources have it; proposed otherwise."""
    first = readings[0]
    settled = len(readings) == 1 and first.attested
    reason = Evidence.resource("CC-CEDICT", text[start:end], f"its words are those of {first.name}")
    return NameMention(
        start=start,
        end=end,
        surface=text[start:end],
        status=NameStatus.SETTLED if settled else NameStatus.PROPOSED,
        canonical=first.name if settled else None,
        canonical_zh=text[start:end] if settled else None,
        type=first.type,
        method="translated",
        confidence=0.85 if settled else 0.75,
        candidates=() if settled else tuple(Candidate(reading.name, 0.75 / len(readings)) for reading in readings),
        evidence=(reason, *first.evidence),
    )


@cache
def _brands_by_last_word() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for brand in brands().values():
        words = brand.spelling.lower().split()
        if len(words) > 1 and not brand.chinese:
            index[words[-1]] = (*index.get(words[-1], ()), brand.spelling)
    return index


def _names_ending_in(
    words: tuple[str, ...], before: str, known: Names, here: Mapping[str, Sequence[tuple[str, NameType]]]
) -> Iterator[_Reading]:
    """The names that end in one of `words`; of the references only those with a word that `before` can mean."""
    stems = _stems(before)
    for word in words:
        for entry in known.ending_with(word, stems):
            yield _Reading(entry.canonical, entry.type, (entry.first,) if entry.first else (), True)
        for name, kind in here.get(word, ()):
            yield _Reading(name, kind, (), True)
        for spelling in _brands_by_last_word().get(word, ()):
            brand = brands()[spelling.casefold()]
            yield _Reading(brand.spelling, brand.type, (brand.evidence,), False)


@lru_cache(maxsize=1024)
def _stems(run: str) -> frozenset[str]:
    lexicon = load()
    return frozenset(stem(sense) for span in lexicon.segment(run) for sense in lexicon.english_words(span.of(run)))


def _senses(word: str) -> Iterator[str]:
    for entry in load().entries(word):
        for sense in entry.senses:
            match = _SENSE.match(_ASIDE.sub("", sense).split(" (")[0])
            if match is not None:
                yield match.group(1)


def read_back(word: str, known: Names, behind: str = "") -> Iterator[tuple[VotedName, str]]:
    """The names of the references, but for persons and places, that are a whole English sense of `word`, with that
    sense; `behind` is what the name goes on with."""
    for sense in _senses(word):
        for entry in (*known.find(sense + behind), *known.find(f"the {sense}{behind}")):
            # of a senate or a church the word is the translation, not the name
            if entry.type not in {NameType.PERSON, NameType.PLACE, NameType.HANDLE} and not word_class(sense):
                yield entry, sense


def _read_back(word: str, known: Names, here: Mapping[str, NameType]) -> Iterator[_Reading]:
    """The names that are an English sense of `word`. One word is too little to settle anything."""
    for sense in _senses(word):
        brand = find_brand(sense)
        if brand is not None and brand.type is NameType.ORGANIZATION:
            yield _Reading(brand.spelling, brand.type, (brand.evidence,), False)
        for voted in known.find(sense):
            yield _Reading(voted.canonical, voted.type, (voted.first,) if voted.first else (), False)
        for name, kind in here.items():
            if name.casefold() == sense:
                yield _Reading(name, kind, (), False)

"""The names in CC-CEDICT: places, persons and organisations with their English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from normalizer.edits.evidence import Evidence
from normalizer.lexicon import Entry, load
from normalizer.names.forms import aliases
from normalizer.names.model import NameType
from normalizer.names.places import is_place_name
from normalizer.names.vocabulary import word_class
from normalizer.resources import read_table

TAIWAN = "taiwan_places.tsv"
_TAIWAN_TAIL = re.compile("[市縣县鎮镇]$")
_EITHER = re.compile(r" or (?=[A-Z])|; (?=[A-Z])")
_HAN = re.compile(r"[\u3400-\u9fff·]{2,12}$")
_MARK = re.compile(r"^\((?:Tw|HK|PRC|Taiwan|Tw, HK|HK, Tw|coll\.|loanword)\) ")
_REFERS = re.compile(
    r"^(?:also written|variant of|Taiwan(?:ese)? (?:variant|equivalent) of|abbr\. for|same as|see|see also|refers to) "
    r"([\u3400-\u9fff·]{2,12})"
)
_CUT = re.compile(r" \(| ?[\u3400-\u9fff]|, |; |: | or | aka | a\.k\.a| as |\[| \d|=")
_YEARS = re.compile(r"\((?:c\. |born |b\. |died )?[12]?\d{2,3}(?:[-–]|\))")
_PERSON = re.compile(
    r"\b(?:politician|singer|actor|actress|writer|poet|philosopher|president|composer|painter|scientist|physicist|emperor|"
    r"mathematician|footballer|player|novelist|businessman|businesswoman|director|magnate|entrepreneur|general|leader)\b"
)
_PLACE = re.compile(
    r"\b(?:city|capital|country|county|province|prefecture|district|town|township|village|state|island|islands|river|lake|sea|ocean|"
    r"mountain|mountains|region|republic|continent|peninsula|port|airport|territory|county-level|municipality|strait|desert)\b"
)
_SOMEWHERE = re.compile(r"(?: \(|, )(?:England|Scotland|UK|US|USA|[A-Z][a-z]{3,10}(?= ?[);]|$)|place name)")
_CHINESE_PLACE = re.compile(
    r"\b(?:county|district|township|town|prefecture|former|Zhou|Qin|Han|Tang|Song|Ming|Qing|dynasty|county-level)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"\b(?:BC|AD|\d{3})\b|-1[0-8]\d\d\)")
_ORGANIZATION = re.compile(
    r"\b(?:company|corporation|brand|manufacturer|newspaper|magazine|agency|organization|university|party|bank|website|network|"
    r"broadcaster|retailer|group|association|union|club|team|search engine)\b",
    re.IGNORECASE,
)
OFFICE_TAIL = re.compile("(?:[院部署局]|大學|大学|銀行|银行|公司|委員會|委员会)$")
_PLACE_TAIL = re.compile(r"[國国州省市縣县島岛城鎮镇河湖山海灣湾洲郡區区]$")
_SMALL_WORDS = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "la",
        "le",
        "da",
        "di",
        "du",
        "del",
        "van",
        "von",
        "al",
        "el",
        "bin",
        "ibn",
        "upon",
        "on",
        "in",
    ]
)
_NO_NAME = re.compile(r"Book of |First |Second |Third |Epistle|Gospel|Letter |God\b|Mr\b|Mrs\b|I |John Doe")
_NO_NAMES = frozenset({"demonym", "calendar", "title", "role", "function"})


@dataclass(frozen=True, slots=True)
class DictionaryName:
    """A name of the dictionary and its English. `given` marks a bare given name or surname, that is no one's own;
    `others` are what else the dictionary says it may be; `unsure` marks what is a given name first (Alexandria)."""

    chinese: str
    latin: str
    type: NameType
    given: bool
    others: tuple[str, ...] = ()
    file: str = "CC-CEDICT"
    unsure: bool = False

    @property
    def evidence(self) -> Evidence:
        """The dictionary's line."""
        return Evidence.resource(self.file, self.chinese, self.latin)


@cache
def longest_by_start() -> dict[str, int]:
    """For the first two characters of every headword that is a name, the length of the longest that starts so."""
    longest: dict[str, int] = {}
    for headword in load().names():
        key = headword[:2]
        if len(headword) > 1 and longest.get(key, 0) < len(headword):
            longest[key] = len(headword)
    return longest


@lru_cache(maxsize=16384)
def look_up(headword: str) -> DictionaryName | None:
    """The name that `headword`, in either script, is in the dictionary; None where it is also an ordinary word.

    >>> look_up("扎克伯格").latin, look_up("歐巴馬").latin, look_up("拜登").latin, look_up("英國").latin
    ('Mark Zuckerberg', 'Barack Obama', 'Joe Biden', 'United Kingdom')
    >>> look_up("美元"), look_up("資源"), look_up("五月")
    (None, None, None)
    """
    return _look_up(headword, 2)


@cache
def _headwords() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for headword in load().names():
        name = look_up(headword)
        if name is None:
            continue
        latin = name.latin.removeprefix("The ")
        words = latin.split()
        # the Pacific is the Pacific Ocean
        short = (
            words[0] if len(words) == 2 and word_class(words[1]) == "place" and name.type is NameType.PLACE else latin
        )
        for key in dict.fromkeys((latin, short)):
            index[key] = (*index.get(key, ()), headword)
    return index


def find_headwords(latin: str) -> tuple[str, ...]:
    """The headwords, in either script, that mean `latin`. The first call reads the whole dictionary (a second)."""
    return _headwords().get(latin, ())


def _look_up(headword: str, hops: int) -> DictionaryName | None:
    own = _taiwan_places().get(_TAIWAN_TAIL.sub("", headword.replace("台", "臺")))
    if own is not None:
        return DictionaryName(headword, own, NameType.PLACE, False, (), TAIWAN)
    entries = load().entries(headword)
    if not _HAN.match(headword) or not entries or not all(entry.pinyin[:1].isupper() for entry in entries):
        return None
    for entry in entries:
        if len(headword) == 2 and _is_obscure(entry):
            continue
        bare: DictionaryName | None = None
        for sense in entry.senses[:3]:
            refers = _REFERS.match(sense)
            if refers and hops and refers.group(1) != headword:
                name = _look_up(refers.group(1), hops - 1)
            else:
                name = _parse(headword, sense)
            if name is not None and not name.given:
                if bare is not None and _is_shared(entry.senses, bare.latin):
                    return DictionaryName(headword, bare.latin, NameType.OTHER, False)
                if bare is not None and bare.type is NameType.PERSON:
                    return replace(name, given=False, unsure=True)
                latins = _alternatives(headword, entries)
                latin = name.latin
                if not is_place_name(latin):  # Germany rather than Deutschland
                    latin = next((other for other in latins if is_place_name(other)), latin)
                others = tuple(other for other in latins if other != latin)
                kind = name.type if latin == name.latin else NameType.PLACE
                return DictionaryName(headword, latin, kind, False, others)
            bare = bare or name
            if bare is None:
                break  # the commonest sense comes first: what that is not, a later one hardly is
        if bare is not None:
            return bare
    return None


@cache
def _taiwan_places() -> dict[str, str]:
    return {chinese: latin for chinese, latin, _ in read_table(TAIWAN, 3)}


def _alternatives(headword: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Every name that the senses give, in their order: St Paul, São Paulo; Sachsen, Saxony."""
    found: dict[str, None] = {}
    for entry in entries:
        for sense in entry.senses[:4]:
            for part in _EITHER.split(sense)[:3]:
                name = _parse(headword, part)
                if name is not None and not name.given:
                    found.setdefault(name.latin)
                    found.setdefault(name.latin.removeprefix("US "))
    return tuple(found)


def _is_shared(senses: Sequence[str], bare: str) -> bool:
    """Whether a bare name belongs to several: Washington is a president, a state and a city."""
    return sum(bare in sense for sense in senses[1:]) > 1


def _is_obscure(entry: Entry) -> bool:
    """A county or a figure of history whose two characters are likelier to be something else in a text of today."""
    return any(
        (_CHINESE_PLACE.search(sense) or _LONG_AGO.search(sense)) and "capital" not in sense
        for sense in entry.senses[:1]
    )


def _parse(headword: str, sense: str) -> DictionaryName | None:
    sense = _MARK.sub("", sense)
    if sense.startswith("surname "):
        words = sense.split()[1:2]
        return DictionaryName(headword, words[0], NameType.PERSON, True) if words and len(headword) > 1 else None
    if not sense[:1].isupper() or ":" in sense[:4] or _NO_NAME.match(sense) or headword[-1] in "月節语語":
        return None
    latin = _CUT.split(sense, maxsplit=1)[0].strip()
    rest = sense[len(latin) :]
    words = latin.split()
    kept: list[str] = []
    for word in words:
        if not word[0].isupper() and word not in _SMALL_WORDS:
            break
        kept.append(word)
    while kept and kept[-1] in _SMALL_WORDS:
        kept.pop()
    unsaid = " ".join(words[len(kept) :])
    if not kept or len(kept) > 6 or (unsaid and not _PLACE.match(unsaid) and not unsaid.startswith("in ")):
        return None
    if (
        word_class(kept[-1]) in _NO_NAMES
        or (len(kept) == 1 and word_class(kept[0]) == "organization")
        or (len(kept) > 1 and word_class(kept[0]) == "demonym" and unsaid)
    ):
        return None
    if len(kept) == 1 and headword[-1] == "人":
        return None  # one of a people
    kind = _guess(headword, kept, unsaid + rest)
    return DictionaryName(headword, " ".join(kept), kind, "(name)" in rest or "surname" in rest)


def parse_place(headword: str, sense: str) -> str | None:
    """The place that a sense of `headword` names and says or shows to be one, or None."""
    name = _parse(headword, sense)
    if name is None or name.given or name.type is not NameType.PLACE:
        return None
    rest = sense[sense.find(name.latin) + len(name.latin) :]
    return name.latin if _PLACE.search(rest) or _PLACE_TAIL.search(headword) or _SOMEWHERE.match(rest) else None


@cache
def alias_types() -> dict[str, NameType]:
    """The types of the names that have other forms in Latin letters: United Nations."""
    return {alias.latin: alias.type for alias in aliases().values()}


def _guess(headword: str, kept: list[str], rest: str) -> NameType:
    known = alias_types().get(" ".join(kept))
    if known is not None:
        return known
    last = word_class(kept[-1])
    if last in {"organization", "place", "work"} and len(kept) > 1:
        return NameType(last)
    if len(kept) > 1 and (word_class(kept[0]) == "organization" or OFFICE_TAIL.search(headword)):
        return NameType.ORGANIZATION
    if _YEARS.search(rest) or _PERSON.search(rest) or "(name)" in rest:
        return NameType.PERSON
    if _PLACE.search(rest) or _PLACE_TAIL.search(headword):
        return NameType.PLACE
    if _ORGANIZATION.search(rest):
        return NameType.ORGANIZATION
    # what the dictionary does not explain may be a country or a city, or a faith, a firm or a god
    return NameType.PLACE if is_place_name(" ".join(kept)) else NameType.OTHER

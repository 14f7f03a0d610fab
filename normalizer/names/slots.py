"""Names translated as words: 根據有線報告 is "according to a WIRED report". Proposals only, where a slot calls for a name."""

import re
from collections.abc import Iterator, Mapping

from normalizer.edits.evidence import Evidence
from normalizer.lexicon import load
from normalizer.names.brands import find_brand
from normalizer.names.model import Candidate, NameMention, NameStatus, NameType
from normalizer.names.voting import Names

_HAN = r"[\u3400-\u9fff]{1,4}?"
# what a source of news is said to do; X is the name
_SLOTS = (
    re.compile(rf"(?:根據|根据|據|据)({_HAN})(?:的)?(?:報告|报告|報導|报导|報道|报道|消息|說法|说法|統計|统计)"),
    re.compile(
        rf"(?:在對|在对|在給|在给|對|对|給|给|向)({_HAN})(?:的)?(?:聲明|声明|採訪|采访|專訪|专访|電子郵件|电子邮件)"
    ),
    re.compile(rf"(?:接受|告訴|告诉)({_HAN})(?:的)?(?:採訪|采访|專訪|专访|記者|记者)"),
)
_SENSE = re.compile(r"^(?:to )?([a-z][a-z -]{1,30})$")


def find_translated(text: str, known: Names, here: Mapping[str, NameType]) -> Iterator[NameMention]:
    """The places where a word stands in the slot of a name and its English is that of a name that is known.

    The names are the table of organisations, those of the references, and those of the document itself (`here`).
    """
    for slot in _SLOTS:
        for match in slot.finditer(text):
            word = match.group(1)
            candidates = _read_back(word, known, here)
            if candidates:
                name, kind, evidence = candidates[0]
                yield NameMention(
                    start=match.start(1),
                    end=match.end(1),
                    surface=word,
                    status=NameStatus.PROPOSED,
                    canonical=None,
                    canonical_zh=None,
                    type=kind,
                    method="translated",
                    confidence=0.75,
                    candidates=(Candidate(name, 0.75), *(Candidate(other, 0.4) for other, _, _ in candidates[1:])),
                    evidence=evidence,
                )


def _read_back(
    word: str, known: Names, here: Mapping[str, NameType]
) -> list[tuple[str, NameType, tuple[Evidence, ...]]]:
    """The names that are the English of `word`, of organisations first."""
    found: dict[str, tuple[str, NameType, tuple[Evidence, ...]]] = {}
    for entry in load().entries(word):
        for sense in entry.senses:
            match = _SENSE.match(sense)
            if match is None:
                continue
            reason = Evidence.resource("CC-CEDICT", word, sense)
            brand = find_brand(match.group(1))
            if brand is not None and brand.type is NameType.ORGANIZATION:
                found.setdefault(brand.spelling, (brand.spelling, brand.type, (reason, brand.evidence)))
            for voted in known.find(match.group(1)):
                place = (voted.first,) if voted.first else ()
                found.setdefault(voted.canonical, (voted.canonical, voted.type, (reason, *place)))
            for name, kind in here.items():
                if name.casefold() == match.group(1):
                    found.setdefault(name, (name, kind, (reason,)))
    return list(found.values())

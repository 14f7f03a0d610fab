"""The names of a text, linked to those of the references and of the text itself."""

from collections.abc import Sequence
from typing import Protocol

from normalizer.edits.evidence import Evidence
from normalizer.language.model import LanguageSpan
from normalizer.names.brands import find_brand
from normalizer.names.glosses import Gloss, find_glosses
from normalizer.names.latin import LatinName, find_latin
from normalizer.names.model import Candidate, NameMention, NameStatus, NameType
from normalizer.names.resolution import resolve
from normalizer.names.voting import Names


class Knowledge(Protocol):
    """What is known of names beforehand."""

    @property
    def names(self) -> Names:
        """The names of other documents, voted upon."""

    def is_lower(self, word: str) -> bool:
        """Whether `word` is known in lower case: an ordinary English word."""


class _Nothing:
    names = Names(())

    def is_lower(self, word: str) -> bool:
        return False


NOTHING: Knowledge = _Nothing()


def find(
    text: str,
    languages: Sequence[LanguageSpan] = (),
    references: Knowledge = NOTHING,
    *,
    document: str = "",
) -> tuple[NameMention, ...]:
    """The names mentioned in `text`, in order and disjoint; `document` is its id, for the evidence.

    Offsets are code points, half-open. `languages` are its language spans, where they are known.
    """
    names = find_latin(text, languages, references.is_lower, lambda name: bool(references.names.find(name)))
    fullest = resolve([name for name in names if name.sure >= 0.5])
    first: dict[str, LatinName] = {}
    for name in names:
        first.setdefault(name.text, name)
    glosses = {gloss.latin_start: gloss for gloss in find_glosses(text, names)}
    mentions = []
    for name in names:
        mention = _link(name, fullest, first, references, document)
        gloss = glosses.get(name.start)
        if gloss is not None and gloss.chinese:
            mention = _gloss(text, mention, gloss)
        mentions.append(mention)
    return tuple(mentions)


def _link(
    name: LatinName,
    fullest: dict[str, tuple[str, NameType]],
    first: dict[str, LatinName],
    references: Knowledge,
    document: str,
) -> NameMention:
    """One mention in Latin letters: the document's full form, then the references' vote on its spelling."""
    full, kind = fullest.get(name.text, (name.text, name.type))
    evidence: tuple[Evidence, ...] = ()
    method = "spelling"
    confidence = name.sure
    if full != name.text:
        method = "same-document"
        place = first[full]
        evidence = (Evidence.source(document, place.start, place.end, full),)
        confidence = min(confidence, 0.93)
    voted = references.names.find(full) or references.names.find(name.text)
    canonical = full
    candidates: tuple[Candidate, ...] = ()
    if len(voted) == 1:
        (entry,) = voted
        canonical, kind = entry.canonical, entry.type
        if entry.first is not None:
            evidence += (entry.first,)
        if canonical != full:
            method = "references"
        candidates = tuple(
            Candidate(vote.spelling, float(vote.documents)) for vote in entry.votes if vote.spelling != canonical
        )
    brand = find_brand(full)
    if brand is not None and (not brand.ordinary or brand.spelling == full):
        canonical, kind = brand.spelling, brand.type
        evidence = (brand.evidence, *evidence)
        if canonical != full:
            method = "casing"
    settled = name.sure >= 0.5 and not name.stuttered
    return NameMention(
        start=name.start,
        end=name.end,
        surface=name.text,
        status=NameStatus.SETTLED if settled else NameStatus.PROPOSED,
        canonical=canonical if settled else None,
        canonical_zh=None,
        type=kind,
        method=method,
        confidence=round(confidence, 3),
        candidates=candidates if settled else (Candidate(canonical, name.sure),),
        evidence=evidence,
    )


def _gloss(text: str, mention: NameMention, gloss: Gloss) -> NameMention:
    return NameMention(
        start=gloss.start,
        end=gloss.end,
        surface=text[gloss.start : gloss.end],
        status=mention.status,
        canonical=mention.canonical,
        canonical_zh=gloss.chinese,
        type=mention.type,
        method="gloss",
        confidence=0.98,
        candidates=mention.candidates,
        evidence=(
            Evidence.computation("transliteration", f"{gloss.chinese} ~ {gloss.latin}: {gloss.score:.1f} nats"),
            *mention.evidence,
        ),
    )

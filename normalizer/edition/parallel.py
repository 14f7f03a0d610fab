"""The parallel segments: what the exports for translators and corpora carry of an edition."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from normalizer.alignment.model import Bead
from normalizer.edition.model import Document, EditionSegment
from normalizer.edits import Edit, Mark, Status
from normalizer.roles.model import Role
from normalizer.translation.model import EnglishFrom

MADE_BY = {made_by.value: made_by for made_by in EnglishFrom}
"""What `english_from` may say, for the readers."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader of a segment should know: a category (`quotes`, `lost-name`, …), its status and a sentence."""

    category: str
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class ParallelSegment:
    """One segment in two languages.

    `language` (BCP 47) is that of `original` and `clean`, the text before and after repair. `english` is "" where there
    is none; `english_from` says what made it and `english_flags` what is wrong with it. `chinese` is the machine's
    Chinese of an English passage in a Chinese document, in the language `chinese_language`, or "". `notes` go out with
    XLIFF only and do not count when segments are compared.
    """

    id: str
    document: str
    language: str
    original: str
    clean: str
    english: str
    english_from: EnglishFrom
    english_flags: tuple[str, ...] = ()
    chinese: str = ""
    chinese_language: str = ""
    notes: tuple[Note, ...] = field(default=(), compare=False)


def is_parallel(document: Document) -> bool:
    """Whether a document goes out with the parallel exports: every source does that is not English."""
    return document.role is not Role.REFERENCE and not document.language.tag.startswith("en")


def parallel_segments(document: Document) -> Iterator[ParallelSegment]:
    """The segments of one document, in order."""
    for segment in document.segments:
        yield ParallelSegment(
            id=segment.id,
            document=document.id,
            language=segment.language,
            original=segment.original,
            clean=segment.clean,
            english=segment.english,
            english_from=segment.english_from,
            english_flags=segment.english_flags,
            chinese=segment.chinese or "",
            chinese_language=document.language.tag if segment.chinese else "",
            notes=tuple(_notes(document, segment)),
        )


def aligned_segments(
    zh_lines: Sequence[str], en_lines: Sequence[str], beads: Iterable[Bead], document: str, language: str = "zh-Hant"
) -> Iterator[ParallelSegment]:
    """The beads of two texts that are translations of each other.

    The lines of one bead are joined, Chinese ones without a space. `document` names the pair; a segment's id is
    `<document>#<first Chinese line>-<first English line>`, lines counted from 0.
    """
    for bead in beads:
        zh = "".join(zh_lines[line] for line in bead.zh_ids)
        en = " ".join(en_lines[line] for line in bead.en_ids)
        place = "-".join(str(ids[0]) if ids else "" for ids in (bead.zh_ids, bead.en_ids))
        if zh:
            made_by = EnglishFrom.SOURCE if en else EnglishFrom.NONE
            yield ParallelSegment(f"{document}#{place}", document, language, zh, zh, en, made_by)
        else:
            yield ParallelSegment(f"{document}#{place}", document, "en", en, en, en, EnglishFrom.SOURCE)


def _notes(document: Document, segment: EditionSegment) -> Iterator[Note]:
    ledger = document.revision.ledger
    for index in segment.flags:
        change = ledger[index]
        yield Note(change.rule, change.status.value, f"{_describe(change)} (confidence {change.confidence:.2f})")
    for flag in segment.english_flags:
        yield Note("translation", Status.FLAGGED.value, flag)
    for link in segment.links:
        yield Note("evidence", link.relation.value, f"{link.document} {link.start}-{link.end}: {link.text}")


def _describe(change: Edit | Mark) -> str:
    """What was or may be changed, and why, as a sentence."""
    before, after = change.before, change.after
    if after is None:
        return f"“{before}”: {change.reason}" if before else change.reason
    was = "was" if change.status is Status.APPLIED else "should perhaps be"
    if not before:
        return f"“{after}” {was} inserted: {change.reason}"
    if not after:
        return f"“{before}” {was} removed: {change.reason}"
    return f"“{before}” {'became' if change.status is Status.APPLIED else 'may be'} “{after}”: {change.reason}"

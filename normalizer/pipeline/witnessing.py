"""What a translation back into English says about garbled words: marks for a reader, never a repair."""

from collections.abc import Iterable, Iterator, Sequence

from normalizer.edition.model import EditionSegment
from normalizer.edits import Mark, Revision, Step
from normalizer.pipeline.surveys import Survey
from normalizer.references import References
from normalizer.roles.model import Role
from normalizer.translation.model import EnglishFrom

RULE = "doubt-by-translation"
"""The rule of these marks; `explain` knows it."""

CONFIDENCE = 0.5
"""A pair of words that nothing else explains is as often right as not."""


def add_witnesses(
    revision: Revision, segments: Sequence[EditionSegment], survey: Survey, references: References
) -> Revision:
    """The revision with marks where the machine translation of garbled segments makes a word doubtful.

    Garbled Chinese is literal English, and its translation often shows the idiom again (出埃及記: exodus). Where the
    references have that English as a name, the name is proposed; where they have it as a word, the place is flagged.
    """
    translated = [segment for segment in segments if segment.english_from is EnglishFrom.ARGOS]
    if survey.role is not Role.GARBLED or not translated:
        return revision
    marked = {(mark.start, mark.end) for mark in revision.marks} | {(edit.start, edit.end) for edit in revision.edits}
    marks = [mark for mark in _find_marks(revision, translated, references) if (mark.start, mark.end) not in marked]
    return Revision(revision.original, revision.edits, sorted({*revision.marks, *marks}, key=_order))


def _find_marks(revision: Revision, segments: Iterable[EditionSegment], references: References) -> Iterator[Mark]:
    from normalizer.translation.witnesses import find_translation_witnesses

    for segment in segments:
        for witness in find_translation_witnesses(segment.clean, segment.english, references):
            place = revision.original_span(segment.clean_start + witness.start, segment.clean_start + witness.end)
            before = place.of(revision.original)
            if before != witness.surface:
                continue  # it has been repaired: the translation speaks of another text
            names = references.names.find(witness.english)
            name = names[0].canonical if len(names) == 1 and witness.english[:1].isupper() else None
            reason = (
                f"{witness.surface} comes back from the translation as “{witness.english}”, which the references use"
            )
            yield Mark(place.start, place.end, before, (Step(RULE, reason, CONFIDENCE, witness.evidence),), name)


def _order(mark: Mark) -> tuple[int, int, str, str, str]:
    return (mark.start, mark.end, mark.status.value, mark.rule, mark.after or "")

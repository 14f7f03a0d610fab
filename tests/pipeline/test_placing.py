"""Segments of the clean text on the original: in order, disjoint, nothing forgotten."""

from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.edits import Draft, Finding, Revision
from normalizer.pipeline.placing import place_segments
from normalizer.segments.model import Segment

TEXTS = st.text(alphabet="ab 。\n", max_size=20)
EDITS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3), st.text(alphabet="ab 。\n", max_size=2)), max_size=6)


def revise(text: str, edits: list[tuple[int, int, str]]) -> Revision:
    draft = Draft(text)
    for start, length, after in edits:
        start = min(start, len(draft.text))
        draft.apply([Finding(start, min(start + length, len(draft.text)), after, "rule", "", 1.0)])
    return draft.revision()


def cut(text: str) -> list[Segment]:
    """A segment a sentence, without white space at its ends."""
    segments = []
    start = 0
    for end in [index + 1 for index, letter in enumerate(text) if letter in "。\n"] + [len(text)]:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            segments.append(Segment(left, left + len(piece.strip()), "und"))
        start = end
    return segments


@given(TEXTS, EDITS)
@settings(max_examples=1000)
def test_segments_are_in_order_and_cover_all_but_white_space(text: str, edits: list[tuple[int, int, str]]) -> None:
    revision = revise(text, edits)
    placed = place_segments(revision, cut(revision.text))
    ends = [0, *(span.end for _, span in placed)]
    assert all(end <= span.start < span.end for end, (_, span) in zip(ends, placed, strict=False))
    covered = {place for _, span in placed for place in range(span.start, span.end)}
    if placed:
        assert all(text[place].isspace() for place in range(len(text)) if place not in covered)


def test_what_was_deleted_between_two_segments_belongs_to_the_second() -> None:
    revision = revise("a。xx b。", [(2, 2, "")])
    placed = place_segments(revision, cut(revision.text))
    assert [span.of(revision.original) for _, span in placed] == ["a。", "xx b。"]


def test_removed_furniture_belongs_to_no_segment() -> None:
    revision = revise("a。xx b。", [(2, 2, "")])
    placed = place_segments(revision, cut(revision.text), removed=revision.edits)
    assert [span.of(revision.original) for _, span in placed] == ["a。", "b。"]

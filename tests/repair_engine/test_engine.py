"""The engine: judging, freezing, rounds."""

import re
from collections.abc import Iterable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.edits import Evidence, Finding, Revision
from normalizer.references import EMPTY
from normalizer.repairs.context import Context, Pass
from normalizer.repairs.engine import revise
from normalizer.repairs.options import RepairOptions


def replacing(old: str, new: str | None, confidence: float = 1.0, freezes: bool = False) -> Pass:
    def run(text: str, context: Context) -> Iterator[Finding]:
        for match in re.finditer(old, text):
            yield Finding(*match.span(), new, old, "", confidence, (Evidence.here(*match.span()),), freezes)

    return run


def repair(text: str, *passes: Pass, threshold: float = 0.8) -> Revision:
    return revise(text, passes, references=EMPTY, options=RepairOptions(threshold=threshold), id="x")


def test_what_is_sure_is_applied_and_what_is_not_is_proposed() -> None:
    revision = repair("abc", replacing("a", "x", 0.8), replacing("b", "y", 0.79))
    assert revision.text == "xbc"
    (mark,) = revision.marks
    assert (mark.start, mark.end, mark.before, mark.after, mark.status) == (1, 2, "b", "y", "proposed")
    assert repair("abc", replacing("b", "y", 0.79), threshold=0.7).text == "ayc"


def test_a_frozen_place_is_touched_by_nothing_but_punctuation() -> None:
    revision = repair(
        "an invented,word",
        replacing("invented.word", None, freezes=True),
        replacing("word", "world"),
        replacing(",", "，"),
        replacing("an", "one"),
    )
    assert revision.text == "one invented，word"
    (mark,) = revision.marks
    assert mark.before == "invented,word"


def test_an_earlier_pass_may_touch_what_a_later_one_freezes_and_a_second_run_changes_nothing() -> None:
    passes = (replacing("word", "world"), replacing("world", None, freezes=True), replacing("world", "earth"))
    revision = repair("a word", *passes)
    assert revision.text == "a world"
    assert repair(revision.text, *passes).edits == ()


def test_marks_come_from_the_text_that_no_longer_changes() -> None:
    revision = repair("ab", replacing("a", None), replacing("ab", "xb"))
    assert revision.text == "xb"
    assert revision.marks == ()


def test_evidence_from_the_text_is_cited_in_the_original() -> None:
    revision = repair("aab", replacing("aa", "c"), replacing("b", "d"))
    evidence = [piece for edit in revision.edits for piece in edit.evidence]
    assert [(piece.ref, piece.start, piece.end, piece.text) for piece in evidence] == [
        ("x", 0, 2, "aa"),
        ("x", 2, 3, "b"),
    ]


def test_passes_that_undo_each_other_end_and_are_reported() -> None:
    revision = repair("a", replacing("a", "b"), replacing("b", "a"))
    assert revision.text == "a"
    assert revision.edits == ()
    growing = repair("a", replacing("a", "aa"))
    assert growing.marks


PASSES = st.lists(
    st.tuples(
        st.text(alphabet="ab,", min_size=1, max_size=2),
        st.none() | st.text(alphabet="xy，", max_size=2),
        st.sampled_from([0.5, 0.9]),
        st.booleans(),
    ),
    max_size=5,
)


@given(st.text(alphabet="ab,x", max_size=12), PASSES)
@settings(max_examples=300)
def test_a_second_run_over_the_clean_text_changes_nothing(
    text: str, seeds: Iterable[tuple[str, str | None, float, bool]]
) -> None:
    passes = [replacing(old, new, confidence, freezes and new is None) for old, new, confidence, freezes in seeds]
    revision = repair(text, *passes)
    assert revision.revert() == text
    again = repair(revision.text, *passes)
    assert again.edits == ()
    assert [(mark.before, mark.after) for mark in again.marks] == [
        (revision.clean_span(mark.start, mark.end).of(revision.text), mark.after) for mark in revision.marks
    ] or revision.edits

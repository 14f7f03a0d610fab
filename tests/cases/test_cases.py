"""Runs every case, and replays the ledger of each."""

import pytest

from normalizer.edits import Revision, Status
from tests.cases.model import Case, load
from tests.cases.repairing import repair_with

CASES = load()


def parameters() -> list[object]:
    """One pytest parameter a case; a known failure must fail."""
    return [
        pytest.param(
            case,
            id=f"{case.file}: {case.label}",
            marks=[pytest.mark.xfail(reason=case.known_failure, strict=True)] if case.known_failure else [],
        )
        for case in CASES
    ]


def replay(revision: Revision) -> str:
    """The clean text, from the original and the records of the ledger alone."""
    pieces: list[str] = []
    place = 0
    for edit in revision.edits:
        assert revision.original[edit.start : edit.end] == edit.before
        pieces += (revision.original[place : edit.start], edit.after)
        place = edit.end
    return "".join((*pieces, revision.original[place:]))


@pytest.mark.parametrize("case", parameters())
def test_case(case: Case) -> None:
    revision = repair_with(case.text, case.references)
    if case.fixed is not None or case.negative:
        assert revision.text == (case.text if case.fixed is None else case.fixed)
    for piece in case.touched:
        start = case.text.index(piece)
        end = start + len(piece)
        touches = [edit for edit in revision.ledger if edit.start < end and start < max(edit.end, edit.start + 1)]
        assert touches, piece


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.label}")
def test_the_ledger_replays(case: Case) -> None:
    revision = repair_with(case.text, case.references)
    assert revision.original == case.text
    assert replay(revision) == revision.text
    assert revision.revert() == case.text
    for change in revision.ledger:
        assert case.text[change.start : change.end] == change.before
        assert change.reason
        assert 0 <= change.confidence <= 1
        assert (change.after is None) == (change.status is Status.FLAGGED)
    assert repair_with(revision.text, case.references).edits == ()


def test_there_are_enough_cases_and_half_of_them_are_negative() -> None:
    assert len(CASES) >= 300
    assert sum(case.negative for case in CASES) * 2 >= len(CASES)


def test_no_case_is_there_twice() -> None:
    texts = [(case.text, case.references) for case in CASES]
    assert len(set(texts)) == len(texts)
    labels = [(case.file, case.label) for case in CASES]
    assert len(set(labels)) == len(labels)

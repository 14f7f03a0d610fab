"""Decisions find their place again, are carried out, and say when they cannot be."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.edition import review
from normalizer.edition.decisions import FORMAT, Decision, Verdict, decide
from normalizer.edits.drafts import Draft
from normalizer.edits.evidence import EvidenceKind
from normalizer.edits.findings import Finding
from normalizer.edits.records import Edit, Mark
from normalizer.edits.revisions import Revision
from normalizer.errors import UsageError

TEXT = "昨天,梅塔(Meta)宣布新的實驗室,岩石開端之後離開了Openai公司。這是一個實驗室,這是一個實驗室。"


def find(text: str, before: str, after: str | None, rule: str = "calque", confidence: float = 0.9) -> Finding:
    start = text.index(before)
    return Finding(start, start + len(before), after, rule, f"{rule} says so", confidence)


def revise(text: str = TEXT) -> Revision:
    draft = Draft(text, "003")
    draft.apply([find(text, ",", "，", "comma"), find(text, "Openai", "OpenAI", "brand")])
    return draft.revision(
        [find(draft.text, "岩石開端", "坎坷的開端", confidence=0.6), find(draft.text, "新的實驗室", None, "loop", 0.7)]
    )


def line(revision: Revision, before: str) -> Edit | Mark:
    return next(line for line in revision.ledger if line.before == before)


def decided(revision: Revision, before: str, verdict: Verdict, text: str | None = None) -> Decision:
    return decide("003", revision.original, line(revision, before), verdict, text)


def test_an_accepted_proposal_becomes_an_edit_with_the_decision_as_evidence() -> None:
    revision = revise()
    reviewed = review.apply(revision, [decided(revision, "岩石開端", Verdict.ACCEPT)], "M. Chen")
    assert "坎坷的開端之後" in reviewed.revision.text
    edit = line(reviewed.revision, "岩石開端")
    assert isinstance(edit, Edit)
    assert edit.rule == "calque"
    assert edit.confidence == 1.0
    assert edit.evidence[-1].kind is EvidenceKind.REVIEW
    assert (edit.evidence[-1].ref, edit.evidence[-1].text) == ("M. Chen", "accepted, 0.60 before")
    assert reviewed.revision.revert() == TEXT


def test_a_rejected_edit_is_taken_back_and_stays_in_the_ledger() -> None:
    revision = revise()
    reviewed = review.apply(revision, [decided(revision, "Openai", Verdict.REJECT)])
    assert "Openai" in reviewed.revision.text
    mark = line(reviewed.revision, "Openai")
    assert isinstance(mark, Mark)
    assert (mark.after, mark.confidence) == ("OpenAI", 0.0)
    assert not reviewed.unplaced


def test_a_rejected_proposal_and_a_rejected_flag_have_no_probability_left() -> None:
    revision = revise()
    decisions = [decided(revision, before, Verdict.REJECT) for before in ("岩石開端", "新的實驗室")]
    reviewed = review.apply(revision, decisions)
    assert reviewed.revision.text == revision.text
    assert [mark.confidence for mark in reviewed.revision.marks] == [0.0, 0.0]


def test_a_confirmed_flag_is_certain() -> None:
    revision = revise()
    reviewed = review.apply(revision, [decided(revision, "新的實驗室", Verdict.ACCEPT)])
    flag = line(reviewed.revision, "新的實驗室")
    assert (flag.after, flag.confidence) == (None, 1.0)


@pytest.mark.parametrize("before", ["Openai", "岩石開端", "新的實驗室"])
def test_an_amended_line_reads_as_the_reader_wrote_it(before: str) -> None:
    revision = revise()
    reviewed = review.apply(revision, [decided(revision, before, Verdict.AMEND, "改過的字")])
    edit = line(reviewed.revision, before)
    assert (edit.after, edit.rule, edit.confidence) == ("改過的字", review.RULE, 1.0)
    assert "改過的字" in reviewed.revision.text


def test_a_decision_survives_text_added_and_changed_elsewhere() -> None:
    revision = revise()
    moved = revise("前言。岩石不動。" + TEXT.replace("昨天", "前天"))
    reviewed = review.apply(moved, [decided(revision, "岩石開端", Verdict.ACCEPT)])
    assert "坎坷的開端之後" in reviewed.revision.text
    assert not reviewed.unplaced


def test_a_decision_survives_a_rule_that_is_gone() -> None:
    revision = revise()
    decision = decided(revision, "Openai", Verdict.ACCEPT)
    reviewed = review.apply(Revision(TEXT), [decision])
    edit = line(reviewed.revision, "Openai")
    assert (edit.after, edit.rule, edit.reason) == ("OpenAI", "brand", "a reader accepted it")
    assert review.apply(Revision(TEXT), [replace(decision, verdict=Verdict.REJECT)]).revision.text == TEXT


def test_a_rejected_proposal_stays_rejected_when_the_rule_has_become_sure() -> None:
    decision = decided(revise(), "岩石開端", Verdict.REJECT)
    draft = Draft(TEXT, "003")
    draft.apply([find(TEXT, "岩石開端", "坎坷的開端", confidence=0.95)])
    assert review.apply(draft.revision(), [decision]).revision.text == TEXT


def test_a_rejection_does_not_hit_another_change_at_the_same_place() -> None:
    decision = decided(revise(), "Openai", Verdict.REJECT)
    draft = Draft(TEXT, "003")
    draft.apply([find(TEXT, "Openai", "Open AI", "other")])
    reviewed = review.apply(draft.revision(), [decision])
    assert "Open AI" in reviewed.revision.text
    assert reviewed.unplaced[0].reason == "“Openai” now becomes “Open AI” by other, which nobody has judged"


def test_a_decision_says_when_its_text_is_gone_or_stands_in_several_places() -> None:
    revision = revise()
    gone = review.apply(Revision(TEXT.replace("岩石", "坎坷")), [decided(revision, "岩石開端", Verdict.ACCEPT)])
    assert gone.unplaced[0].reason == "“岩石開端” with the text around it is no longer in the source"
    twice = review.apply(
        Revision(TEXT + TEXT + TEXT), [replace(decided(revision, "岩石開端", Verdict.ACCEPT), start=0, end=4)]
    )
    assert twice.unplaced[0].reason == "“岩石開端” now stands in several places with the same text around it"
    assert twice.revision.text == TEXT * 3


def test_a_decision_says_when_a_larger_change_reaches_over_it() -> None:
    decision = decided(revise(), "Openai", Verdict.ACCEPT)
    draft = Draft(TEXT, "003")
    draft.apply([find(TEXT, "離開了Openai", "退出OpenAI", "merged")])
    reviewed = review.apply(draft.revision(), [decision])
    assert reviewed.revision == draft.revision()
    assert reviewed.unplaced[0].reason == "“離開了Openai”, now changed as a whole by merged, reaches over it"


def test_an_accepted_proposal_replaces_the_edits_inside_it() -> None:
    draft = Draft("他在Openai, 做事。很久以前的事了。", "003")
    draft.apply([find(draft.text, "Openai", "OpenAI", "brand"), find(draft.text, ", ", "，", "comma")])
    revision = draft.revision([find(draft.text, "OpenAI，做事", "OpenAI工作")])
    inner = [decide("003", revision.original, edit, Verdict.ACCEPT) for edit in revision.edits]
    outer = decide("003", revision.original, revision.marks[0], Verdict.ACCEPT)
    reviewed = review.apply(revision, [*inner, outer])
    assert reviewed.revision.text == "他在OpenAI工作。很久以前的事了。"
    assert not reviewed.unplaced
    against = review.apply(revision, [replace(inner[0], verdict=Verdict.REJECT), outer])
    assert against.unplaced[0].reason == "another decision, on “Openai, 做事”, covers it"


def test_of_two_decisions_on_one_line_the_later_counts() -> None:
    revision = revise()
    first, last = decided(revision, "Openai", Verdict.REJECT), decided(revision, "Openai", Verdict.ACCEPT)
    assert "OpenAI" in review.apply(revision, [first, last]).revision.text


@given(st.data())
def test_decisions_on_a_ledger_of_any_shape_are_all_carried_out_or_reported(data: st.DataObject) -> None:
    text = data.draw(st.text("ab梅塔,。", max_size=30))
    draft = Draft(text, "003")
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    findings = data.draw(st.lists(st.tuples(places, st.sampled_from(["", "x", "梅"])), max_size=5))
    draft.apply([Finding(start, end, after, "r", "why", 0.9) for (start, end), after in findings])
    size = len(draft.text)
    spots = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted)
    marks = data.draw(st.lists(st.tuples(spots, st.sampled_from([None, "y"])), max_size=4))
    revision = draft.revision([Finding(start, end, after, "m", "why", 0.5) for (start, end), after in marks])
    verdicts = data.draw(
        st.lists(st.sampled_from(Verdict), min_size=len(revision.ledger), max_size=len(revision.ledger))
    )
    decisions = [
        decide("003", text, line, verdict, "z" if verdict is Verdict.AMEND else None)
        for line, verdict in zip(revision.ledger, verdicts, strict=True)
    ]
    reviewed = review.apply(revision, decisions)
    assert reviewed.revision.original == text
    assert reviewed.revision.revert() == text
    assert {unplaced.decision for unplaced in reviewed.unplaced} <= set(decisions)
    if all(verdict is Verdict.ACCEPT for verdict in verdicts) and not revision.marks:
        assert reviewed.revision.text == revision.text
    if all(verdict is Verdict.REJECT for verdict in verdicts):
        assert reviewed.revision.text == text


def exported(**changes: object) -> dict[str, object]:
    decision: dict[str, object] = {
        "document": "003", "sha256": "ab", "rule": "brand", "status": "applied", "start": 4, "end": 10,
        "before": "Openai", "after": "OpenAI", "prefix": "離開了", "suffix": "公司", "decision": "amend",
        "text": "OpenAI Inc.", "note": "so they write it",
    }  # fmt: skip
    return {"format": FORMAT, "reviewer": "M. Chen", "decisions": [decision | changes]}


def save(path: Path, record: object) -> Path:
    file = path / "review.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    return file


def test_a_review_is_read_as_the_page_writes_it(tmp_path: Path) -> None:
    read = review.read(save(tmp_path, exported()))
    assert read.reviewer == "M. Chen"
    (decision,) = read.of("003")
    assert (decision.verdict, decision.wanted, decision.note) == (Verdict.AMEND, "OpenAI Inc.", "so they write it")
    assert read.of("renamed") == ()
    assert read.of("renamed", "ab") == (decision,)


def test_decisions_on_sources_that_are_not_there_are_named(tmp_path: Path) -> None:
    read = review.read(save(tmp_path, exported()))
    assert review.find_strangers(read, [("004", "cd"), ("renamed", "ab")]) == ()
    assert review.find_strangers(read, [("004", "cd"), ("003", "ef")]) == ()
    (lost,) = review.find_strangers(read, [("004", "cd")])
    assert lost.reason == "no source of this run is 003"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"decision": "perhaps"}, "'perhaps' is not a valid Verdict"),
        ({"start": "4"}, "“start” should be a place in the text"),
        ({"end": 11}, "“Openai” does not fill [4, 11)"),
        ({"text": None}, "“text” should be a text"),
        ({"prefix": 3}, "“prefix” should be a text"),
    ],
)
def test_a_wrong_decision_is_named(tmp_path: Path, changes: dict[str, object], complaint: str) -> None:
    with pytest.raises(UsageError, match=r"review\.json, decision 1: ") as error:
        review.read(save(tmp_path, exported(**changes)))
    assert complaint in str(error.value)


def test_a_file_that_is_no_review_is_refused(tmp_path: Path) -> None:
    for record in ([], {"format": "other", "decisions": []}, {"format": FORMAT}):
        with pytest.raises(UsageError, match="is not a review"):
            review.read(save(tmp_path, record))
    file = tmp_path / "review.json"
    for content in (b"\xff\xfe", b"{", b"[" * 100_000):
        file.write_bytes(content)
        with pytest.raises(UsageError, match="is not JSON"):
            review.read(file)
    with pytest.raises(UsageError, match="cannot be read"):
        review.read(tmp_path / "missing.json")

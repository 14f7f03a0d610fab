"""The laws of the ledger, on any text and any sequence of passes."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.edits import Draft, Edit, Finding, Mark, Revision, Step, revert

# few letters, so that edits often restore what stood there and often touch
TEXTS = st.text(alphabet="ab中，", max_size=12)
WORDS = st.text(alphabet="ab中，", max_size=3)


@dataclass(frozen=True)
class Seed:
    """A finding in relative terms, so that it fits whatever text it meets."""

    start: int
    length: int
    after: str
    confidence: float


SEEDS = st.builds(Seed, st.integers(0, 12), st.integers(0, 4), WORDS, st.sampled_from([0.8, 0.9, 1.0]))
PASSES = st.lists(st.lists(SEEDS, max_size=5), max_size=6)


def findings(text: str, seeds: list[Seed], rule: str) -> list[Finding]:
    found = []
    for seed in seeds:
        start = min(seed.start, len(text))
        found.append(Finding(start, min(start + seed.length, len(text)), seed.after, rule, "", seed.confidence))
    return found


def run(original: str, passes: list[list[Seed]]) -> Draft:
    draft = Draft(original, "x")
    for number, seeds in enumerate(passes):
        draft.apply(findings(draft.text, seeds, f"r{number}"))
    return draft


def untouched(revision: Revision) -> list[int]:
    """The places of the original that no edit covers."""
    covered = {place for edit in revision.edits for place in range(edit.start, edit.end)}
    return [place for place in range(len(revision.original)) if place not in covered]


def images(revision: Revision) -> dict[int, int]:
    """Where each untouched character of the original stands in the clean text, counted the slow way."""
    found = {}
    for place in untouched(revision):
        # an insertion at a place stands before its character
        before = [edit for edit in revision.edits if edit.end <= place]
        found[place] = place + sum(len(edit.after) - len(edit.before) for edit in before)
    return found


@given(TEXTS, PASSES)
@settings(max_examples=1000)
def test_the_ledger_applied_gives_the_text_and_reverted_the_original(original: str, passes: list[list[Seed]]) -> None:
    draft = run(original, passes)
    revision = draft.revision()
    assert revision.text == draft.text
    assert revision.revert() == original
    records = [(place.start, edit.before, edit.after) for edit, place in revision.edit_spans()]
    assert revert(revision.text, records) == original


@given(TEXTS, PASSES)
@settings(max_examples=500)
def test_edits_are_sorted_disjoint_and_have_an_effect(original: str, passes: list[list[Seed]]) -> None:
    revision = run(original, passes).revision()
    places = [(edit.start, edit.end) for edit in revision.edits]
    assert places == sorted(set(places))
    assert all(one.end <= two.start for one, two in zip(revision.edits, revision.edits[1:], strict=False))
    for edit, place in revision.edit_spans():
        assert edit.before != edit.after
        assert place.of(revision.text) == edit.after
        assert revision.place(edit) == place
        assert [step.order for step in edit.steps] == sorted(step.order for step in edit.steps)


@given(TEXTS, PASSES, st.integers(0, 12), st.integers(0, 12))
@settings(max_examples=1000)
def test_an_untouched_character_lies_in_a_span_exactly_when_its_image_does(
    original: str, passes: list[list[Seed]], one: int, two: int
) -> None:
    revision = run(original, passes).revision()
    start, end = sorted((min(one, len(original)), min(two, len(original))))
    image = revision.clean_span(start, end)
    assert 0 <= image.start <= image.end <= len(revision.text)
    for place, moved in images(revision).items():
        assert revision.text[moved] == original[place]
        assert (start <= place < end) == (image.start <= moved < image.end)
    start, end = sorted((min(one, len(revision.text)), min(two, len(revision.text))))
    source = revision.original_span(start, end)
    for place, moved in images(revision).items():
        assert (start <= moved < end) == (source.start <= place < source.end)


@given(TEXTS, PASSES, SEEDS)
@settings(max_examples=1000)
def test_accepting_a_proposal_replaces_the_edits_inside_it(
    original: str, passes: list[list[Seed]], proposal: Seed
) -> None:
    draft = run(original, passes)
    (finding,) = findings(draft.text, [proposal], "p")
    revision = draft.revision([finding])
    (mark,) = revision.marks
    for edit in revision.edits:
        inside = mark.start <= edit.start and edit.end <= mark.end
        outside = edit.end <= mark.start or mark.end <= edit.start
        assert inside or outside
    kept = [edit for edit in revision.edits if not (mark.start <= edit.start and edit.end <= mark.end)]
    accepted = Edit(mark.start, mark.end, mark.before, mark.steps, mark.after or "")
    ledger = sorted([*kept, accepted], key=lambda edit: (edit.start, edit.end))
    assert Revision(original, ledger).text == (
        draft.text[: finding.start] + (finding.after or "") + draft.text[finding.end :]
    )


@given(TEXTS, PASSES)
@settings(max_examples=300)
def test_a_text_is_taken_back_by_one_pass_that_restores_it(original: str, passes: list[list[Seed]]) -> None:
    draft = run(original, passes)
    draft.apply([Finding(0, len(draft.text), original, "back", "", 1.0)])
    assert draft.text == original
    assert all(edit.before != edit.after for edit in draft.revision().edits)


def apply(original: str, *passes: list[tuple[int, int, str]]) -> list[tuple[int, int, str, str]]:
    draft = Draft(original)
    for number, edits in enumerate(passes):
        draft.apply([Finding(start, end, after, f"r{number}", "", 1.0) for start, end, after in edits])
    return [(edit.start, edit.end, edit.after, edit.rule) for edit in draft.revision().edits]


def test_neighbours_stay_separate() -> None:
    assert apply("abc", [(0, 1, "x")], [(1, 2, "y")]) == [(0, 1, "x", "r0"), (1, 2, "y", "r1")]
    assert apply("abc", [(0, 1, "")], [(0, 1, "y")]) == [(0, 1, "", "r0"), (1, 2, "y", "r1")]


def test_edits_that_share_a_character_merge_and_name_their_rules_in_order() -> None:
    assert apply("abcd", [(1, 2, "xy")], [(2, 4, "z")]) == [(1, 3, "xz", "r0+r1")]


def test_an_insertion_on_an_earlier_insertion_or_deletion_merges() -> None:
    assert apply("ab", [(1, 1, "x")], [(1, 1, "y")]) == [(1, 1, "yx", "r0+r1")]
    assert apply("abc", [(1, 2, "")], [(1, 1, "y")]) == [(1, 2, "y", "r0+r1")]


def test_an_edit_around_a_deletion_swallows_it() -> None:
    assert apply("abcd", [(1, 3, "")], [(0, 2, "z")]) == [(0, 4, "z", "r0+r1")]


def test_what_restores_the_original_vanishes() -> None:
    assert apply("abc", [(1, 2, "x")], [(1, 2, "b")]) == []
    assert apply("abc", [(1, 1, "x")], [(1, 2, "")]) == []


def test_within_a_pass_the_leftmost_then_the_longer_then_the_surer_wins() -> None:
    draft = Draft("abcd")
    draft.apply(
        [
            Finding(1, 2, "x", "short", "", 1.0),
            Finding(1, 3, "y", "unsure", "", 0.8),
            Finding(1, 3, "z", "sure", "", 0.9),
            Finding(2, 4, "w", "later", "", 1.0),
            Finding(0, 0, "i", "first", "", 1.0),
            Finding(0, 0, "j", "second", "", 0.9),
        ]
    )
    assert draft.text == "iazd"


def test_a_flag_has_no_after_and_keeps_its_place() -> None:
    draft = Draft("a,b")
    draft.apply([Finding(1, 2, "，", "comma", "", 1.0)])
    (mark,) = draft.revision([Finding(2, 3, None, "odd", "", 0.5)]).marks
    assert mark == Mark(2, 3, "b", (Step("odd", "", 0.5, (), 2),), None)
    assert mark.status == "flagged"

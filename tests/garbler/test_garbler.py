"""The garbler keeps its answer, damages in every kind, and the scorer tells a right repair from a wrong one."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from normalizer.edits import Edit, Mark, Revision, Step
from tests.garbler import carriers, news
from tests.garbler.garble import AMOUNT, RATES, garble
from tests.garbler.model import Damage, Expect, Garbled, Level
from tests.garbler.score import Tally, judge

TAIWAN = news.load("taiwan")


def damaged(seed: str, level: Level = Level.MEDIUM) -> Garbled:
    name = Random(seed).choice(sorted(TAIWAN))
    return garble(TAIWAN[name], level, seed, Random(seed).sample(carriers.load(), 12))


def edit(start: int, end: int, text: str, after: str, confidence: float = 0.9) -> Edit:
    return Edit(start, end, text[start:end], (Step("rule", "reason", confidence),), after)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_the_answer_is_known(level: Level, seed: str) -> None:
    garbled = damaged(seed, level)
    assert garbled == damaged(seed, level)
    assert garbled.restore() == garbled.clean != garbled.text
    for damage in garbled.damages:
        assert garbled.text[damage.start : damage.end] == damage.after
        assert damage.before != damage.after
    assert all(one.end <= other.start for one, other in pairwise(garbled.damages))


def test_more_is_broken_at_every_level() -> None:
    counts = [sum(len(damaged(str(seed), level).damages) for seed in range(6)) for level in AMOUNT]
    assert counts[0] * 2 < counts[1] < counts[2]


def test_every_kind_is_broken() -> None:
    done: Counter[str] = Counter()
    for seed in range(60):
        done.update(damage.kind for damage in damaged(str(seed), Level.HEAVY).damages)
    assert set(done) == {*RATES, "half_width"}


def test_undoing_everything_scores_full_marks() -> None:
    tally = Tally()
    for seed in range(6):
        garbled = damaged(str(seed))
        edits = [edit(d.start, d.end, garbled.text, d.before) for d in garbled.damages]
        tally.add(garbled, Revision(garbled.text, edits))
    assert tally.precision == 1.0
    assert tally.recall == 1.0
    assert tally.collateral == 0
    assert tally.seen == tally.all


def test_doing_nothing_scores_nothing() -> None:
    tally = Tally()
    garbled = damaged("x")
    tally.add(garbled, Revision(garbled.text))
    assert (tally.recall, tally.f1, tally.edits) == (0.0, 0.0, 0)


def test_marks_are_counted_by_the_damage_they_cover() -> None:
    garbled = Garbled("他不去。", "他去。", (Damage(1, 1, "不", "", "polarity", Expect.MARK),))
    tally = Tally()
    tally.add(garbled, Revision(garbled.text, (), (Mark(1, 2, "去", (Step("rule", "reason", 0.5),), None),)))
    assert tally.seen["polarity"] == 1
    assert tally.wanted.total() == 0
    assert (tally.marked, tally.marked_right) == (1, 1)


LOOP = "天氣很好,天氣很好，"
TWICE = (
    Damage(4, 5, "，", ",", "half_width", Expect.EDIT),
    Damage(5, 10, "", "天氣很好，", "loop_clause", Expect.EDIT),
)


@pytest.mark.parametrize(
    ("edits", "right", "undone"),
    [
        ([(4, 5, "，"), (5, 10, "")], {0, 1}, {0, 1}),  # as the damage was done
        ([(0, 5, "")], {0}, {0, 1}),  # the other copy, with its comma
        ([(4, 5, "，")], {0}, {0}),
        ([(4, 5, "。")], set(), set()),
        ([(5, 10, "")], {0}, {1}),
        ([(5, 9, "")], set(), set()),
        ([(0, 10, "天氣很好，")], {0}, {0, 1}),
    ],
)
def test_either_copy_may_go(edits: list[tuple[int, int, str]], right: set[int], undone: set[int]) -> None:
    assert judge(LOOP, TWICE, [edit(start, end, LOOP, after) for start, end, after in edits]) == (right, undone)


def test_a_second_right_answer_is_right() -> None:
    damages = (Damage(0, 2, "平手", "領帶", "calque", Expect.EDIT, ("平局",)),)
    assert judge("領帶。", damages, [edit(0, 2, "領帶。", "平局")]) == ({0}, {0})
    assert judge("領帶。", damages, [edit(0, 2, "領帶。", "和局")]) == (set(), set())


def test_an_edit_of_sound_text_is_collateral() -> None:
    garbled = Garbled("甲，乙。丙丁", "甲,乙。丙丁", (Damage(1, 2, "，", ",", "half_width", Expect.EDIT),))
    tally = Tally()
    tally.add(
        garbled, Revision(garbled.text, [edit(1, 2, garbled.text, "，", 0.97), edit(4, 5, garbled.text, "丁", 0.85)])
    )
    assert tally.collateral == 1
    assert tally.precision == 0.5
    assert tally.calibration() == [("0.85–0.90", 1, 0.0), ("0.95–0.98", 1, 1.0)]

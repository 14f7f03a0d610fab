"""The sound model: single names, names in bulk, and how it is learnt."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import resources
from normalizer.names import match_name, rank_names, training
from normalizer.names.folding import fold
from normalizer.names.scoring import score_names
from normalizer.names.transliteration import find_start, syllable

PAIRS = Path(__file__).parents[2] / ".." / "shared" / "data" / "cedpane_names.tsv"
chinese = st.text("扎克伯格馬梅塔奈特埃隆斯山姆奧曼·A,實驗室的", max_size=8)
latin = st.text("abcdefghkmnorstuzABCÉø -'4", max_size=14)


@pytest.mark.parametrize(
    ("zh", "right", "wrong"),
    [
        ("扎克伯格", "Zuckerberg", "Sandberg"),
        ("馬克·扎克伯格", "Mark Zuckerberg", "Marc Benioff"),
        ("納亞克", "Nayak", "Agarwal"),
        ("布雷特·卡瓦諾", "Brett Kavanaugh", "Brent Cavendish"),
        ("習近平", "Xi Jinping", "Xin Jiang"),
    ],
)
def test_the_right_name_sounds_better(zh: str, right: str, wrong: str) -> None:
    assert match_name(zh, right).score > match_name(zh, wrong).score + 3


def test_the_alignment_says_which_character_spells_what() -> None:
    match = match_name("梅塔", "Meta")
    assert [(step.character, step.letters) for step in match.alignment] == [("梅", "me"), ("塔", "ta")]
    assert match.score == pytest.approx(sum(step.score for step in match.alignment))


@given(chinese, latin)
def test_an_alignment_uses_up_both_names(zh: str, name: str) -> None:
    match = match_name(zh, name)
    if match.alignment:
        assert "".join(step.letters for step in match.alignment) == fold(name)
        assert [step.character for step in match.alignment] == [char for char in zh if syllable(char)]
        assert match.score == pytest.approx(sum(step.score for step in match.alignment))
    else:
        assert match.score == -math.inf


@given(chinese, st.lists(latin, min_size=1, max_size=30))
def test_in_bulk_the_scores_are_the_same(zh: str, names: list[str]) -> None:
    for name, score in zip(names, score_names(zh, names), strict=True):
        assert score == pytest.approx(match_name(zh, name).score)


@given(chinese, st.lists(latin, max_size=40))
def test_ranking_orders_all_by_score(zh: str, names: list[str]) -> None:
    ranked = rank_names(zh, names)
    assert sorted(name for name, _ in ranked) == sorted(names)
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_the_start_of_a_name_is_found_by_its_sound() -> None:
    run = "公司發言人戴夫·阿諾德"
    start, score = find_start(run, "Dave Arnold")
    assert run[start:] == "戴夫·阿諾德"
    assert score > 6


def test_learning_is_repeatable_and_learns() -> None:
    pairs = [
        ("mark", "馬克"),
        ("marta", "馬塔"),
        ("kara", "卡拉"),
        ("tara", "塔拉"),
        ("karma", "卡馬"),
        ("lara", "拉拉"),
    ]
    syllables = training.read_syllables("馬克塔卡拉")
    first = training.learn(pairs, syllables)
    assert first == training.learn(pairs, syllables)
    assert first["la"]["ra"] > first["la"]["ta"]


@pytest.mark.slow
@pytest.mark.skipif(not PAIRS.exists(), reason="the name pairs the model is learnt from are not here")
def test_the_shipped_model_is_what_the_recipe_gives(tmp_path: Path) -> None:
    training.write_model(training.read_pairs(PAIRS), tmp_path / "model.tsv")
    assert (tmp_path / "model.tsv").read_text(encoding="utf-8") == resources.open_text("transliteration.tsv")

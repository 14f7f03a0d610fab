"""The garble score tells damage from sound text, says why, and decides the role."""

from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import roles
from normalizer.language.model import Language
from normalizer.roles import Role, symptoms
from normalizer.roles.assign import GARBLED_FROM

SEEDS = Path(__file__).parents[2] / "seeds"

SOUND_CHINESE = (
    "立法院週三三讀通過明年度預算，總額達新臺幣二兆九千億元。行政院長表示，「這份預算兼顧民生與建設」，並感謝各黨團支持。"
    "在野黨則批評，部分科目「年年編列、年年賸餘」，要求主計總處一個月內提出檢討報告。\n"
    "根據統計，今年前八個月稅收為1兆2,345億元，較去年同期增加3.5%，其中營業稅成長最多。"
)


def seed(prefix: str) -> str:
    (path,) = SEEDS.glob(f"{prefix}_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("prefix", ["000", "001", "002", "004"])
def test_english_sources_are_references(prefix: str) -> None:
    score = roles.score(seed(prefix))
    assert score.value < 0.05
    assert roles.assign(Language("en", 0.99), score) is Role.REFERENCE


def test_the_garbled_seed_is_garbled() -> None:
    score = roles.score(seed("003"))
    assert score.value > 0.8
    assert roles.assign(Language("zh-Hant", 0.99), score) is Role.GARBLED


def test_sound_chinese_is_sound() -> None:
    score = roles.score(SOUND_CHINESE)
    assert score.value == 0.0
    assert roles.assign(Language("zh-Hant", 0.99), score) is Role.SOUND


def test_half_width_commas_alone_are_not_garble() -> None:
    text = SOUND_CHINESE.replace("，", ",") * 4
    assert 0.05 < roles.score(text).value < GARBLED_FROM


def test_a_broken_english_source_is_no_reference() -> None:
    broken = "The lab\ufffd\ufffds work\ufffd began in 2024 and \ufffd went on.\n" * 20
    assert roles.assign(Language("en", 0.9), roles.score(broken)) is Role.GARBLED


def test_the_features_add_up_to_the_score() -> None:
    score = roles.score(seed("003"))
    names = [feature.name for feature in score.features]
    assert len(set(names)) == len(names) == 9
    assert score.value == pytest.approx(1 - exp(-sum(f.value * f.weight for f in score.features)), abs=1e-4)


@pytest.mark.parametrize(
    ("feature", "garbled", "sound"),
    [
        (symptoms.half_width, "據報導,這兩者(即公司)離開", "據報導，時間12:30，1,000人，Meta, Google"),
        (symptoms.misplaced, "任期,,根據報告\n,這項運動。7。5年。 ”", "任期，根據報告\n這項運動……。7.5年。”"),
        (symptoms.unpaired_quotes, "“這是“決定", "“這是『決定』。”\n「第一段。\n　　「第二段。」"),
        (symptoms.loops, "這是一個艱難的決定,“這是一個艱難的決定", "天天好好好，一步一步研究研究"),
        (symptoms.stutter, "Alexandr Zhaey Zhaey Zhae", "North Korea, New Orleans, Rishabh Agarwal"),
        (symptoms.english_runs, "她走了。 This is a long English sentence here.公司", "a b c d e f g h\n公司用ChatGPT"),
        (symptoms.markup, "href=“ https://t.co/x“ <br>", "a < b，x=1，5>3"),
        (symptoms.pinyin, "發(fā)現(xiàn)問題", "發現(fāxiàn)"),
        (symptoms.lost, "ä¸­æ–‡\ufffd", "中文 café"),
    ],
)
def test_each_feature_fires_on_its_damage_only(feature: object, garbled: str, sound: str) -> None:
    assert callable(feature)
    assert feature(garbled) > 0
    assert feature(sound) == 0


def test_a_segment_with_a_loop_stands_out() -> None:
    loop = "梅塔的新超級智能實驗室的新超級智能實驗室已經顯示出麻煩的跡象。"
    assert roles.score_segment(loop).value > 0.9
    assert roles.score_segment("市議會週三通過預算。").value == 0.0


@given(st.text(max_size=400))
def test_any_text_has_a_score(text: str) -> None:
    assert 0.0 <= roles.score(text).value <= 1.0
    assert 0.0 <= roles.score_segment(text).value <= 1.0


@given(
    st.lists(st.sampled_from(["中文的", "，", ",", "“", "”", "a.b-c ", "\n", "Zha ", "(fā)", "{{", "="]), max_size=60)
)
def test_a_sound_neighbourhood_never_raises_the_score(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert roles.score(text + "\n" + SOUND_CHINESE).value <= max(roles.score(text + "\n").value, 1e-9)


def test_no_feature_chokes_on_degenerate_input() -> None:
    for unit in ("a-", "a.a ", "Aaa ", "(fā", "<p ", "{{", "“", ",", "。 ", "中", "=\u201c"):
        text = unit * (100_000 // len(unit))
        assert 0.0 <= roles.score(text).value <= 1.0

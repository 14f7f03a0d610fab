"""Stray Simplified or Traditional characters, and regional vocabulary."""

import opencc
import pytest

from normalizer.repairs.options import Locale
from normalizer.repairs.script import convert_stray_characters, localize_vocabulary
from tests.repair_text.texts import SENTENCES, apply, find

TAIWAN = "".join(SENTENCES["zh-Hant"]) * 3


@pytest.mark.parametrize(
    ("stray", "after"),
    [
        ("他說，這個实驗室的問題很嚴重。", "他說，這個實驗室的問題很嚴重。"),
        ("他说，这里面有问题，頭髮和發展不同。", "他說，這裡面有問題，頭髮和發展不同。"),
        ("皇后在后面，他說這没有問題。", "皇后在后面，他說這沒有問題。"),
        ("受雇的人在游泳池邊，口味偏咸，出征之前看了說明。", "受雇的人在游泳池邊，口味偏咸，出征之前看了說明。"),
    ],
)
def test_strays_in_traditional_text(stray: str, after: str) -> None:
    assert apply(convert_stray_characters, TAIWAN + stray) == TAIWAN + after


def test_a_simplified_clause_is_converted_as_a_whole() -> None:
    text = "公司發言人說，后来他们只好离开那里，結果並不像投資者所期待的那樣。"
    assert apply(convert_stray_characters, TAIWAN + text) == TAIWAN + text.replace(
        "后来他们只好离开那里", "後來他們只好離開那裡"
    )


def test_the_reverse() -> None:
    text = "".join(SENTENCES["zh-Hans"]) * 3
    assert apply(convert_stray_characters, text + "他說，这个问题很严重。") == text + "他说，这个问题很严重。"


def test_pure_text_is_left_alone() -> None:
    """Traditional, Simplified, Japanese and Korean are no strays in themselves."""
    for language in ("zh-Hant", "zh-Hans", "ja", "ko", "en"):
        assert find(convert_stray_characters, "\n".join(SENTENCES[language])) == []


def test_japanese_inside_chinese_is_left_alone() -> None:
    text = TAIWAN + "\n" + "\n".join(SENTENCES["ja"])
    assert apply(convert_stray_characters, text) == text


def test_the_evidence_names_the_table_and_the_characters() -> None:
    (finding,) = find(convert_stray_characters, TAIWAN + "這個实驗室。")
    assert finding.evidence[0].ref == "opencc:s2tw#实"
    assert finding.rule == "convert-stray-characters"


@pytest.mark.parametrize(
    ("locale", "text", "after"),
    [
        (
            Locale.TAIWAN,
            "首席執行官說這段視頻由人工智能製作，軟件在服務器上。",
            "執行長說這段視頻由人工智慧製作，軟體在伺服器上。",
        ),
        (Locale.CHINA, "執行長說軟體在伺服器上。", "首席執行官說軟件在服務器上。"),
        (None, "首席執行官說這段視頻由人工智能製作。", "首席執行官說這段視頻由人工智能製作。"),
        (Locale.TAIWAN, "他們支持這個聲明，訴訟程序已經開始。", "他們支持這個聲明，訴訟程序已經開始。"),
    ],
)
def test_vocabulary_only_on_request(locale: Locale | None, text: str, after: str) -> None:
    assert apply(localize_vocabulary, text, locale) == after


def test_a_word_with_several_renderings_is_only_proposed() -> None:
    findings = find(localize_vocabulary, "這段視頻已經刪除，大家都說很可惜。", Locale.TAIWAN)
    assert [(finding.after, finding.confidence < 0.8) for finding in findings] == [("影片", True)]


def test_converting_twice_changes_nothing() -> None:
    simplify = opencc.OpenCC("t2s").convert
    for sentence in SENTENCES["zh-Hant"]:
        mixed = TAIWAN + simplify(sentence)
        once = apply(convert_stray_characters, mixed)
        assert apply(convert_stray_characters, once) == once


def test_a_part_of_a_name_is_no_regional_word() -> None:
    text = "導演瓦格納·毛拉（Wagner Moura）獲獎，觀眾都很高興。"
    assert find(localize_vocabulary, text, Locale.TAIWAN) == []

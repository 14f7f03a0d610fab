"""Sentence boundaries."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.language import LanguageSpan
from normalizer.segments import split

CHINESE = [
    ["他走了。", "她留下來。"],
    ["他問：「真的嗎？」", "沒有人回答。"],
    ["「我不知道。」", "他說，「你呢？」"],
    ["指數上漲7。5個百分點。", "市場歡迎這個消息。"],
    ["新版是1.5。", "2.0 版本要等到明年。"],
    ["等一下……我再想想。", "好吧！！"],
    ["所謂「不准離開。」的規定已經取消。", "大家都很高興。"],
    ["公司說：“這是正常的。 ”", "觀察家不同意。"],
    ["價格是3.5元。", "很便宜。"],
]
ENGLISH = [
    ["He left.", "She stayed."],
    ["Mr. Smith met Dr. Jones at 5 p.m. in Washington.", "They talked."],
    ["“We are failing,” he wrote.", "“We lack talent.”", "Nobody answered."],
    ["Is it true?", "It is!"],
    ["The U.S. economy grew by 2.5 percent.", "Analysts had expected less."],
    ["It costs $3.50 (about £2.80).", "That is cheap."],
]


def cut(text: str, tag: str) -> list[str]:
    return [text[segment.start : segment.end] for segment in split(text, [LanguageSpan(0, len(text), tag, 1.0)])]


@pytest.mark.parametrize("sentences", CHINESE)
def test_chinese(sentences: list[str]) -> None:
    assert cut("".join(sentences), "zh-Hant") == sentences


@pytest.mark.parametrize("sentences", ENGLISH)
def test_english(sentences: list[str]) -> None:
    assert cut(" ".join(sentences), "en") == sentences


def test_straight_quotes_close_or_open_by_their_number() -> None:
    assert cut('他說："我不知道。"她說："我知道。"', "zh-Hant") == ['他說："我不知道。"', '她說："我知道。"']


def test_an_address_is_not_cut_at_its_question_mark() -> None:
    text = "見 https://example.org/a? ref=twsrc 的說明。謝謝。"
    assert cut(text, "zh-Hant") == ["見 https://example.org/a? ref=twsrc 的說明。", "謝謝。"]


def test_a_full_english_sentence_is_cut_from_the_chinese_around_it() -> None:
    english = "The internal chaos has forced a profound strategic shift."
    text = f"這是第二次改組。 {english}該公司正在探索其他方法。"
    assert [(text[each.start : each.end], each.language) for each in split(text)] == [
        ("這是第二次改組。", "zh-Hant"),
        (english, "en"),
        ("該公司正在探索其他方法。", "zh-Hant"),
    ]


def test_lines_are_never_joined() -> None:
    assert cut("標題\n\n第一段\r\n第二段。", "zh-Hant") == ["標題", "第一段", "第二段。"]


@given(st.text(alphabet=st.sampled_from('他說。！？”’」.!? \n\taB7…"“「\u2028\ud800'), max_size=60))
@settings(max_examples=300, deadline=None)
def test_all_but_white_space_lies_in_exactly_one_segment(text: str) -> None:
    segments = split(text)
    assert all(one.end <= other.start for one, other in pairwise(segments))
    assert all(text[each.start : each.end] == text[each.start : each.end].strip() != "" for each in segments)
    covered = {place for each in segments for place in range(each.start, each.end)}
    assert all(character.isspace() for place, character in enumerate(text) if place not in covered)


@pytest.mark.parametrize(
    "text", ["。" * 100_000, '"' * 100_000, "a. " * 30_000, "。 ” " * 30_000, "1" * 100_000 + "。1"]
)
def test_long_degenerate_texts(text: str) -> None:
    assert split(text)[-1].end == len(text.rstrip())

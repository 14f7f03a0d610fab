"""What can be told to be wrong with a translation by looking at it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.translation.quality import faults, is_looping, longest_repeat, missing_figures


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("公司投資35億美元", "The company invested $3.5 billion"),
        ("12.5億人", "1.25 billion people"),
        ("二十三人受傷", "twenty-three people were hurt"),
        ("8月22日", "August 22"),
        ("在2025年", "in 2025"),
        ("1,250萬", "12.5 million"),
        ("兩個人", "a couple"),
        ("三百零五頁", "305 pages"),
        ("百分之五十", "50 percent"),
        ("數十億美元", "billions of dollars"),
        ("It has 3.5 million users", "它有350萬用戶"),
    ],
)
def test_numbers_that_agree(source: str, text: str) -> None:
    assert missing_figures(source, text) == ()


@pytest.mark.parametrize(
    ("source", "text", "lost"),
    [
        ("公司投資35億美元", "The company invested $35 billion", "3500000000"),
        ("二十三人受傷", "thirty-two people were hurt", "23"),
        ("8月22日", "July 22", "8"),
        ("在2025年", "in 2024", "2025"),
    ],
)
def test_numbers_that_do_not(source: str, text: str, lost: str) -> None:
    assert missing_figures(source, text) == (lost,)


@pytest.mark.parametrize("text", ["the the the", "it is it is it is", "a b c d e a b c d e a b c d e", "市長市長市長"])
def test_loops(text: str) -> None:
    assert is_looping(text, "市長表示")


@pytest.mark.parametrize(
    "text", ["He said that that was it.", "New York, New York", "bye bye", "The man who knew the man who knew"]
)
def test_no_loops(text: str) -> None:
    assert not is_looping(text, "市長表示")


def test_what_repeats_in_the_source_may_repeat() -> None:
    assert not is_looping("no no no", "不不不")


@given(st.lists(st.sampled_from("abc"), max_size=40))
def test_longest_repeat_agrees_with_counting(units: list[str]) -> None:
    most = 1
    for size in range(1, 13):
        for start in range(len(units)):
            count = 1
            while units[start + count * size : start + (count + 1) * size] == units[start : start + size] != []:
                count += 1
                if start + count * size >= len(units):
                    break
            most = max(most, count if len(units[start : start + size]) == size else 1)
    assert longest_repeat(units) == most


@pytest.mark.parametrize(
    ("source", "text", "han", "fault"),
    [
        ("市長表示", "", False, "empty"),
        ("市長今天表示", "市長今天表示", False, "copied"),
        ("市長今天表示", "The 市長 said", False, "Chinese is left"),
        ("The mayor said today", "The mayor spoke", True, "no Chinese"),
        ("是", "I think that he is going to tell us about it", False, "much more"),
        ("市長今天在台北表示地震沒有造成任何人受傷或死亡", "He", False, "much less"),
    ],
)
def test_faults(source: str, text: str, han: bool, fault: str) -> None:
    assert any(fault in sentence for sentence in faults(source, text, han))


def test_a_sound_translation_has_no_faults() -> None:
    text = "The mayor said today that the quake hurt twenty people."
    assert faults("市長今天表示，地震造成二十人受傷。", text, False) == ()


def test_long_degenerate_texts_are_read() -> None:
    assert is_looping("a " * 50_000, "b")
    assert missing_figures("1" * 5000, "x")
    faults("一" * 20_000, "two " * 20_000, False)

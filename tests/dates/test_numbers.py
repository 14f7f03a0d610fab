"""Numbers with what they count."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.dates.numbers import Quantity, find
from normalizer.dates.numerals import read_english, read_han


@pytest.mark.parametrize(
    ("text", "surface", "low", "unit", "modifier"),
    [
        ("35億美元", "35億美元", "3500000000", "USD", None),
        ("$3.5 billion in cash", "$3.5 billion", "3500000000", "USD", None),
        ("12.5亿美元的报价", "12.5亿美元", "1250000000", "USD", None),
        ("新台幣三千五百元", "新台幣三千五百元", "3500", "TWD", None),
        ("百分之三十", "百分之三十", "30", "%", None),
        ("about 30 percent", "about 30 percent", "30", "%", "APPROX"),
        ("3.5萬人", "3.5萬人", "35000", "person", None),
        ("超過1兆元", "超過1兆元", "1000000000000", "XXX", "MORE_THAN"),
        ("two hundred million dollars", "two hundred million dollars", "200000000", "USD", None),
        ("€20m", "€20m", "20000000", "EUR", None),
        ("1,234,567", "1,234,567", "1234567", "", None),
        ("2000 萬人", "2000 萬人", "20000000", "person", None),
        ("3 億美元", "3 億美元", "300000000", "USD", None),
        ("每小時85英里", "每小時85英里", "85", "mi/h", None),
        ("85 mph", "85 mph", "85", "mi/h", None),
        ("時速120公里", "時速120公里", "120", "km/h", None),
    ],
)
def test_a_number_is_written_out(text: str, surface: str, low: str, unit: str, modifier: str | None) -> None:
    (found,) = find(text)
    assert (found.surface, found.low, found.unit, found.modifier) == (surface, Decimal(low), unit, modifier)
    assert found.low == found.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("九位數字", 10**8, 10**9 - 1),
        ("nine-figure pay", 10**8, 10**9 - 1),
        ("數十億美元", 2 * 10**9, 10**10 - 1),
        ("tens of billions of dollars", 20 * 10**9, 99 * 10**9),
        ("300多人", 300, 400),
    ],
)
def test_what_is_said_roughly_is_a_range(text: str, low: int, high: int) -> None:
    (found,) = find(text)
    assert (int(found.low), int(found.high)) == (low, high)


@pytest.mark.parametrize("text", ["2025年5月1日", "GPT-4", "3月", "three researchers", "at 9:30", "1" * 5000])
def test_dates_names_and_small_words_stay_out(text: str) -> None:
    assert [found.surface for found in find(text) if found.surface != "9"] == []


def test_the_same_amount_agrees_across_languages() -> None:
    (here,), (there,) = find("35億美元"), find("$3.5 billion")
    assert here.agrees(there)
    assert not here.agrees(find("35億歐元")[0])
    assert find("九位數字")[0].agrees(find("$250 million")[0])


def _han(number: int) -> str:
    digits, units = "零一二三四五六七八九", ("", "十", "百", "千")
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + units[place]
            zero = False
        else:
            zero = True
    return text


@given(st.integers(1, 9999))
def test_han_numerals_read_back(number: int) -> None:
    assert read_han(_han(number)) == number
    assert read_han(_han(number) + "億") == number * 10**8


@given(st.text(alphabet="一二三十百千萬億兆零廿 1234567890.,$%of tens billion美元幾數多", max_size=60))
def test_any_text_gives_disjoint_spans_in_order(text: str) -> None:
    found = find(text)
    assert all(text[each.start : each.end] == each.surface for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(isinstance(each, Quantity) and each.low <= each.high for each in found)


def test_english_words_are_summed() -> None:
    assert read_english(["three", "hundred", "and", "twenty", "one", "thousand"]) == 321_000


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("營收達1兆2,000億元", 1_200_000_000_000, "XXX"),
        ("付了3億5,000萬美元", 350_000_000, "USD"),
        ("付了2萬5千元", 25_000, "XXX"),
        ("下跌3成", 30, "%"),
        ("占兩成五", 25, "%"),
        ("7成年輕人", 70, "%"),
    ],
)
def test_figures_of_several_parts_are_one(text: str, value: int, unit: str) -> None:
    (found,) = find(text)
    assert (found.low, found.high, found.unit) == (value, value, unit)


@pytest.mark.parametrize("text", ["2萬5元", "三成員", "一成年男子", "他變成五個人"])
def test_what_may_be_no_such_figure_is_none(text: str) -> None:
    assert [each for each in find(text) if each.unit == "%" or each.low > 20] == []

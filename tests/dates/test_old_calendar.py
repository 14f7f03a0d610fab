"""Dates and feasts of the Chinese calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.dates import Basis, find
from normalizer.dates.lunar import FIRST, LAST, find_day, find_feast, find_month
from normalizer.edits.evidence import EvidenceKind


@pytest.mark.parametrize(
    ("text", "english", "edtf"),
    [
        ("農曆八月十五", "the 15th day of the 8th lunar month", "2025-10-06"),
        ("舊曆五月初五", "the 5th day of the 5th lunar month", "2025-05-31"),
        ("農曆2025年正月初一", "the 1st day of the 1st lunar month of 2025", "2025-01-29"),
        ("今年農曆八月十五", "the 15th day of the 8th lunar month of this year", "2025-10-06"),
        ("2024年農曆正月初一", "the 1st day of the 1st lunar month of 2024", "2024-02-10"),
        ("臘月二十三", "the 23rd day of the 12th lunar month", "2025-01-22"),
        ("八月初五", "the 5th day of the 8th lunar month", "2025-09-26"),
        ("閏六月初三", "the 3rd day of the leap 6th lunar month", "2025-07-27"),
        ("農曆七月", "the 7th lunar month", "2025-08-23/2025-09-21"),
        ("宣統三年八月十九日", "the 19th day of the 8th lunar month of 1911", "1911-10-10"),  # the rising of Wuchang
    ],
)
def test_a_lunar_date_has_its_day_and_says_how_it_was_found(text: str, english: str, edtf: str) -> None:
    (found,) = find(text, written=date(2025, 8, 25))
    assert (found.surface, found.english, found.edtf, found.basis) == (text, english, edtf, Basis.COMPUTED)
    assert found.confidence <= 0.9
    assert found.evidence[-1].kind is EvidenceKind.COMPUTATION
    assert edtf in (found.evidence[-1].text or "")


@pytest.mark.parametrize(
    "text",
    ["農曆八月十五", "臘月二十三", "2025年農曆十二月初八", "農曆1850年正月初一", "農曆2024年閏六月初三"],
)
def test_without_a_year_that_is_known_or_beyond_the_tables_there_is_no_day(text: str) -> None:
    (found,) = find(text)
    assert (found.surface, found.edtf, found.earliest, found.latest) == (text, None, None, None)
    assert found.basis is Basis.NONE


def test_the_day_beside_it_tells_the_year() -> None:
    _, found = find("2025年10月6日（農曆八月十五）")
    assert (found.edtf, found.basis) == ("2025-10-06", Basis.COMPUTED)


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        ("2024年中秋節", "2024-09-17", Basis.EXPLICIT),
        ("明年春節", "2026-02-17", Basis.RELATIVE),
        ("2026年除夕", "2026-02-16", Basis.EXPLICIT),
        ("中秋節", "2025-10-06", Basis.INFERRED_YEAR),
        ("端午節", "2025-05-31", Basis.INFERRED_YEAR),
        ("Lunar New Year 2026", "2026-02-17", Basis.EXPLICIT),
    ],
)
def test_a_feast_has_its_day(text: str, edtf: str, basis: Basis) -> None:
    (found,) = find(text, written=date(2025, 8, 25))
    assert (found.surface, found.edtf, found.basis) == (text, edtf, basis)


@pytest.mark.parametrize("text", ["春節假期", "春節期間", "端午連假"])
def test_the_holidays_around_a_feast_are_about_then(text: str) -> None:
    (found,) = find(text, written=date(2025, 8, 25))
    assert found.modifier == "APPROX"


@given(st.dates(date(1901, 3, 1), date(2088, 12, 31)))
def test_every_day_lies_in_one_lunar_month(day: date) -> None:
    months = [
        found
        for year in (day.year - 1, day.year)
        for month in range(1, 13)
        for leap in (False, True)
        if (found := find_month(year, month, leap=leap)) and found[0] <= day < found[0] + timedelta(days=found[1])
    ]
    assert len(months) == 1


def test_the_tables_end_where_they_are_sure() -> None:
    assert find_day(FIRST - 1, 1, 1) is None
    assert find_day(LAST + 1, 1, 1) is None
    assert find_feast(2025, 1, 1) == date(2025, 1, 29)


@pytest.mark.parametrize("text", ["八月初五名工人", "9月初一名男子", "五月初三天", "十月初一嚐暖意"])
def test_early_in_a_month_is_no_lunar_day(text: str) -> None:
    assert find(text)[0].english.startswith("early ")


def test_months_of_a_reign_are_about_those_of_the_year() -> None:
    (found,) = find("光緒二十年八月十八日")
    assert (found.edtf, found.modifier, found.earliest) == ("1894-08-18~", "APPROX", None)
    assert found.confidence <= 0.5
    assert find("民國十年五月三日")[0].edtf == "1921-05-03"
    assert find("明治三十年五月三日")[0].edtf == "1897-05-03"
    assert find("光緒二十年")[0].edtf == "1894"

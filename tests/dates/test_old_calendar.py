"""Dates of the Chinese calendar, which no Gregorian day is read from."""

from datetime import date

import pytest

from normalizer.dates import Basis, find


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("農曆八月十五", "the 15th day of the 8th lunar month"),
        ("舊曆五月初五", "the 5th day of the 5th lunar month"),
        ("農曆2025年正月初一", "the 1st day of the 1st lunar month of 2025"),
        ("臘月二十三", "the 23rd day of the 12th lunar month"),
        ("八月初五", "the 5th day of the 8th lunar month"),
        ("閏六月初三", "the 3rd day of the 6th lunar month"),
        ("農曆七月", "the 7th lunar month"),
    ],
)
def test_no_day_is_read_from_a_lunar_date(text: str, english: str) -> None:
    (found,) = find(text, written=date(2025, 8, 25))
    assert (found.surface, found.english) == (text, english)
    assert (found.edtf, found.earliest, found.latest, found.basis) == (None, None, None, Basis.NONE)


@pytest.mark.parametrize("text", ["八月初五名工人", "9月初一名男子", "五月初三天"])
def test_early_in_a_month_is_no_lunar_day(text: str) -> None:
    assert find(text)[0].english.startswith("early ")


def test_months_of_a_reign_are_about_those_of_the_year() -> None:
    (found,) = find("光緒二十年八月十八日")
    assert (found.edtf, found.modifier, found.earliest) == ("1894-08-18~", "APPROX", None)
    assert found.confidence <= 0.5
    assert find("民國十年五月三日")[0].edtf == "1921-05-03"
    assert find("明治三十年五月三日")[0].edtf == "1897-05-03"
    assert find("光緒二十年")[0].edtf == "1894"

"""What is rendered reads back as the same record, in both languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.dates import TimeExpression, find, render

LOCALES = ["en_US", "en_GB", "zh_Hant_TW", "zh_Hans_CN"]
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def meaning(found: TimeExpression) -> tuple[object, ...]:
    return (
        found.kind,
        found.edtf,
        found.earliest,
        found.latest,
        found.duration,
        found.timex,
        found.modifier,
        found.basis,
    )


def read_back(text: str, locale: str) -> TimeExpression:
    (found,) = find(text)
    words = render(found, locale)
    (again,) = find(words)
    assert again.surface == words
    assert meaning(again) == meaning(found), words
    return again


@pytest.mark.parametrize("locale", LOCALES)
@given(DAYS)
def test_a_day_reads_back(locale: str, day: date) -> None:
    assert read_back(day.isoformat(), locale).earliest == day.isoformat()


@pytest.mark.parametrize("locale", LOCALES)
@given(DAYS)
def test_a_month_reads_back(locale: str, day: date) -> None:
    assert read_back(f"{day.year}年{day.month}月", locale).edtf == day.isoformat()[:7]


@pytest.mark.parametrize("locale", ["zh_Hant_TW", "zh_Hans_CN"])
@given(DAYS)
def test_a_year_reads_back(locale: str, day: date) -> None:
    assert read_back(f"{day.year}年", locale).edtf == f"{day.year}"


@pytest.mark.parametrize("locale", ["en_US", "zh_Hant_TW"])
@given(DAYS, st.integers(1, 700))
def test_a_range_of_days_reads_back(locale: str, day: date, length: int) -> None:
    last = min(day + timedelta(days=length), date(2999, 12, 31))
    if day < last:
        words = f"{day.isoformat()}到{last.isoformat()}" if locale.startswith("zh") else f"from {day} to {last}"
        found = find(words)
        assert [each.edtf for each in found] == [f"{day}/{last}"]


@pytest.mark.parametrize("locale", ["zh_Hant_TW", "zh_Hans_CN"])
@given(
    st.integers(1, 400),
    st.sampled_from(["年", "個月", "天", "小時", "分鐘"]),
    st.sampled_from(["", "不到", "超過", "至少", "約"]),
)
def test_a_duration_reads_back(locale: str, count: int, unit: str, modifier: str) -> None:
    read_back(f"{modifier}{count}{unit}", locale)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("2025年8月25日", "en_US", "August 25, 2025"),
        ("2025年8月25日", "en_GB", "25 August 2025"),
        ("August 25, 2025", "zh_Hant_TW", "2025年8月25日"),
        ("工作了7。5年", "zh_Hant_TW", "7.5年"),
        ("近十年", "en_US", "nearly a decade"),
        ("不到一個月", "zh_Hans", "不到一个月"),
        ("2018年以前", "en_US", "before 2018"),
        ("2025年5月底", "en_US", "late May 2025"),
    ],
)
def test_it_stands_as_the_locale_has_it(text: str, locale: str, expected: str) -> None:
    assert render(find(text)[0], locale) == expected


def test_an_inferred_year_stays_out() -> None:
    (found,) = find("8月19日", written=date(2025, 8, 27))
    assert found.edtf == "2025-08-19"
    assert render(found, "en_US") == "August 19"
    assert render(found, "zh_Hant_TW") == "8月19日"


def test_other_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="English and Chinese"):
        render(find("2025年")[0], "fr_FR")


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("本週的會議", "zh_Hant_TW", "本週"),
        ("2025年6月下旬", "zh_Hant_TW", "2025年6月下旬"),
        ("2025年6月下旬", "en_US", "late June 2025"),
        ("up to six months", "zh_Hant_TW", "最多六個月"),
        ("nearly 20 years", "zh_Hant_TW", "近20年"),
        ("他在兩個星期內離開", "en_US", "within two weeks"),
    ],
)
def test_what_is_relative_or_a_range_keeps_its_words(text: str, locale: str, expected: str) -> None:
    assert render(find(text)[0], locale) == expected


@pytest.mark.parametrize("text", ["a few months", "several hours", "幾天", "數十年", "數百年"])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_length_without_a_number_gets_none(text: str, locale: str) -> None:
    (found,) = find(text)
    words = render(found, locale)
    assert not any(char.isdigit() for char in words)
    if locale.startswith("zh"):
        (again,) = find(words, "zh")
        assert meaning(again) == meaning(found)

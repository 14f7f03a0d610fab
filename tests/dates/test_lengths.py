"""Lengths of time with two ends, and words beside dates that are something else."""

from datetime import date

import pytest

from normalizer.dates import Basis, TimeKind, find


@pytest.mark.parametrize(
    ("text", "least", "most", "modifier", "english"),
    [
        ("大約10到12個月", "P10M", "P12M", "APPROX", "about ten to twelve months"),
        ("1至2個月", "P1M", "P2M", "EQUAL_OR_LESS", "one to two months"),
        ("三個月到一年", "P3M", "P1Y", "EQUAL_OR_LESS", "three months to a year"),
        ("ten to twelve months", "P10M", "P12M", "EQUAL_OR_LESS", "ten to twelve months"),
        ("six months to a year", "P6M", "P1Y", "EQUAL_OR_LESS", "six months to a year"),
        ("about 10 to 12 months", "P10M", "P12M", "APPROX", "about 10 to 12 months"),
    ],
)
def test_a_range_of_lengths_keeps_both_ends(text: str, least: str, most: str, modifier: str, english: str) -> None:
    (found,) = find(text)
    assert found.kind is TimeKind.DURATION
    assert (found.duration_least, found.duration, found.modifier, found.english) == (least, most, modifier, english)


def test_a_change_between_ranges_keeps_both() -> None:
    found = find("cut review times from 10 to 12 months to one to two months")
    assert [each.duration_least for each in found] == ["P10M", "P1M"]


@pytest.mark.parametrize("text", ["從12個月到3個月", "從三個月到六個月", "from 3 months to 6 months"])
def test_a_change_of_length_is_two_lengths(text: str) -> None:
    assert [found.duration_least for found in find(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "surface", "english"),
    [
        ("將在第四季度開始大規模生產", "第四季度", "the fourth quarter"),
        ("從第四季度開始", "從第四季度開始", "since the fourth quarter"),
        ("將在年底前提交", "年底前", "by the end of this year"),
        ("在2027年底前完成", "2027年底前", "by the end of 2027"),
        ("六月的一個星期內", "一個星期內", "within a week"),
    ],
)
def test_bounds_say_what_they_bound(text: str, surface: str, english: str) -> None:
    found = find(text)[-1]
    assert (found.surface, found.english) == (surface, english)


def test_by_the_end_of_a_year_ends_with_the_year() -> None:
    (found,) = find("在2027年底前完成")
    assert (found.earliest, found.latest) == (None, "2027-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "Jan Hatzius of Goldman",
        "Jan van Eyck",
        "Judge June Carter ruled",
        "April Jones said",
        "she met April Johnson",
        "his daughter June Carter",
    ],
)
def test_a_given_name_is_no_month(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["since Jan", "the August Fed meeting", "in May", "June Retail sales rose"])
def test_a_month_beside_a_name_stays_one(text: str) -> None:
    assert len(find(text)) == 1


@pytest.mark.parametrize(
    ("text", "english"),
    [("幾個月內", "within a few months"), ("幾天前", "a few days ago"), ("近幾年", "the last few years")],
)
def test_no_day_is_made_of_a_few(text: str, english: str) -> None:
    (found,) = find(text, written=date(2025, 9, 2))
    assert (found.edtf, found.earliest, found.english, found.basis) == (None, None, english, Basis.NONE)


@pytest.mark.parametrize(
    ("text", "timex", "english"),
    [
        ("數小時", "PTXH", "a few hours"),
        ("幾十年", "PXDE", "decades"),
        ("數百年", "PXCE", "centuries"),
        ("數千年", "PXML", "millennia"),
        ("數十天", "PXD", "dozens of days"),
        ("數十年來", "PXDE", "the last few decades"),
        ("超過數年", "PXY", "more than a few years"),
        ("每隔幾天", "PXD", "every few days"),
        ("2024年5月1日後數天", "PXD", "a few days after May 1, 2024"),
        ("a few minutes", "PTXM", "a few minutes"),
        ("the last several years", "PXY", "the last several years"),
        ("decades ago", "PXDE", "decades ago"),
        ("hours later", "PTXH", "hours later"),
        ("every few weeks", "PXW", "every few weeks"),
        ("within a few months", "PXM", "within a few months"),
    ],
)
def test_no_number_is_made_of_a_few(text: str, timex: str, english: str) -> None:
    (found,) = find(text, written=date(2025, 9, 2))
    assert (found.timex, found.english.removeprefix("the "), found.basis) == (
        timex,
        english.removeprefix("the "),
        Basis.NONE,
    )
    assert (found.duration, found.duration_least, found.edtf, found.earliest, found.latest) == (None,) * 5


@pytest.mark.parametrize(
    ("text", "least", "most", "english"),
    [
        ("兩三天", "P2D", "P3D", "two to three days"),
        ("十五六年", "P15Y", "P16Y", "15 to 16 years"),
        ("三四十年", "P30Y", "P40Y", "30 to 40 years"),
        ("二、三十年", "P20Y", "P30Y", "20 to 30 years"),
        ("三、四個月", "P3M", "P4M", "three to four months"),
    ],
)
def test_two_digits_for_one_number_are_its_ends(text: str, least: str, most: str, english: str) -> None:
    (found,) = find(text)
    assert (found.duration_least, found.duration, found.english) == (least, most, english)


def test_so_many_ago_within_bounds_lies_between_them() -> None:
    (found,) = find("兩三週前", written=date(2025, 9, 2))
    assert (found.edtf, found.earliest, found.latest, found.modifier) == (None, "2025-08-12", "2025-08-19", "APPROX")


@pytest.mark.parametrize("text", ["十幾天", "十多天"])
def test_ten_and_some_are_more_than_ten(text: str) -> None:
    (found,) = find(text)
    assert (found.duration, found.modifier) == ("P10D", "MORE_THAN")


def test_ten_or_so_are_about_ten() -> None:
    (found,) = find("十來年")
    assert (found.duration, found.modifier) == ("P10Y", "APPROX")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ten to twelve months", "P10M to P12M"),
        ("twelve months", "P12M"),
        ("a few months", "PXM"),
        ("in May 2024", "2024-05"),
    ],
)
def test_the_value_of_a_range_of_lengths_is_not_its_end(text: str, value: str) -> None:
    (found,) = find(text)
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "durations"),
    [
        ("one or two years, a month or two", ["P2Y", "P1M"]),
        ("in two days, 24-hour service", ["P2D", "PT24H"]),
        ("two-and-a-half years", ["P2.5Y"]),
        ("two years, three months and four days", ["P2Y3M4D"]),
    ],
)
def test_lengths_in_a_list_are_not_added(text: str, durations: list[str]) -> None:
    assert [found.duration for found in find(text)] == durations


@pytest.mark.parametrize("text", ["Georg-August-Universität", "Jean-August-Smith"])
def test_a_part_of_a_compound_is_no_month(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["mid-August", "June-August", "an August-born child"])
def test_a_month_with_a_hyphen_stays_one(text: str) -> None:
    assert len(find(text)) == 1

"""English expressions as whole records."""

from datetime import date, datetime

import pytest

from normalizer.dates import Basis, TimeKind, find

WRITTEN = date(2024, 3, 20)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("on August 25, 2025, they said", "August 25, 2025", "2025-08-25"),
        ("the 25th of August 2025", "the 25th of August 2025", "2025-08-25"),
        ("Sunday, March 3", "Sunday, March 3", "2024-03-03"),
        ("In February, Meta announced", "February", "2024-02"),
        ("left in early 2025.", "early 2025", "2025"),
        ("this August!", "this August", "2024-08"),
        ("in the third quarter of 2016", "the third quarter of 2016", "2016-07/2016-09"),
        ("the mid-1990s", "the mid-1990s", "1990/1999"),
        ("Nov 18-Dec 19, 2015", "Nov 18-Dec 19, 2015", "2015-11-18/2015-12-19"),
        ("two weeks before May 13, 1999", "two weeks before May 13, 1999", "1999-04-29"),
        ("the second Monday of next month", "the second Monday of next month", "2024-04-08"),
        ("May in May? In May, yes", "May", "2023-05"),
        ("see ../archive-2018-09-23-page-01", "2018-09-23", "2018-09-23"),
    ],
)
def test_a_date_is_found_and_placed(text: str, surface: str, edtf: str) -> None:
    found = find(text, written=WRITTEN)[-1]
    assert (found.surface, found.edtf) == (surface, edtf)


@pytest.mark.parametrize(
    ("text", "surface", "duration", "modifier"),
    [
        ("After a decade of work", "a decade", "P10Y", None),
        ("in under four months", "under four months", "P4M", "LESS_THAN"),
        ("nearly two and a half years", "nearly two and a half years", "P2.5Y", "EQUAL_OR_LESS"),
        ("an hour and a half", "an hour and a half", "PT1.5H", None),
        ("no more than 3 days", "no more than 3 days", "P3D", "EQUAL_OR_LESS"),
        ("for two to three weeks", "two to three weeks", "P3W", "EQUAL_OR_LESS"),
    ],
)
def test_a_duration_keeps_its_modifier(text: str, surface: str, duration: str, modifier: str | None) -> None:
    (found,) = find(text, written=WRITTEN)
    assert (found.surface, found.duration, found.modifier) == (surface, duration, modifier)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("every other day", "P2D"),
        ("every Monday at 9:30", "XXXX-WXX-1T09:30"),
        ("a quarter to 8 in the morning", "T07:45"),
        ("from 5 to 6 pm", "T17/T18"),
        ("tomorrow morning", "2024-03-21TMO"),
        ("the last 24 hours", "2024-03-19T00:00:00/2024-03-20T00:00:00"),
    ],
)
def test_sets_and_times_of_day_have_a_timex(text: str, timex: str) -> None:
    (found,) = find(text, written=WRITTEN)
    assert found.timex == timex


@pytest.mark.parametrize(
    "text",
    [
        "4/5G networks",
        "version 1.2.3",
        "a 3-2 win",
        "Theresa May said it may rain",
        "the March on Washington",
        "a 5-year-old boy",
        "open 24/7",
        "the 9/11 attacks",
        "page 12 of The Sunday Times",
        "the South China Morning Post",
        "the Evening Standard",
        "on Saturday Night Live",
        "Good Morning America",
        "John 3:16 says",
        "they won 21:19",
        "highs in the 80s",
        "a woman in her 80s",
        "a decades-long war",
        "1/4 teaspoon of salt",
        "Room 2025 of the hotel",
        "Windows 2000 servers",
        "millions of years ago",
        "call 888-000-9999",
        "deliver 2000 pieces of toys",
        "220 2/3 innings",
        "paid once a month",
        "$DEC and iPhone 15",
        "4:3 aspect ratio",
    ],
)
def test_what_only_looks_like_a_date_stays_out(text: str) -> None:
    assert [found.surface for found in find(text, written=WRITTEN)] == []


def test_a_future_clause_takes_the_year_to_come() -> None:
    (past,) = find("It opened on May 5.", written=WRITTEN)
    (future,) = find("It will open on May 5.", written=WRITTEN)
    assert (past.edtf, future.edtf) == ("2023-05-05", "2024-05-05")
    assert future.basis is Basis.INFERRED_YEAR


def test_a_weekday_picks_the_year_it_fits() -> None:
    (found,) = find("on Thursday, March 3", written=datetime(2024, 3, 20, 12))
    assert found.edtf == "2022-03-03"


def test_last_can_be_a_verb() -> None:
    (found,) = find("The remedies will last six years.", written=datetime(2025, 9, 2))
    assert (found.surface, found.duration, found.kind) == ("six years", "P6Y", TimeKind.DURATION)


def test_a_weekday_picks_the_year_after_the_last_full_date() -> None:
    found = find("He was convicted on November 2, 2023. The court heard him on Tuesday, November 4.")
    assert [each.edtf for each in found] == ["2023-11-02", "2025-11-04"]


@pytest.mark.parametrize("text", ["music of the 80s", "On Monday News Corp said", "on Sunday Times readers"])
def test_a_day_or_decade_beside_a_title_is_one(text: str) -> None:
    assert len(find(text, written=WRITTEN)) == 1


@pytest.mark.parametrize(
    ("text", "edtf"), [("this past weekend", "2025-08-30/2025-08-31"), ("two weeks from now", "2025-09-16")]
)
def test_counted_from_now_whatever_was_spoken_of(text: str, edtf: str) -> None:
    found = find(f"He left on May 5, 2024. It ends {text}.", written=datetime(2025, 9, 2))[-1]
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("through Dec. 31", "2025-12-31"), ("no later than Sept 15", "2025-09-15"), ("until October 3", "2025-10-03")],
)
def test_an_open_end_is_the_nearest(text: str, edtf: str) -> None:
    (found,) = find(f"It runs {text}.", written=datetime(2025, 9, 2))
    assert found.edtf == edtf


def test_what_is_counted_from_an_event_has_no_days() -> None:
    (found,) = find("within 60 days of the ruling", written=datetime(2025, 9, 2))
    assert (found.duration, found.modifier, found.earliest) == ("P60D", "EQUAL_OR_LESS", None)


def test_so_often_in_a_year_is_no_date() -> None:
    (found,) = find("for the third time in a year", written=datetime(2025, 9, 2))
    assert (found.surface, found.duration, found.earliest) == ("a year", "P1Y", None)


def test_the_first_weeks_of_a_month_end_with_them() -> None:
    found = find("the first two weeks of July, the second half of 2025", written=datetime(2025, 9, 2))
    assert [(each.earliest, each.latest) for each in found] == [
        ("2025-07-01", "2025-07-14"),
        ("2025-07-01", "2025-12-31"),
    ]

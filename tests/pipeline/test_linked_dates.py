"""The same event dated differently by a source that is linked."""

from dataclasses import replace

import pytest

from normalizer.alignment.model import Link, Relation
from normalizer.dates import TimeExpression, find
from normalizer.edition.model import EditionSegment
from normalizer.pipeline.dates import compare_linked
from normalizer.pipeline.neighbours import Neighbour, Neighbourhood
from normalizer.translation.model import EnglishFrom


def compared(here: str, there: str, relation: Relation = Relation.SAME_EVENT) -> tuple[TimeExpression, ...]:
    dates = find(here)
    link = Link("ref", 0, len(there), there, 1.0, (), relation)
    segment = EditionSegment(
        "a#0", 0, len(here), 0, len(here), "zh-Hant", here, here, "", EnglishFrom.NONE, dates=tuple(range(len(dates)))
    )
    neighbourhood = Neighbourhood([Neighbour("ref", there, "en")])
    return compare_linked([replace(segment, links=(link,))], dates, neighbourhood)


def test_another_day_for_the_same_event_fails() -> None:
    (found,) = compared("實驗室於2025年7月1日成立。", "The lab was founded on June 30, 2025.")
    assert [(made.check, made.outcome) for made in found.checks] == [("same-event", "fails")]
    assert "2025-06-30 in ref" in found.checks[0].detail


def test_the_same_day_of_another_year_fails() -> None:
    (found,) = compared("實驗室於2025年7月1日成立。", "The lab was founded on July 1, 2024.")
    assert len(found.checks) == 1


@pytest.mark.parametrize(
    "there",
    [
        "The lab was founded on July 1, 2025.",
        "The lab was founded in July 2025.",
        "The lab, founded on June 30, 2025, closed on July 9, 2025.",
        "Others were founded on February 3, 2019.",
        "It was founded around June 30, 2025.",
        "It was founded on June 30.",
    ],
)
def test_what_agrees_or_is_not_comparable_says_nothing(there: str) -> None:
    (found,) = compared("實驗室於2025年7月1日成立。", there)
    assert not found.checks


def test_a_link_by_topic_says_nothing() -> None:
    (found,) = compared("實驗室於2025年7月1日成立。", "The lab was founded on June 30, 2025.", Relation.SAME_TOPIC)
    assert not found.checks


def test_a_day_counted_from_another_is_held_against_what_is_said() -> None:
    text, there = "法院於2025年9月2日裁定。兩天後，委員會罰款。", "The Commission fined it on September 5, 2025."
    dates = find(text)
    assert [each.edtf for each in dates] == ["2025-09-02", "2025-09-04"]
    link = Link("ref", 0, len(there), there, 1.0, (), Relation.SAME_EVENT)
    segment = EditionSegment(
        "a#14", 14, len(text), 14, len(text), "zh-Hant", text[14:], text[14:], "", EnglishFrom.NONE,
        dates=(1,), links=(link,),
    )  # fmt: skip
    neighbourhood = Neighbourhood([Neighbour("ref", there, "en")])
    first, counted = compare_linked([segment], dates, neighbourhood)
    assert not first.checks
    assert [(made.check, made.outcome) for made in counted.checks] == [("same-event", "fails")]
    assert "兩天後 is 2025-09-04 here" in counted.checks[0].detail

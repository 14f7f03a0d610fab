"""What the dates of a document say of each other."""

from datetime import date

import pytest

from normalizer.dates import find
from normalizer.dates.anchors import given_anchor
from normalizer.dates.checks import check


def outcomes(text: str) -> list[tuple[str, str]]:
    return [(made.check, made.outcome) for found in check(text, find(text)) for made in found.checks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("實驗室於2025年7月1日成立。\n8月19日(即它發布僅50天)拆除。", [("length", "holds-inclusively")]),
        ("展覽從2024年3月1日到2024年3月10日，為期9天。", [("length", "holds")]),
        ("展覽從2024年3月1日到2024年3月10日，為期12天。", [("length", "fails")]),
        ("It opened on March 1, 2024. It closed on March 11, 2024, after ten days.", [("length", "holds")]),
        ("2024年3月1日（星期五）開幕。", [("weekday", "holds")]),
        ("It opened on Friday, March 2, 2024.", [("weekday", "fails")]),
        ("展覽從2024年3月10日到2024年3月1日。", [("order", "fails")]),
        ("他在2024年3月1日說，等了三個月。", []),
        ("法院於2025年8月25日受理，隨後於9月3日開庭。", [("order", "holds")]),
        ("法院於2025年8月25日受理，隨後於8月3日開庭。", [("order", "fails")]),
        ("It was filed on May 5, 2025, and later on May 3, 2025 withdrawn.", [("order", "fails")]),
        ("法院於2025年8月25日受理，此前於8月3日起訴。", []),
        ("法院於2025年8月25日受理。隨後於8月3日開庭。", []),
    ],
)
def test_expressions_are_compared(text: str, expected: list[tuple[str, str]]) -> None:
    assert outcomes(text) == expected


def test_a_date_after_the_writing_is_seen_and_a_bound_says_nothing() -> None:
    text = "The plant opened on May 5, 2024."
    anchor = given_anchor(date(2024, 3, 20))
    (found,) = check(text, find(text, written=date(2024, 3, 20)), anchor)
    assert [made.check for made in found.checks] == ["written"]
    assert "46 days after" in found.checks[0].detail
    plan = "The plant will open on May 5, 2024."
    assert not check(plan, find(plan), anchor)[0].checks, "a plan is no error"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他昨天（9月1日）抵達。", [("beside", "holds")]),
        ("他昨天（9月2日）抵達。", [("beside", "fails")]),
        ("他昨天，即9月1日，抵達。", [("beside", "holds")]),
        ("他昨天（9月1日晚報導）抵達。", []),
        ("他於9月1日（2日為假日）抵達。", []),
    ],
)
def test_days_side_by_side_are_compared(text: str, expected: list[tuple[str, str]]) -> None:
    found = check(text, find(text, written=date(2025, 9, 2)), given_anchor(date(2025, 9, 2)))
    assert [(made.check, made.outcome) for each in found for made in each.checks] == expected

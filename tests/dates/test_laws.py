"""What holds for any text."""

from datetime import date, datetime
from functools import cache
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizer.dates import TimeExpression, TimeKind, check, find

PIECES = st.sampled_from(
    """
    2025 年 月 日 8 25 十 三 五 零 半 個 個月 天 週 星期一 上 下 上週 本月 去年 明天 今晚 早上 點 分 到
    至 和 從 起 之後 之前 以來 內 近 約 不到 每 第 季 世紀 年代 初 底 中 上旬 民國 康熙 春節 ， 。 （ ） -
    – / : . , May march 3rd 12 1999 the of in on at last next this
    week month year Monday noon pm half past quarter to from between
    and before after since every other few ago later early late end Q3
    decade Christmas 31 2/29 12:30 2025-02-30 $5 % now until by Feb
    60s 's second one twenty
    """.split()  # noqa: SIM905 - a hundred quoted words would hide the list
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(" ".join),
)
WRITTEN = st.one_of(
    st.none(),
    st.dates(date(1000, 1, 1), date(2999, 1, 1)),
    st.datetimes(datetime(1000, 1, 1), datetime(2999, 1, 1)),
)


@given(TEXTS, WRITTEN, st.sampled_from([None, "zh", "en"]))
@example("BEFORE 1/1", None, "zh")
def test_expressions_are_disjoint_and_in_order_and_say_what_they_cover(
    text: str, written: date | None, language: str | None
) -> None:
    found = find(text, language, written)
    assert all(text[each.start : each.end] == each.surface and each.surface.strip() for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == find(text, language, written)


@given(TEXTS, WRITTEN)
def test_every_record_keeps_the_contract(text: str, written: date | None) -> None:
    for found in check(text, find(text, written=written)):
        record = found.to_record()
        assert list(record)[:17] == [
            "start", "end", "surface", "kind", "edtf", "earliest", "latest", "duration", "timex", "modifier", "english",
            "anchor", "basis", "confidence", "matches", "checks", "evidence",
        ]  # fmt: skip
        assert 0 <= found.confidence <= 1
        if found.edtf is not None:
            assert parse_edtf(found.edtf) is not None
        if found.earliest and found.latest:
            assert date.fromisoformat(found.earliest) <= date.fromisoformat(found.latest)
        if found.kind is TimeKind.DURATION:
            assert found.duration
            assert found.duration.startswith("P")


@settings(max_examples=50)
@given(st.lists(PIECES, max_size=10).map("".join))
def test_traditional_and_simplified_are_read_alike(text: str) -> None:
    simplified = "".join(_simplify(char) for char in text)
    assert [_place(each) for each in find(text)] == [_place(each) for each in find(simplified)]


@cache
def _simplify(char: str) -> str:
    from opencc import OpenCC

    found: str = OpenCC("t2s").convert(char)
    return found if len(found) == 1 else char


def _place(found: TimeExpression) -> tuple[object, ...]:
    return found.start, found.end, found.kind, found.edtf, found.duration, found.timex, found.modifier


UNITS = (
    *(
        "1",
        "一",
        "1,",
        "1-",
        "2025年",
        "2025年到",
        "每天",
        "8月25日，",
        "上",
        "三天前",
        "幾百",
        "2025年8月25日，8月25日。",
    ),
    *("the ", "last week ", "one two ", "3 days and ", "12:30:", "'20s ", "Tuesday, ", "a . m . "),
    "https://x.com/a/status/1",
)


@pytest.mark.parametrize("unit", UNITS)
def test_long_degenerate_texts_are_read(unit: str) -> None:
    """What grew faster than the text would not end before the test's time is up."""
    text = unit * (20_000 // len(unit))
    assert find(text, written=date(2025, 1, 1)) == find(text, written=date(2025, 1, 1))

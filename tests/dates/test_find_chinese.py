"""Chinese expressions as whole records."""

from datetime import date

import pytest

from normalizer.dates import find

WRITTEN = date(2024, 3, 20)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("會議於二〇二三年十月五日舉行", "二〇二三年十月五日", "2023-10-05"),
        ("民國一百一十年五月", "民國一百一十年五月", "2021-05"),
        ("令和6年", "令和6年", "2024"),
        ("他前天離開", "前天", "2024-03-18"),
        ("上週五公布", "上週五", "2024-03-15"),
        ("上周五公布", "上周五", "2024-03-15"),
        ("去年第四季的營收", "去年第四季", "2023-10/2023-12"),
        ("今年２月１４日", "今年２月１４日", "2024-02-14"),
        ("2024年2月上旬", "2024年2月上旬", "2024-02-01/2024-02-10"),
        ("二十世紀八十年代", "二十世紀八十年代", "1980/1989"),
        ("7月至9月", "7月至9月", "2023-07/2023-09"),
    ],
)
def test_a_date_is_found_and_placed(text: str, surface: str, edtf: str) -> None:
    (found,) = find(text, written=WRITTEN)
    assert (found.surface, found.edtf) == (surface, edtf)


@pytest.mark.parametrize(
    ("text", "surface", "duration", "modifier"),
    [
        ("等了不到一個月", "不到一個月", "P1M", "LESS_THAN"),
        ("三個半小時", "三個半小時", "PT3.5H", None),
        ("長達十多年", "長達十多年", "P10Y", "MORE_THAN"),
        ("工作了7。5年之後", "7。5年", "P7.5Y", None),
    ],
)
def test_a_duration_keeps_its_modifier(text: str, surface: str, duration: str, modifier: str | None) -> None:
    (found,) = find(text, written=WRITTEN)
    assert (found.surface, found.duration, found.modifier) == (surface, duration, modifier)


@pytest.mark.parametrize(
    "text", ["4/5G訊號", "版本1.5.2.0", "比數是3:2", "有一點不同", "十分滿意", "今日頭條", "電話888-000-9999"]
)
def test_what_only_looks_like_a_date_stays_out(text: str) -> None:
    assert find(text, written=WRITTEN) == ()


@pytest.mark.parametrize("text", ["1/2大匙", "得5/10分", "1又1/2杯", "比例1:50,000", "2/3多數"])
def test_fractions_scales_and_counts_are_no_dates(text: str) -> None:
    assert find(text, written=date(2025, 9, 2)) == ()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("8月30、31日", "2025-08-30/2025-08-31"),
        ("8月30至31日", "2025-08-30/2025-08-31"),
        ("今年前三季", "2025-01/2025-09"),
        ("去年後兩季", "2024-07/2024-12"),
        ("星期五（9月12日）", "2025-09-12"),
        ("9/3大閱兵", "2025-09-03"),
    ],
)
def test_what_stands_beside_counts_too(text: str, edtf: str) -> None:
    (found,) = find(text, written=date(2025, 9, 2))
    assert found.edtf == edtf


def test_a_rest_in_the_count_is_more() -> None:
    (found,) = find("兩個多月")
    assert (found.duration, found.modifier) == ("P2M", "MORE_THAN")


def test_days_after_one_month_are_all_found() -> None:
    assert [found.edtf for found in find("8月3、5日", written=date(2025, 9, 2))] == ["2025-08-03", "2025-08-05"]


def test_the_small_hours_are_early_on_their_day() -> None:
    (found,) = find("25日凌晨", written=date(2025, 9, 2))
    assert (found.timex, found.modifier, found.english) == ("2025-08-25TMO", "START", "the 25th, early morning")
    assert [each.timex for each in find("凌晨2點半，凌晨5點半")] == ["T02:30", "T05:30"]


@pytest.mark.parametrize(
    "text",
    ["週六夜現場", "週日電訊報的記者", "星期日泰晤士報", "《今日美國》的編輯", "《週六夜現場》", "明日報", "今週刊"],
)
def test_a_day_in_a_title_is_none(text: str) -> None:
    assert find(text, written=date(2025, 9, 2)) == ()


@pytest.mark.parametrize(
    "text",
    ["今日美國股市收高", "昨日報導指出", "今日報價", "明日報名截止", "週日報告", "「昨天」一詞", "《2025年度報告》"],
)
def test_a_day_beside_a_paper_is_one(text: str) -> None:
    assert len(find(text, written=date(2025, 9, 2))) == 1


@pytest.mark.parametrize(
    "text", ["比分21:19", "以21:19獲勝", "約翰福音3:16", "這次日間聽證會", "那一天", "喜百年（Hibernian）"]
)
def test_scores_verses_and_names_are_no_times(text: str) -> None:
    assert find(text, written=date(2025, 9, 2)) == ()


def test_a_time_of_day_stays_one() -> None:
    assert [found.timex for found in find("於3:16抵達，10:30領先")] == ["T03:16"]


@pytest.mark.parametrize(
    ("text", "timex", "english"),
    [
        ("禮拜天早上約 9:30", "2025-08-31T09:30", "Sunday, around 9:30 a.m."),
        ("禮拜四下午約 7:30 分", "2025-08-28T19:30", "Thursday, around 7:30 p.m."),
        ("昨晚約11時", "2025-09-01T23", "yesterday, around 11:00 p.m."),
        ("大約晚上八點", "T20", "around 8:00 p.m."),
        ("上午10點左右", "T10", "around 10:00 a.m."),
    ],
)
def test_about_a_time_of_day_is_one_expression(text: str, timex: str, english: str) -> None:
    (found,) = find(text, written=date(2025, 9, 2))
    assert (found.surface, found.timex, found.modifier, found.english) == (text, timex, "APPROX", english)


def test_a_weekday_and_its_evening_are_said_together() -> None:
    (found,) = find("禮拜五晚", written=date(2025, 9, 2))
    assert (found.timex, found.english) == ("2025-08-29TEV", "Friday evening")


@pytest.mark.parametrize(
    ("text", "english"),
    [("今年年初", "early this year"), ("本週初", "early this week"), ("2000年代初", "the early 2000s")],
)
def test_early_is_said_once(text: str, english: str) -> None:
    (found,) = find(text, written=date(2025, 9, 2))
    assert found.english == english


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("在8月25日，2025年，他離開", "8月25日，2025年", "2025-08-25"),
        ("在8月，2025年。", "8月，2025年", "2025-08"),
        ("在2024的八月", "2024的八月", "2024-08"),
        ("8月25日2024年", "8月25日2024年", "2024-08-25"),
        ("第三季度的2024年", "第三季度的2024年", "2024-07/2024-09"),
        ("Q3 2024的財報", "Q3 2024", "2024-07/2024-09"),
        ("上週的星期三", "上週的星期三", "2025-08-27"),
        ("週二（2日）", "週二（2日）", "2025-09-02"),
    ],
)
def test_a_translators_order_is_understood(text: str, surface: str, edtf: str) -> None:
    (found,) = find(text, written=date(2025, 9, 2))
    assert (found.surface, found.edtf) == (surface, edtf)


def test_a_year_that_begins_a_clause_is_its_own() -> None:
    assert [found.surface for found in find("在8月25日，2025年的冠軍")] == ["8月25日", "2025年"]


def test_a_wide_colon_is_one() -> None:
    assert [found.timex for found in find("下午3：30開會")] == ["T15:30"]


def test_as_long_as_is_not_more_than() -> None:
    (found,) = find("長達六小時")
    assert (found.duration, found.modifier) == ("PT6H", None)


def test_the_same_year_is_the_one_that_was_spoken_of() -> None:
    found = find("1862年成立，同年9月30日解散，次年三月重組。")
    assert [(each.edtf, each.basis.value) for each in found] == [
        ("1862", "explicit"),
        ("1862-09-30", "computed"),
        ("1863-03", "computed"),
    ]


def test_a_weekday_after_a_year_is_not_part_of_it() -> None:
    found = find("2024年底到2025年初，週一", written=date(2025, 9, 2))
    assert [each.edtf for each in found] == ["2024/2025", "2025-09-01"]


@pytest.mark.parametrize(("text", "english"), [("本月中旬", "the middle of this month"), ("8月中旬", "mid-August")])
def test_the_middle_of_a_month(text: str, english: str) -> None:
    (found,) = find(text, written=date(2025, 9, 2))
    assert found.english == english


@pytest.mark.parametrize(
    "text",
    [
        "指數超過20點",
        "提出五點建議",
        "零點五個百分點",
        "差了零點三秒",
        "一個季節門票",
        "五月天樂團演出",
        "七日遊行程",
        "環顧四周",
        "千年一遇的洪水",
    ],
)
def test_points_tours_and_sayings_are_no_dates(text: str) -> None:
    assert find(text, written=WRITTEN) == ()


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("他4月起訴公司。", "4月", "2025-04"),
        ("9月1日起飛的班機", "9月1日", None),
        ("二〇二五年八月廿五日", "二〇二五年八月廿五日", "2025-08-25"),
        ("114年度預算", "114年", "2025"),
        ("廢墟下60小時", "60小時", None),
    ],
)
def test_what_follows_is_no_part_of_a_date(text: str, surface: str, edtf: str | None) -> None:
    (found,) = find(text, written=date(2025, 8, 27))
    assert found.surface == surface
    assert edtf is None or found.edtf == edtf

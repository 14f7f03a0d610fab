"""What dates are counted from."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.dates import Basis, TimeKind, find
from normalizer.dates.anchors import find_anchor, snowflake_instant

STATUS = "https://twitter.com/someone/status/1960034048698388795?ref_src=twsrc"


def test_a_status_id_dates_the_document_as_a_bound() -> None:
    anchor = find_anchor(f"他上週離開 {STATUS} 之後")
    assert anchor is not None
    assert anchor.instant == datetime(2025, 8, 25, 17, 38, 27, 538000)
    assert anchor.bound
    (found,) = find(f"他上週離開 {STATUS}")
    assert (found.edtf, found.basis) == ("2025-08-18/2025-08-24", Basis.RELATIVE)
    assert found.anchor is not None
    assert found.anchor.startswith("2025-08-25T17:38:27Z")
    assert found.confidence < 0.8, "the document may be younger than the post it quotes"


@given(st.datetimes(datetime(2011, 1, 1), datetime(2079, 1, 1)))
def test_snowflakes_hold_their_instant(instant: datetime) -> None:
    milliseconds = int(instant.replace(tzinfo=UTC).timestamp() * 1000) - 1288834974657
    found = snowflake_instant(milliseconds << 22)
    assert found is not None
    assert abs((found - instant).total_seconds()) < 0.01


@pytest.mark.parametrize("address", ["https://x.com/a/status/12", "https://example.com/status/1960034048698388795"])
def test_other_numbers_date_nothing(address: str) -> None:
    assert find_anchor(address) is None


def test_the_address_of_the_document_outranks_what_it_quotes() -> None:
    (found,) = find(f"他昨天離開 {STATUS}", url="https://example.com/2025/09/02/news.html")
    assert found.edtf == "2025-09-01"


def test_written_outranks_all_and_a_zone_is_brought_to_utc() -> None:
    written = datetime.fromisoformat("2025-08-26T01:38:27+08:00")
    (found,) = find(f"他今天離開 {STATUS}", written=written, url="https://example.com/2025/09/02/x")
    assert found.edtf == "2025-08-25"


def test_a_partial_date_takes_the_year_of_its_sentence_first() -> None:
    found = find("8月25日，2024年8月25日。他在7月1日離開。", written=date(2026, 1, 5))
    assert [each.edtf for each in found] == ["2024-08-25", "2024-08-25", "2024-07-01"]
    assert [each.basis for each in found] == [Basis.INFERRED_YEAR, Basis.EXPLICIT, Basis.INFERRED_YEAR]
    assert found[0].anchor == "2024年8月25日"
    assert found[0].evidence[0].text == "2024年8月25日"


def test_a_partial_date_is_the_latest_that_is_not_ahead() -> None:
    surfaces = {"8月19日": "2025-08-19", "8月27日": "2025-08-27", "8月29日": "2024-08-29", "9月1日": "2024-09-01"}
    for surface, edtf in surfaces.items():
        (found,) = find(surface, written=date(2025, 8, 26))
        assert found.edtf == edtf


def test_what_nothing_anchors_stays_open() -> None:
    assert [found.edtf for found in find("8月19日，昨天，上個月，3月")] == ["XXXX-08-19", None, None, "XXXX-03"]
    assert {found.basis for found in find("8月19日，昨天，上個月")} == {Basis.NONE}


def test_later_counts_from_the_event_before_it() -> None:
    event, later = find("展覽於2024年3月1日開幕，兩個月後閉幕。", written=date(2025, 1, 1))
    assert (later.edtf, later.duration, later.basis) == ("2024-05-01", "P2M", Basis.COMPUTED)
    assert later.anchor == event.surface


def test_later_than_an_event_in_words_is_not_placed() -> None:
    (found,) = find("在實驗室成立僅兩個月後，他離開了。", written=date(2025, 1, 1))
    assert (found.edtf, found.duration, found.modifier, found.basis) == (None, "P2M", "AFTER", Basis.NONE)


def test_that_day_is_the_day_the_text_spoke_of() -> None:
    _, found = find("2024年3月1日開幕，當天下雨。", written=date(2025, 1, 1))
    assert found.edtf == "2024-03-01"


def test_a_day_that_does_not_exist_is_not_placed() -> None:
    (found,) = find("2019年2月29日")
    assert (found.kind, found.edtf, found.earliest) == (TimeKind.DATE, None, None)


def edtfs(text: str, written: date | None = None) -> list[str | None]:
    return [found.edtf for found in find(text, written=written)]


def test_a_full_date_still_to_come_gives_no_year_to_what_has_happened() -> None:
    assert edtfs("2025年6月9日，他提告。\n審判定於2026年3月9日。他在7月31日作證。") == [
        "2025-06-09",
        "2026-03-09",
        "2025-07-31",
    ]
    text = "He sued on December 20. Trial is March 9, 2026. He has until June 23 to amend."
    assert edtfs(text, date(2025, 6, 9)) == ["2024-12-20", "2026-03-09", "2025-06-23"]


def test_without_any_other_full_date_it_stays_open() -> None:
    assert edtfs("遊戲推遲到2026年11月19日。他們在10月30日解僱員工。") == ["2026-11-19", "XXXX-10-30"]


def test_a_quoted_post_is_a_lower_bound_so_the_nearest_year_counts() -> None:
    texts = {"8月25日發表": "2025-08-25", "7月1日發表": "2025-07-01", "12月3日發表": "2025-12-03"}
    for text, edtf in texts.items():
        (found,) = find(f"{STATUS} 他在{text}")
        assert (found.edtf, found.basis) == (edtf, Basis.INFERRED_YEAR)
        assert found.confidence <= 0.6
    (found,) = find(f"{STATUS} 下一場比賽是4月13日")
    assert found.edtf == "2026-04-13", "what comes lies ahead, though April past is nearer"


def test_a_day_alone_is_of_the_month_its_sentence_spoke_of() -> None:
    _, found = find("比賽是2025年9月13日，而對手在14日出戰。", written=date(2025, 9, 1))
    assert (found.edtf, found.basis, found.anchor) == ("2025-09-14", Basis.COMPUTED, "2025年9月13日")
    assert edtfs("從2025年8月30日，到2日為止", date(2025, 8, 26))[-1] == "2025-09-02"


def test_both_ends_of_a_range_get_the_year() -> None:
    assert edtfs("June 5 to September 30", date(2025, 11, 4)) == ["2025-06-05/2025-09-30"]


def test_a_day_that_the_text_gives_in_full_elsewhere_has_that_year() -> None:
    found, _ = find("法官在6月9日裁定。\n\n照片攝於2025年6月9日")
    assert (found.edtf, found.basis, found.anchor) == ("2025-06-09", Basis.INFERRED_YEAR, "2025年6月9日")
    assert edtfs("法官在6月9日裁定。2024年6月9日。2025年6月9日。")[0] == "XXXX-06-09"


def test_the_next_day_of_an_unknown_day_is_unknown() -> None:
    assert edtfs("2025年6月9日，法官裁定。審判定於2026年3月9日。")[0] == "2025-06-09"
    assert edtfs("他在12月20日投訴。第二天，報紙刊出文章。") == ["XXXX-12-20", None]


def test_a_post_quoted_long_after_anchors_nothing() -> None:
    found = find(f"{STATUS} 他在2026年1月2日被定罪。\n律師在星期三說，11月4日上訴。")
    assert [each.edtf for each in found][1] is None
    assert all("status" not in (each.anchor or "") for each in found)
    plan = find(f"{STATUS} 審判定於2026年3月9日。他在星期一說。")
    assert plan[-1].edtf == "2025-08-25"


def test_a_dated_link_is_a_bound_even_with_spaces_in_it() -> None:
    anchor = find_anchor(f"{STATUS}\nhttps: // www.example.com/2025/08/31/news/\n")
    assert anchor is not None
    assert (anchor.instant.date(), anchor.bound) == (date(2025, 8, 31), True)


def test_what_ends_somewhere_on_a_day_is_still_to_come() -> None:
    text = "The tour goes on to Edinburgh and Dublin and ends in Sao Paulo on November 23."
    (found,) = find(text, written=date(2025, 7, 5))
    assert found.edtf == "2025-11-23"


def test_a_weekday_with_a_day_belongs_to_the_month_that_was_spoken_of() -> None:
    found = find("法院於2025年8月25日受理，週五（29日）開庭，週一（1日）宣判。")
    assert [each.edtf for each in found] == ["2025-08-25", "2025-08-29", "2025-09-01"]

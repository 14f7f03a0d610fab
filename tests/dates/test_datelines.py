"""The date of writing at the head of a document."""

from datetime import date

import pytest

from normalizer.dates import Basis, find
from normalizer.dates.anchors import find_anchor
from normalizer.dates.datelines import find_dateline

DAY = date(2025, 9, 2)


@pytest.mark.parametrize(
    "text",
    [
        "A headline\n\nJamie Carter, September 2, 2025\n\nText.",
        "HEADLINE\nWASHINGTON, Sept 2, 2025 - A judge ruled.",
        "BRUSSELS, September 2, 2025 (AP) — The Commission met.",
        "September 2, 2025. The rocket flew.",
        "標題\n2025年9月2日，華盛頓 - 一名法官裁定。",
        "標題\n發布日期：2025年9月2日\n內文",
        "Title\nPublished on 2 September 2025\nText",
        "Title\nSeptember 2, 2025 at 8:30 PM ET\nText",
    ],
)
def test_it_is_read_where_documents_put_it(text: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert found[0] == DAY


@pytest.mark.parametrize(
    "text",
    [
        "The judge ruled on September 2, 2025\nMore.",
        "他在2025年9月2日辭職。\n之後",
        "— Rishabh (@agarwl_) September 2, 2025\nText",
        "Sentence of a post.\n\n— Someone (@x), 2025年9月2日\n",
        "x\n" * 9 + "September 2, 2025\n",
        "On September 2, 2025 - again - he left.",
    ],
)
def test_a_date_in_a_sentence_or_under_a_post_is_none(text: str) -> None:
    assert find_dateline(text) is None


def test_it_anchors_and_a_later_post_overrules_it() -> None:
    text = "Title\nSeptember 2, 2025\nHe resigned on Monday."
    assert [found.edtf for found in find(text)] == ["2025-09-02", "2025-09-01"]
    anchor = find_anchor(text)
    assert anchor is not None
    assert not anchor.bound
    assert anchor.evidence[0].text == "September 2, 2025"
    later = find_anchor(f"{text} https://x.com/a/status/1975000000000000000")
    assert later is not None
    assert later.bound


def test_a_ruling_of_last_week_is_not_put_into_the_next_year() -> None:
    (_, found) = find("September 10, 2025\nHe will appeal the ruling of September 4.")
    assert (found.edtf, found.basis) == ("2025-09-04", Basis.INFERRED_YEAR)

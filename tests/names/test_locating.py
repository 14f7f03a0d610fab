"""Where a Chinese text has a name that its English has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.names import locate


@pytest.mark.parametrize(
    ("latin", "text", "wanted"),
    [
        ("Cromwell", "決定並不是由克倫威爾下令的", "克倫威爾"),
        ("Kavanaugh", "百分之百確定卡瓦諾在派對中", "卡瓦諾"),
        ("Jeremy Corbyn", "工黨的傑雷米·科爾賓在上禮拜", "傑雷米·科爾賓"),
        ("Christine Ford", "參議員對福特的指控", "福特"),
        ("West Virginia", "川普在西維吉尼亞的集會", "西維吉尼亞"),
        ("the Pacific", "正遭遇太平洋的海域", "太平洋"),
        ("Pacific", "正遭遇太平洋的海域", "太平洋"),
        ("Trump", "川普表示", "川普"),
        ("UK", "打入英國的市場", "英國"),
        ("Tiffany Ng", "專家 Tiffany Ng 表示", "Tiffany Ng"),
        ("Cromwell", "今天天氣很好", None),
    ],
)
def test_the_exact_place(latin: str, text: str, wanted: str | None) -> None:
    place = locate(latin, text)
    assert (place.of(text) if place else None) == wanted


@given(st.text("abcMN ", max_size=12), st.text("扎克·馬在 ，a", max_size=30))
def test_a_place_is_in_the_text(latin: str, text: str) -> None:
    place = locate(latin, text)
    assert place is None or 0 <= place.start < place.end <= len(text)

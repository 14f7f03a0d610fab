"""Placeholders out and in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.translation.model import Fixed
from normalizer.translation.protection import STYLES, is_complete, protect, restore, settle


@given(st.text(alphabet="台北AX0⟦⟧ _，", max_size=30), st.data())
def test_restoring_what_was_protected_gives_the_values_in_place(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    fixed = [Fixed(start, end, f"V{start}") for start, end in zip(places[::2], places[1::2], strict=False)]
    settled = settle(text, fixed)
    assert all(left.end <= right.start for left, right in pairwise(settled))
    protected = protect(text, settled)
    if "⟦" not in text and "⟧" not in text:
        assert is_complete(protected.text, protected)
        restored = restore(protected.text, protected)
        assert all(item.english in restored for item in settled)
        assert "⟦" not in restored and "⟧" not in restored


@pytest.mark.parametrize("style", range(len(STYLES)))
def test_every_style_comes_back(style: int) -> None:
    protected = protect("奈特加入Meta。", [Fixed(0, 2, "Knight"), Fixed(4, 8, "Meta")], style)
    assert is_complete(protected.text, protected)
    assert restore(protected.text, protected) == "Knight加入Meta。"


@pytest.mark.parametrize("damaged", ["⟦0 ⟧ said", "⟦ 0⟧ said", "⟦0⟧said"])
def test_a_placeholder_with_a_stray_space_is_understood(damaged: str) -> None:
    protected = protect("奈特說", [Fixed(0, 2, "Knight")])
    assert restore(damaged, protected) == "Knight said"


@pytest.mark.parametrize("damaged", ["⟦7⟧ said", "⟦ said", "0⟧ said", "⟦0⟧⟦0⟧ said ⟦⟧", "said"])
def test_broken_placeholders_are_known_and_do_not_stay(damaged: str) -> None:
    protected = protect("奈特說", [Fixed(0, 2, "Knight")])
    restored = restore(damaged, protected)
    assert "⟦" not in restored and "⟧" not in restored
    assert not is_complete(damaged, protected)


def test_addresses_are_settled_without_being_asked() -> None:
    text = "見 https://example.org/a，@some_one 與 #tag_1 或 a.b@example.com。"
    assert [item.english for item in settle(text, [])] == [
        "https://example.org/a", "@some_one", "#tag_1", "a.b@example.com",
    ]  # fmt: skip


def test_of_two_that_overlap_the_longer_stays() -> None:
    assert settle("梅塔實驗室", [Fixed(0, 2, "Meta"), Fixed(0, 5, "Meta Lab")]) == [Fixed(0, 5, "Meta Lab")]

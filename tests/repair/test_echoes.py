"""Joining the pieces that stand twice finds just what comparing the text with itself finds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalizer.repairs.echoes import LONGEST, equal_runs

_PIECES = ("甲乙丙丁", "戊己庚，", "甲乙", "丁戊己庚辛", "𠀀𠀁𠀂𠀃", "\n", "A B ")
_CLAUSES = st.lists(st.sampled_from(_PIECES), max_size=40)


def compare(text: str) -> list[tuple[int, int, int]]:
    """The runs by the definition: every stretch of equal characters, as long as it can be."""
    found = []
    for period in range(3, min(LONGEST, len(text)) + 1):
        start = 0
        while start + period < len(text):
            length = 0
            while start + length + period < len(text) and text[start + length] == text[start + length + period]:
                length += 1
            if length >= (3 if period == 3 else 4):
                found.append((start, period, length))
            start += length + 1
    return sorted(found)


@given(_CLAUSES, st.text(max_size=30))
@example(["甲乙丙丁"] * 30, "")
def test_runs_are_those_of_the_definition(clauses: list[str], rest: str) -> None:
    text = "".join(clauses) + rest + "".join(clauses[:3])
    assert list(equal_runs(text)) == compare(text)


@pytest.mark.parametrize("text", ["", "甲", "甲乙丙", "甲乙丙甲乙丙", "甲" * 300])
def test_short_and_degenerate(text: str) -> None:
    assert list(equal_runs(text)) == compare(text)

"""The laws of repair on what no one wrote down: pieces of the cases in any order, and news damaged at random."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.model import load
from tests.cases.repairing import repair_with
from tests.garbler import carriers, news
from tests.garbler.garble import garble
from tests.garbler.model import Level

TEXTS = tuple(case.text for case in load() if case.text)


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """A piece of one case's text."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, 24))]


@settings(deadline=None, max_examples=150)
@given(st.lists(pieces(), min_size=1, max_size=12).map("".join))
def test_any_mixture_reverts_and_is_repaired_once_for_all(text: str) -> None:
    revision = repair_with(text)
    assert revision.revert() == text
    assert repair_with(revision.text).edits == ()


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("name", sorted(news.load("taiwan")))
def test_damaged_news_reverts_and_is_repaired_once_for_all(name: str, level: Level) -> None:
    damaged = garble(news.load()[name], level, name, Random(name).sample(carriers.load(), 10))
    revision = repair_with(damaged.text, damaged.references)
    assert revision.revert() == damaged.text
    assert repair_with(revision.text, damaged.references).edits == ()


@pytest.mark.parametrize("name", sorted(news.load()))
def test_sound_news_comes_out_as_it_went_in(name: str) -> None:
    text = news.load()[name]
    revision = repair_with(text)
    assert revision.text == text
    assert len(revision.marks) <= 1

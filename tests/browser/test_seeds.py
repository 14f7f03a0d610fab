"""The edition of the five seeds: under a megabyte, every link leads somewhere, nothing violates the guidelines."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

import normalizer
from normalizer.edition.page import render
from normalizer.translation import gloss_words
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import axe, violations

__all__ = ["axe"]  # the fixture

pytestmark = pytest.mark.browser

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def html() -> str:
    return render(normalizer.clean(sorted(SEEDS.glob("*.txt")), translate="gloss"), "", gloss_words)


def test_the_page_is_under_a_megabyte(html: str) -> None:
    assert len(html.encode()) < 1_000_000


def test_the_page_of_the_seeds_can_be_read_and_used(open_page: OpenPage, html: str, axe: str) -> None:
    page = open_page(html)
    expect(page.locator(".document")).to_have_count(5)
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href').slice(1))
             .filter((name) => !document.getElementById(name) && !document.getElementById(decodeURIComponent(name)))"""
        )
        == []
    )
    assert violations(page, axe) == []
    page.keyboard.press("n")
    expect(page.locator("#card")).to_be_visible()

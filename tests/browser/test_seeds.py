"""The edition of the five seeds: under a megabyte, every link leads somewhere, nothing violates the guidelines."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

import normalizer
from normalizer.dates import timeline
from normalizer.edition import review
from normalizer.edition.page import render
from normalizer.edits.evidence import EvidenceKind
from normalizer.pipeline.editions import make_edition
from normalizer.pipeline.settings import Engine, Settings
from normalizer.sources import collect
from normalizer.translation import gloss_words
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import axe, violations

__all__ = ["axe"]  # the fixture

pytestmark = pytest.mark.browser

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def html() -> str:
    edition = normalizer.clean(sorted(SEEDS.glob("*.txt")), translate="gloss")
    return render(edition, timeline.render(edition.documents), gloss_words)


def test_a_review_made_in_the_page_is_applied_by_the_next_run(open_page: OpenPage, html: str, tmp_path: Path) -> None:
    page = open_page(html)
    proposal = page.locator("a.pr").first
    proposal.focus()
    page.keyboard.press("a")
    page.locator("#review > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export review.json").click()
    download.value.save_as(tmp_path / "review.json")
    made = review.read(tmp_path / "review.json")
    (decision,) = made.decisions
    sources = collect([str(path) for path in sorted(SEEDS.glob("*.txt"))])
    edition = make_edition(sources, Settings(Engine.NONE, review=made))
    document = next(document for document in edition.documents if document.id == decision.document)
    assert not document.unplaced
    (edit,) = [edit for edit in document.revision.edits if (edit.start, edit.end) == (decision.start, decision.end)]
    assert edit.after == decision.after
    assert edit.evidence[-1].kind is EvidenceKind.REVIEW
    page = open_page(render(edition), "after/index.html")
    expect(page.locator("#decided")).to_have_text("(1)")


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

"""Review in the page: decisions are kept, exported, taken in again, and applied by the program."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from normalizer.edition import review
from normalizer.edition.decisions import Verdict
from normalizer.edition.page import render
from normalizer.edits.revisions import Revision
from tests.browser.conftest import OpenPage
from tests.edition_page.sample import CHINESE, make_chinese_revision, make_edition

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(render(make_edition()))


def export(page: Page, path: Path) -> Path:
    page.locator("#review > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export review.json").click()
    download.value.save_as(path)
    page.locator("#review > summary").click()
    return path


def decide_three(page: Page) -> None:
    card = page.locator("#card")
    page.locator("a.pr").click()
    card.get_by_role("button", name="Accept").click()
    page.keyboard.press("Escape")
    page.locator("a.ed", has_text="OpenAI").click()
    card.get_by_role("button", name="Reject").click()
    page.keyboard.press("Escape")
    page.locator("a.fl").click()
    card.get_by_role("button", name="Amend").click()
    card.get_by_label("What should stand here").fill("<b>現象</b>")
    card.get_by_label("Reason for the decision").fill("so the paper says")
    card.get_by_role("button", name="Save").click()
    page.keyboard.press("Escape")


def test_decisions_are_exported_and_applied(page: Page, tmp_path: Path) -> None:
    decide_three(page)
    expect(page.locator("#decided")).to_have_text("(3)")
    page.locator("#review > summary").click()
    page.get_by_label("Reviewer").fill("M. Chen")
    page.locator("#review > summary").click()
    read = review.read(export(page, tmp_path / "review.json"))
    assert read.reviewer == "M. Chen"
    verdicts = {decision.rule: decision.verdict for decision in read.decisions}
    assert verdicts == {"calque": Verdict.ACCEPT, "brand-case": Verdict.REJECT, "lost-passage": Verdict.AMEND}
    reviewed = review.apply(make_chinese_revision(), read.of(CHINESE), read.reviewer)
    assert not reviewed.unplaced
    for text in ("坎坷的開端之後Openai離開了", "<b>現象</b>。"):
        assert text in reviewed.revision.text


def test_decisions_are_kept_in_the_browser_and_taken_back(page: Page) -> None:
    decide_three(page)
    page.reload()
    expect(page.locator("#decided")).to_have_text("(3)")
    expect(page.locator("a.pr.yes, a.ed.no, a.fl.changed")).to_have_count(3)
    page.locator("a.pr").click()
    accept = page.locator("#card").get_by_role("button", name="Accept")
    expect(accept).to_have_attribute("aria-pressed", "true")
    accept.click()
    expect(page.locator("#decided")).to_have_text("(2)")
    page.keyboard.press("Escape")
    page.locator("#review > summary").click()
    page.get_by_role("button", name="Discard all").click()
    expect(page.locator("#decided")).to_have_text("")


def test_the_keys_decide_too(page: Page) -> None:
    page.locator("a.pr").focus()
    page.keyboard.press("r")
    expect(page.locator("a.pr.no")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator("a.pr.no")).to_have_count(0)
    page.keyboard.press("e")
    page.keyboard.type("!")
    page.keyboard.press("Enter")
    expect(page.locator("a.pr.changed")).to_have_count(1)


def test_all_that_a_filter_leaves_is_decided_at_once(page: Page) -> None:
    page.locator("a.pr").focus()
    page.keyboard.press("r")
    page.locator("#filter > summary").click()
    page.locator("#filter").get_by_label("Flags").uncheck()
    page.get_by_role("button", name="Accept all of these").click()
    expect(page.locator("#tally")).to_have_text("6 of 7 decided: 5 accepted, 1 rejected, 0 amended.")


def test_a_review_is_taken_in_again_elsewhere(page: Page, open_page: OpenPage, tmp_path: Path) -> None:
    decide_three(page)
    file = export(page, tmp_path / "review.json")
    page.evaluate("localStorage.clear()")
    other = open_page(render(make_edition()), "other/index.html")
    expect(other.locator("#decided")).to_have_text("")
    other.locator("#import").set_input_files(file)
    expect(other.locator("#decided")).to_have_text("(3)")
    expect(other.locator("#unplaced li")).to_have_count(0)
    assert export(other, tmp_path / "again.json").read_bytes() == file.read_bytes()


def test_what_cannot_be_taken_in_is_named(page: Page, tmp_path: Path) -> None:
    decide_three(page)
    file = export(page, tmp_path / "review.json")
    file.write_text(file.read_text(encoding="utf-8").replace("現象密度", "<i>別的</i>"), encoding="utf-8")
    page.locator("#review > summary").click()
    page.locator("#import").set_input_files(file)
    expect(page.locator("#unplaced li")).to_contain_text("No such place on this page: “<i>別的</i>” (zh, lost-passage)")
    page.get_by_role("button", name="Discard all").click()
    for broken in ("{", "[]", file.read_text(encoding="utf-8").replace('"amend"', '"perhaps"')):
        file.write_text(broken, encoding="utf-8")
        page.locator("#import").set_input_files(file)
        expect(page.locator("#unplaced li")).to_contain_text("Nothing was changed")
        expect(page.locator("#decided")).to_have_text("")


def test_decisions_of_this_browser_that_lose_their_place_are_named_and_exported(
    page: Page, open_page: OpenPage, tmp_path: Path
) -> None:
    decide_three(page)
    edition = make_edition()
    document = edition.documents[0]
    fewer = Revision(document.revision.original, document.revision.edits, ())  # rules that see neither mark
    other = open_page(render(replace(edition, documents=(replace(document, revision=fewer),))), "other/index.html")
    expect(other.locator("#decided")).to_have_text("(1)")
    other.locator("#review > summary").click()
    expect(other.locator("#unplaced li")).to_have_count(2)
    other.locator("#review > summary").click()
    read = review.read(export(other, tmp_path / "review.json"))
    assert "坎坷的開端" in review.apply(fewer, read.of(CHINESE)).revision.text  # the program finds the place itself


def test_a_page_of_a_reviewed_edition_knows_what_was_decided(
    page: Page, open_page: OpenPage, context: BrowserContext, tmp_path: Path
) -> None:
    """Exporting from it gives the decisions of the earlier review as well."""
    decide_three(page)
    read = review.read(export(page, tmp_path / "review.json"))
    edition = make_edition()
    document = edition.documents[0]
    reviewed = review.apply(document.revision, read.of(CHINESE), read.reviewer)
    page.evaluate("localStorage.clear()")
    after = replace(edition, documents=(replace(document, revision=reviewed.revision), *edition.documents[1:]))
    other = open_page(render(after), "after/index.html")
    expect(other.locator("#decided")).to_have_text("(3)")
    again = review.read(export(other, tmp_path / "again.json"))
    text = review.apply(make_chinese_revision(), again.of(CHINESE)).revision.text
    assert text == reviewed.revision.text

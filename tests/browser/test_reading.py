"""The page in a real browser: columns, cards, search, filters, keys, citation, glosses."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from normalizer.edition.page import render, render_index, summarize
from tests.browser.conftest import OpenPage
from tests.edition_page.sample import TIMELINE, gloss, make_edition

pytestmark = pytest.mark.browser

ROW = '[id="zh#0"]'


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(render(make_edition(), TIMELINE, gloss))


def cell(page: Page, column: str) -> object:
    return page.locator(f"{ROW} .{column} > p")


@pytest.mark.parametrize(("column", "box"), [("o", "Original"), ("c", "Cleaned"), ("e", "English")])
def test_a_column_is_hidden_and_shown(page: Page, column: str, box: str) -> None:
    place = page.locator(f"{ROW} .{column}")
    expect(place).to_be_visible()
    page.get_by_label(box, exact=True).uncheck()
    expect(place).to_be_hidden()
    page.reload()
    expect(place).to_be_hidden()  # the choice is kept
    page.get_by_label(box, exact=True).check()
    expect(place).to_be_visible()


def test_the_page_can_be_read_without_javascript(browser: Browser, page: Page) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    expect(plain.locator(f"{ROW} .c > p")).to_have_text(page.locator(f"{ROW} .c > p").text_content() or "")
    plain.get_by_label("Original", exact=True).uncheck()
    expect(plain.locator(f"{ROW} .o")).to_be_hidden()
    expect(plain.locator("#search")).to_be_hidden()  # it would do nothing
    plain.locator("a.ed", has_text="OpenAI").click()
    entry = plain.locator(".line", has_text="brand-case")
    expect(entry).to_be_visible()
    expect(entry).to_contain_text("99 %")
    context.close()


def test_hovering_a_change_shows_its_rule_reason_confidence_and_evidence(page: Page) -> None:
    page.locator("a.ed", has_text="OpenAI").hover()
    card = page.locator("#card")
    for text in ("brand-case", "99 %", "The company writes itself OpenAI", "brands.tsv", "Openai"):
        expect(card).to_contain_text(text)
    # the same place is a name, and leads to its entry
    expect(card.get_by_role("link", name="OpenAI", exact=True)).to_have_attribute("href", "#name%3AOpenAI")
    page.locator("h1").hover()
    expect(card).to_be_hidden()


def test_focusing_a_proposal_shows_its_card_and_escape_closes_it(page: Page) -> None:
    proposal = page.locator("a.pr")
    proposal.focus()
    card = page.locator("#card")
    expect(card).to_contain_text("坎坷的開端")
    expect(card).to_contain_text("60 %")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("Enter")
    expect(card.locator(":focus")).to_have_count(1)  # Enter holds the card open and moves into it
    page.keyboard.press("Escape")
    expect(proposal).to_be_focused()


def test_evidence_in_another_source_is_one_click_away(page: Page) -> None:
    page.locator("a.pr").click()
    page.locator("#card .evidence a").click()
    assert page.url.endswith("#en%2358")
    expect(page.locator('[id="en#58"]')).to_be_in_viewport()
    page.locator(".links summary").click()
    expect(page.locator(".links li")).to_contain_text("same event: Novartis, 3 May 2024 (similarity 0.41)")


def test_a_date_leads_to_the_timeline_and_the_timeline_to_the_date(page: Page) -> None:
    page.locator("a.dt", has_text="2024年5月3日").click()
    card = page.locator("#card")
    expect(card).to_contain_text("3 May 2024 is given by both sources.")
    card.get_by_role("link", name="On the timeline").click()
    bar = page.locator(".timeline rect")
    expect(bar).to_have_class("lit")
    expect(bar).to_be_in_viewport()
    bar.click()
    entry = page.locator(".time", has_text="2024-05-03")
    expect(entry).to_be_in_viewport()
    expect(entry.locator(".mention")).to_have_count(2)  # in both sources


def test_search_leaves_the_segments_that_hold_the_text_even_across_notes(page: Page) -> None:
    page.get_by_label("Search", exact=True).fill("布新的研究中心，")  # the comma is a change of its own
    expect(page.locator("#found")).to_have_text("1 segment")
    expect(page.locator(".row:visible")).to_have_count(1)
    assert page.evaluate("[...CSS.highlights.get('search')].map(String)") == ["布新的研究中心，"]
    page.get_by_label("Search", exact=True).fill("ANNA WEISS")
    expect(page.locator(".row:visible")).to_have_count(2)
    page.get_by_label("Search", exact=True).fill("")
    expect(page.locator(".row:visible")).to_have_count(7)


def test_the_index_of_a_large_batch_is_searched_by_document_and_name(open_page: OpenPage) -> None:
    edition = make_edition()
    page = open_page(render_index([summarize(document) for document in edition.documents], edition.names))
    expect(page.get_by_label("Original", exact=True)).to_be_hidden()
    page.get_by_label("Search", exact=True).fill("basel")
    expect(page.locator("#found")).to_have_text("2 rows")
    expect(page.locator(".sources tbody tr:visible")).to_have_count(1)


def test_filters_by_kind_rule_and_confidence(page: Page) -> None:
    page.locator("#filter > summary").click()
    page.get_by_label("Only segments with a match").check()
    expect(page.locator(".row:visible")).to_have_count(5)
    page.locator("#filter").get_by_label("Changes").uncheck()
    expect(page.locator(".row:visible")).to_have_count(2)
    expect(page.locator("a.ed.off")).to_have_count(page.locator("a.ed").count())
    page.locator("#filter").get_by_label("Changes").check()
    page.get_by_role("button", name="None").click()
    page.get_by_label("stutter").check()
    expect(page.locator("#filtered")).to_have_text("1 of 7 lines, in 1 segments.")
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_label("to", exact=True).fill("70")
    expect(page.locator("#filtered")).to_have_text("2 of 7 lines, in 2 segments.")


def test_the_keys_lead_through_segments_and_changes(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator(ROW)).to_have_class(re.compile("current"))
    page.keyboard.press("j")
    expect(page.locator(".row.current .number")).to_have_text("2")
    page.keyboard.press("k")
    expect(page.locator(".row.current .number")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#card")).to_contain_text("half-width-comma")
    page.keyboard.press("n")
    expect(page.locator("#card")).to_contain_text("furniture")
    page.keyboard.press("p")
    expect(page.locator("#card")).to_contain_text("half-width-comma")
    page.keyboard.press("1")
    expect(page.locator(f"{ROW} .o")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("j1")  # letters again
    expect(page.locator("#search")).to_have_value("j1")


def test_single_keys_can_be_turned_off(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_label("Use single keys").uncheck()
    page.get_by_role("button", name="Close").first.click()
    page.keyboard.press("j")
    expect(page.locator(".row.current")).to_have_count(0)


def test_everything_can_be_reached_with_the_tab_key(page: Page) -> None:
    reached = []
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.n ?? document.activeElement.id"))
    assert reached.index("search") < reached.index("show-original") < reached.index("theme")
    order = [place for place in reached if place.startswith(("e1.", "n1.", "t1."))]
    assert order[0].startswith("n1.0")
    assert {"e1.0", "e1.1"} <= set(order)


def test_a_citation_names_the_segment_its_source_and_how_the_english_was_made(page: Page) -> None:
    page.locator(ROW).hover()
    page.locator(f"{ROW} .cite").click()
    expect(page.locator("#spoken")).to_have_text("Citation copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(
        "“諾華(Novartis)在周二宣布新的研究中心，研究中心設在巴塞爾。” [machine translation: “Novartis announced"
    )
    assert "segment zh#0 (characters 0–" in text
    assert text.endswith("index.html#zh%230")


def test_an_anchor_leads_to_its_segment_and_an_offset_to_the_segment_that_holds_it(open_page: OpenPage) -> None:
    html = render(make_edition(), TIMELINE, gloss)
    exact = open_page(html, anchor="#en%2358")
    expect(exact.locator('[id="en#58"]')).to_be_in_viewport()
    inside = open_page(html, anchor="#en%2360")
    expect(inside.locator('[id="en#58"]')).to_be_in_viewport()
    expect(inside.locator('[id="en#58"]')).to_have_class(re.compile("current"))


def test_a_word_under_the_pointer_is_glossed(page: Page) -> None:
    box = page.evaluate(
        """() => {
          const cell = document.querySelector('[id="zh#0"] .c > p');
          const node = [...cell.childNodes].find((one) => one.data?.includes('研究'));
          const range = new Range();
          range.setStart(node, node.data.indexOf('研究'));
          range.setEnd(node, node.data.indexOf('研究') + 1);
          range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }"""
    )
    page.mouse.move(box["x"] - 3, box["y"])
    page.mouse.move(box["x"], box["y"])
    expect(page.locator("#bubble")).to_have_text("yán jiū research")
    page.get_by_label("Glosses").uncheck()
    page.mouse.move(box["x"] - 3, box["y"])
    expect(page.locator("#bubble")).to_be_hidden()


def test_the_words_of_a_segment_are_listed_for_those_who_use_no_pointer(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("g")
    rows = page.locator("#words tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.first).to_have_text("研究yán jiūresearch")


def test_dark_and_light_can_be_chosen(page: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page.get_by_label("Theme").select_option("dark")
    dark = page.evaluate(ground)
    page.reload()
    assert page.evaluate(ground) == dark
    page.get_by_label("Theme").select_option("light")
    assert page.evaluate(ground) != dark


def test_printing_leaves_the_tools_out_and_opens_the_apparatus(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".line", has_text="brand-case")).to_be_visible()
    assert page.pdf()[:5] == b"%PDF-"

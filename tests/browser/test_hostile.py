"""Hostile text is shown as text by a real browser, and very long text is bearable."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from normalizer.edition.model import Edition
from normalizer.edition.page import render
from normalizer.edits.revisions import Revision
from tests.browser.conftest import OpenPage
from tests.edition_page.sample import make_chinese, make_source

pytestmark = pytest.mark.browser

TEXTS = (
    "<script>document.title = 'hit'</script>",
    '"><img src="http://192.0.2.1/x" onerror="document.title=\'hit\'">',
    "</script><script>document.title = 'hit'</script><!--",
    "\u202eright-to-left override, never closed",
    "\u2067\u202b isolate and embedding \u0627\u0644\u0639",
    "control\x01\x1b\x7f\x85 and zero\u200bwidth\ufeff",
    "two\r\nlines\rand\ttab  spaces",
    "&lt;b&gt; &#13; &amp;",
    "${alert(1)} $title {{7*7}}",
    "javascript:alert(1)",
)


def edition_of(text: str) -> Edition:
    document = make_chinese()
    size = len(text)
    segment = replace(
        document.segments[0], id="h#0", start=0, end=size, clean_start=0, clean_end=size,
        original=text, clean=text, english=text, names=(), dates=(), chinese=text, english_flags=(text,),
    )  # fmt: skip
    source = make_source("h", text, title=text)
    bare = replace(document, source=source, revision=Revision(text), segments=(segment,), names=(), dates=())
    return Edition((bare,), ())


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_shown_as_text(open_page: OpenPage, text: str) -> None:
    page = open_page(render(edition_of(text)))
    for column in "oce":
        assert page.locator(f'[id="h#0"] .{column} > p').first.evaluate("(cell) => cell.textContent") == text
    assert page.title() == "A cleaned edition of 1 source"
    assert page.locator("img, iframe, object, embed").count() == 0


def test_an_override_does_not_reach_beyond_its_character(open_page: OpenPage) -> None:
    page = open_page(render(edition_of("before\u202eafter")))
    # what stands after it is still drawn from left to right
    places = page.locator('[id="h#0"] .c > p').evaluate(
        """(cell) => { const range = new Range(), node = cell.lastChild;
          return [0, 4].map((at) => { range.setStart(node, at); range.setEnd(node, at + 1);
            return range.getBoundingClientRect().left; }); }"""
    )
    assert places[0] < places[1]


def test_a_paragraph_of_a_megabyte_is_shown_and_searched(open_page: OpenPage) -> None:
    text = "梅塔的新實驗室" * 50_000 + "完"  # 350,001 characters, more than a megabyte
    page = open_page(render(edition_of(text)))
    page.get_by_label("Search", exact=True).fill("室完")
    expect(page.locator("#found")).to_have_text("1 segment")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

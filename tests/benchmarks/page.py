"""The reading edition: how large a page is, and how long a browser takes to open it."""

import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from normalizer.edition.model import Edition
from normalizer.edition.page import render, render_index, summarize
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.edition_page.sample import TIMELINE, gloss, long_document, make_edition


def run() -> list[tuple[str, str]]:
    """Bytes and seconds for a document of 300 segments and an index of 1,000 documents."""
    edition = Edition((long_document(300),), make_edition().names)
    started = time.perf_counter()
    page = render(edition, TIMELINE, gloss)
    seconds = time.perf_counter() - started
    summaries = [
        replace(summarize(document), id=f"{document.id}{n}")
        for n in range(500)
        for document in make_edition().documents
    ]
    index = render_index(summaries, edition.names)
    return [
        ("page of 300 segments", f"{len(page.encode()):,} bytes, written in {seconds:.3f} s"),
        ("… opened by Chromium", _open(page)),
        ("index of 1,000 documents", f"{len(index.encode()):,} bytes"),
        ("… opened by Chromium", _open(index)),
    ]


def _open(html: str) -> str:
    """How long until the page is drawn and its script has run, the median of five."""
    if CHROMIUM is None:
        return "Chromium is missing"
    from playwright.sync_api import sync_playwright

    taken = []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "index.html"
        file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        for _ in range(5):
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            started = time.perf_counter()
            page.goto(file.as_uri())
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            taken.append(time.perf_counter() - started)
            page.close()
        browser.close()
    return f"{sorted(taken)[2]:.2f} s"


if __name__ == "__main__":
    for name, value in run():
        print(f"{name:30} {value}")

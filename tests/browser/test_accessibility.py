"""The page under axe-core, the accessibility checker, in both colour schemes, with everything open."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from normalizer.edition.page import render, render_document, render_index, summarize
from tests.browser.conftest import OpenPage
from tests.edition_page.sample import TIMELINE, gloss, make_edition

pytestmark = pytest.mark.browser

VERSION = "4.14.1"

RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a",
    "wcag21aa", "wcag22aa", "best-practice"] });
  return found.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html)}`);
}"""


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, from the npm registry."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed, which axe-core comes from")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", f"axe-core@{VERSION}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if done.returncode or not script.exists():
        pytest.skip("axe-core could not be installed from the npm registry")
    return Path(script).read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN)
    return found


PAGES = {
    "edition": lambda: render(make_edition(), TIMELINE, gloss),
    "document": lambda: render_document(make_edition().documents[0], make_edition().names, TIMELINE, gloss),
    "index": lambda: render_index([summarize(one) for one in make_edition().documents], make_edition().names),
}


@pytest.mark.parametrize(
    ("kind", "scheme"), [("edition", "light"), ("edition", "dark"), ("document", "light"), ("index", "light")]
)
def test_nothing_violates_the_guidelines(open_page: OpenPage, axe: str, kind: str, scheme: str) -> None:
    page = open_page(PAGES[kind]())
    page.get_by_label("Theme").select_option(scheme)
    assert violations(page, axe) == []
    page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true; })")
    if kind == "edition":
        page.locator("a.pr").click()
    page.wait_for_timeout(50)
    assert violations(page, axe) == []
    if (kind, scheme) == ("edition", "light"):
        for menu in page.locator(".menu").all():
            menu.evaluate("(one) => { one.open = true; }")
            assert violations(page, axe) == []


def test_the_dialogs_violate_nothing(open_page: OpenPage, axe: str) -> None:
    page = open_page(render(make_edition(), TIMELINE, gloss))
    page.keyboard.press("?")
    assert violations(page, axe) == []
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("g")
    assert violations(page, axe) == []

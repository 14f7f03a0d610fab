"""The main content of a saved web page, and what the page says of itself."""

import html
import re
from itertools import accumulate
from typing import Any

from normalizer.errors import MissingExtraError, SourceError
from normalizer.sources.model import MEGABYTE, Provenance

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,10}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w-]{2,40})")
_LANGUAGE = re.compile(
    r"<html[^>]{0,500}?\slang\s{0,5}=\s{0,5}[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\b", re.IGNORECASE
)
# Elements that stay open until they are closed; the others (p, li, br …) close by themselves.
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|table|tbody|ul|ol|dl|b|i|em|strong|font|a|blockquote)\b", re.IGNORECASE
)
_AUTHOR = re.compile(r"<meta[^>]{0,50}?name=[\"']author[\"'][^>]{0,50}?content=[\"']([^\"'<>]{1,100})", re.IGNORECASE)
_DEEPEST = 200  # libxml2 cuts a tree off at 256, and pages that people read stay below 100
_LONGEST = 5 * MEGABYTE


def _find_author(markup: str) -> str | None:
    """The author of a page's head: trafilatura takes a name without a blank, as Chinese names are, for none."""
    found = _AUTHOR.search(markup, 0, 50_000)
    return html.unescape(found.group(1)).strip() or None if found else None


def find_declared(data: bytes) -> str | None:
    """The encoding that a page declares in its head, or None."""
    head = data[:4096]
    found = _DECLARED.search(head) or _XML.search(head)
    return found.group(1).decode("ascii") if found else None


def extract(path: str, markup: str) -> tuple[str, Provenance]:
    """The running text of a page, and its title, author, publisher, date, address and declared language.

    Raises MissingExtraError without trafilatura, SourceError for a page without running text or too deep to read.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError(
            f"{path}: HTML needs the extra 'html'; install it with: pip install 'source-normalizer[html]'"
        ) from error
    if len(markup) > _LONGEST:
        raise SourceError(f"{path}: has more than {_LONGEST // MEGABYTE} MB of markup; save its text instead.")
    depth = max(accumulate(-1 if tag.group(1) else 1 for tag in _NESTING.finditer(markup)), default=0)
    if depth > _DEEPEST:
        raise SourceError(f"{path}: its elements are nested {depth:,} deep, which is no page; it was left out.")
    found: Any = trafilatura.bare_extraction(
        markup.replace("\0", ""),
        with_metadata=True,
        include_comments=False,
        # only what the page states: an extensive search guesses at dates from the running text
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not (found.text or "").strip():
        raise SourceError(f"{path}: no running text was found in the page; save its text instead.")
    language = _LANGUAGE.search(markup)
    provenance = Provenance(
        title=found.title or None,
        author=found.author or _find_author(markup),
        publisher=found.sitename or None,
        written=found.date or None,
        url=found.url or None,
        language=language.group(1) if language else None,
    )
    return found.text, provenance

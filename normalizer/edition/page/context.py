"""A mention with the words around it, as a concordance shows it."""

from normalizer.edition.model import Document
from normalizer.edition.page.markup import abridge, foreign, language, quoted, show
from normalizer.edition.page.site import Site
from normalizer.spans import Span

KEYWORD_CONTEXT = 24
"""How many characters of the clean text stand on each side of a mention."""


def show_context(document: Document, start: int, end: int, site: Site) -> str:
    """A place of the clean text with what stands around it, and the link to it."""
    text, place = document.revision.text, document.revision.clean_span(start, end)
    before, after = _around(text, place)
    href = site.place(document.id, start)
    return (
        f'<p><a href="{quoted(href)}">{foreign(document.id)}</a> <bdi class="kwic"{language(document.language.tag)}>'
        f"{show(_line(before))}<b>{show(abridge(place.of(text), 80))}</b>{show(_line(after))}</bdi></p>"
    )


def _around(text: str, place: Span) -> tuple[str, str]:
    """The text on both sides of a place, not cut within a Latin word."""
    start, end = max(0, place.start - KEYWORD_CONTEXT), place.end + KEYWORD_CONTEXT
    before, after = text[start : place.start], text[place.end : end]
    if start and f"{text[start - 1]}{before[:1]}".isascii() and " " in before:
        before = before[before.index(" ") :]
    if end < len(text) and f"{text[end]}{after[-1:]}".isascii() and " " in after:
        after = after[: after.rindex(" ") + 1]
    return before, after


def _line(text: str) -> str:
    return " ".join(text.split("\n"))

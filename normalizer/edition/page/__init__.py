"""The reading edition: self-contained HTML pages that need no network and can be read without JavaScript."""

from normalizer.edition.page.pages import is_large, render, render_document, render_index
from normalizer.edition.page.summary import Summary, Totals, add_up, summarize

__all__ = ["Summary", "Totals", "add_up", "is_large", "render", "render_document", "render_index", "summarize"]

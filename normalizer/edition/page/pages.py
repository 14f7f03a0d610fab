"""Whole pages: the edition in one file, or for a large batch an index and a page for each document."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from normalizer.edition.model import Document, Edition, Failure
from normalizer.edition.page.data import Gloss, page_data
from normalizer.edition.page.dates import show_dates
from normalizer.edition.page.document import show_document
from normalizer.edition.page.markup import plural
from normalizer.edition.page.names import show_names
from normalizer.edition.page.overview import say_what_was_found, show_failures, show_rules, show_sources
from normalizer.edition.page.shell import Section, wrap_sections
from normalizer.edition.page.site import Site
from normalizer.edition.page.summary import Summary, Totals, add_up, summarize
from normalizer.names.model import NameEntry

Scored = TypeVar("Scored", Document, Summary)

MOST_DOCUMENTS = 40
MOST_SEGMENTS = 2000
"""A page with more documents or segments than these opens slowly."""

MOST_NAMES = 500
"""How many names the index of a large batch lists; `names.tsv` has them all."""


def is_large(edition: Edition) -> bool:
    """Whether an edition should be an index page and a page for each document."""
    segments = sum(len(document.segments) for document in edition.documents)
    return len(edition.documents) > MOST_DOCUMENTS or (len(edition.documents) > 1 and segments > MOST_SEGMENTS)


def render(edition: Edition, timeline_svg: str = "", glosses: Gloss | None = None) -> str:
    """The whole edition as one self-contained page.

    `timeline_svg` is an `<svg>` element (with presentation attributes or a `<style>`, no `style` attributes);
    `glosses` gives the words of a Chinese text with their readings and meanings.
    """
    edition = replace(edition, documents=_worst_first(edition.documents))
    site = Site(edition.documents)
    summaries = tuple(map(summarize, edition.documents))
    totals = add_up(summaries)
    sections = [
        Section("sources", "Sources", show_sources(summaries, site.document) + show_failures(edition.failures)),
        Section("changes", "Changes by rule", show_rules(totals.rules)),
        Section("names", "Names", show_names(edition.names, edition.documents, site)),
        Section("dates", "Dates", _draw(timeline_svg) + show_dates(edition.documents, site)),
        *(
            show_document(document, summary, site)
            for document, summary in zip(edition.documents, summaries, strict=True)
        ),
    ]
    lead = say_what_was_found(totals, len(edition.names))
    return wrap_sections(_title(summaries), lead, sections, page_data(edition.documents, glosses), edition.settings)


def render_document(
    document: Document,
    names: Sequence[NameEntry] = (),
    timeline_svg: str = "",
    glosses: Gloss | None = None,
    settings: Mapping[str, object] | None = None,
) -> str:
    """The page of one document of a large batch, for `documents/<id>/index.html`; of `names`, those it mentions."""
    site = Site((document,), batch=True)
    summary = summarize(document)
    totals = add_up((summary,))
    here = {name.canonical for name in document.names if name.canonical is not None}
    entries = [entry for entry in names if entry.canonical in here]
    sections = (
        show_document(document, summary, site),
        Section("names", "Names", show_names(entries, (document,), site)),
        Section("dates", "Dates", _draw(timeline_svg) + show_dates((document,), site)),
        Section("changes", "Changes by rule", show_rules(totals.rules)),
    )
    lead = say_what_was_found(totals, len(here))
    up = '<p class="up"><a href="../../index.html">All documents of this edition</a></p>'
    return wrap_sections(summary.title or summary.id, lead, sections, page_data((document,), glosses), settings, up)


def render_index(
    summaries: Sequence[Summary],
    names: Sequence[NameEntry] = (),
    failures: Sequence[Failure] = (),
    timeline_svg: str = "",
    settings: Mapping[str, object] | None = None,
    totals: Totals | None = None,
) -> str:
    """The first page of a large batch, with links to the pages of its documents.

    Where there are too many documents to list, `summaries` are the most garbled of them and `totals` counts them all.
    """
    summaries = _worst_first(summaries)
    totals = add_up(summaries) if totals is None else totals
    shown = show_sources(summaries, _page_of)
    if totals.documents > len(summaries):
        count = len(summaries)
        shown += (
            f"<p>The {count:,} most garbled of {totals.documents:,}; <code>manifest.json</code> lists them all.</p>"
        )
    most = sorted(names, key=lambda entry: (-entry.mentions, entry.canonical))[:MOST_NAMES]
    listed = show_names(most, (), Site((), batch=True))
    if len(names) > len(most):
        listed += f"<p>The {len(most)} most frequent of {len(names):,} names; <code>names.tsv</code> has them all.</p>"
    sections = [
        Section("sources", "Sources", shown + show_failures(failures)),
        Section("changes", "Changes by rule", show_rules(totals.rules)),
        Section("names", "Names", listed),
    ]
    if timeline_svg:
        sections.append(Section("dates", "Dates", _draw(timeline_svg)))
    lead = say_what_was_found(totals, len(names))
    title = f"A cleaned edition of {plural(totals.documents, 'source')}"
    return wrap_sections(title, lead, sections, page_data((), None), settings)


def _worst_first(items: Sequence[Scored]) -> tuple[Scored, ...]:
    """The most garbled first, those alike in their own order."""
    return tuple(sorted(items, key=lambda item: -round(item.garble.value, 2)))


def _page_of(id: str) -> str | None:
    """The link from the index to a document's page."""
    link = Site((), batch=True).document(id)
    return f"documents/{link.removeprefix('../')}" if link else None


def _title(summaries: Sequence[Summary]) -> str:
    return f"A cleaned edition of {plural(len(summaries), 'source')}"


def _draw(timeline_svg: str) -> str:
    if not timeline_svg:
        return ""
    return f'<figure class="timeline wide" tabindex="0" role="region" aria-label="Timeline">{timeline_svg}</figure>\n'

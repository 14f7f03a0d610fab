"""Whole pages: the edition in one file, or for a large batch an index and a page for each document."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from normalizer import __version__
from normalizer.edition.model import Document, Edition, Failure
from normalizer.edition.page.apparatus import show_apparatus
from normalizer.edition.page.data import Gloss, page_data
from normalizer.edition.page.markup import anchor, foreign, plural, quoted, show
from normalizer.edition.page.overview import (
    say_what_was_found,
    show_failures,
    show_features,
    show_rules,
    show_score,
    show_sources,
)
from normalizer.edition.page.reading import has_english, show_segments
from normalizer.edition.page.register import show_dates, show_names
from normalizer.edition.page.site import Site
from normalizer.edition.page.summary import Summary, summarize
from normalizer.names.model import NameEntry

MOST_DOCUMENTS = 40
MOST_SEGMENTS = 2000
"""A page with more documents or segments than these opens slowly."""

MOST_NAMES = 500
"""How many names the index of a large batch lists; `names.tsv` has them all."""

_SCRIPTS = ("page.js", "card.js", "review.js", "filter.js", "gloss.js", "keys.js")


def is_large(edition: Edition) -> bool:
    """Whether an edition should be an index page and a page for each document."""
    segments = sum(len(document.segments) for document in edition.documents)
    return len(edition.documents) > MOST_DOCUMENTS or (len(edition.documents) > 1 and segments > MOST_SEGMENTS)


def render(edition: Edition, timeline_svg: str = "", glosses: Gloss | None = None) -> str:
    """The whole edition as one self-contained page.

    `timeline_svg` is an `<svg>` element (with presentation attributes or a `<style>`, no `style` attributes);
    `glosses` gives the words of a Chinese text with their readings and meanings.
    """
    site = Site(edition.documents)
    summaries = tuple(summarize(document) for document in edition.documents)
    documents = "".join(
        _show_document(document, summary, site) for document, summary in zip(edition.documents, summaries, strict=True)
    )
    body = (
        _overview(summaries, site.document, edition.failures)
        + _names(show_names(edition.names, edition.documents, site))
        + _dates(timeline_svg, show_dates(edition.documents, site))
        + documents
    )
    title = _title(summaries)
    lead = say_what_was_found(summaries, len(edition.names))
    data = page_data(edition.documents, glosses)
    return _page(title, lead, body, data, timeline_svg, edition.settings, _contents(edition.documents, site))


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
    here = {name.canonical for name in document.names}
    entries = [entry for entry in names if entry.canonical in here]
    body = (
        _show_document(document, summary, site)
        + _names(show_names(entries, (document,), site))
        + _dates(timeline_svg, show_dates((document,), site))
        + f"<section><h2>Changes by rule</h2>{show_rules((summary,))}</section>"
    )
    lead = say_what_was_found((summary,), len(entries))
    up = '<p class="up"><a href="../../index.html">All documents of this edition</a></p>'
    data = page_data((document,), glosses)
    return _page(
        summary.title or summary.id, lead, body, data, timeline_svg, settings or {}, _contents((document,), site), up
    )


def render_index(
    summaries: Sequence[Summary],
    names: Sequence[NameEntry] = (),
    failures: Sequence[Failure] = (),
    timeline_svg: str = "",
    settings: Mapping[str, object] | None = None,
) -> str:
    """The first page of a large batch, with links to the pages of its documents."""
    site = Site((), batch=True)
    most = sorted(names, key=lambda entry: (-entry.mentions, entry.canonical))[:MOST_NAMES]
    listed = show_names(most, (), site)
    if len(names) > len(most):
        listed += f"<p>The {len(most)} most frequent of {len(names):,} names; <code>names.tsv</code> has them all.</p>"
    body = _overview(summaries, _document_page, failures) + _names(listed) + _dates(timeline_svg, "")
    lead = say_what_was_found(summaries, len(names))
    return _page(_title(summaries), lead, body, page_data((), None), timeline_svg, settings or {}, _contents((), site))


def _document_page(id: str) -> str | None:
    link = Site((), batch=True).document(id)
    return f"documents/{link.removeprefix('../')}" if link else None


def _contents(documents: Sequence[Document], site: Site) -> list[tuple[str, str]]:
    """The links of the menu: the registers, then the documents of the page."""
    sections = [("#main", "Sources and changes"), ("#names", "Names"), ("#dates", "Dates")]
    titles = [(document.id, foreign(document.source.provenance.title or document.id)) for document in documents]
    return sections + [(site.document(id) or "#main", title) for id, title in titles]


def _title(summaries: Sequence[Summary]) -> str:
    return f"A cleaned edition of {plural(len(summaries), 'source')}"


def _overview(summaries: Sequence[Summary], link: Callable[[str], str | None], failures: Sequence[Failure]) -> str:
    return (
        f'<section id="overview"><h2 id="sources-title">Sources</h2>{show_sources(summaries, link)}'
        f'{show_failures(failures)}<h2 id="changes">Changes by rule</h2>{show_rules(summaries)}</section>\n'
    )


def _names(table: str) -> str:
    return f'<section id="names"><h2 id="names-title">Names</h2>{table}</section>\n'


def _dates(timeline_svg: str, times: str) -> str:
    drawn = (
        f'<figure class="timeline wide" tabindex="0" role="region" aria-label="Timeline">{timeline_svg}</figure>'
        if timeline_svg
        else ""
    )
    listed = f"<details><summary>All dates with their mentions</summary>{times}</details>" if times else ""
    return f'<section id="dates"><h2>Dates</h2>{drawn}{listed}</section>\n' if drawn or listed else ""


def _show_document(document: Document, summary: Summary, site: Site) -> str:
    source = document.source
    known = source.provenance
    said = [known.author, known.publisher, known.written]
    provenance = ", ".join(foreign(what) for what in said if what)
    address = f' <span class="sub">{foreign(known.url)}</span>' if known.url else ""
    title = foreign(known.title, document.language.tag) if known.title else foreign(document.id)
    facts = (
        foreign(source.path),
        show(document.language.tag),
        document.role.value,
        f"garble score {show_score(document.garble)}",
        plural(summary.characters, "character"),
        show(source.encoding.name),
    )
    columns = "three" if has_english(document) else "two"
    english = '<span class="head e">English</span>' if columns == "three" else ""
    return (
        f'<section class="document {columns}" id="{quoted(anchor(f"document:{document.id}"))}" '
        f'data-document="{quoted(document.id)}"><header><h2>{title}</h2>'
        f'<p class="facts">{" · ".join(facts)}</p><p class="facts">{provenance}{address}</p>'
        f"{show_features(document.garble)}</header>\n"
        f'<div class="heads" aria-hidden="true"><span class="gutter"></span><span class="head o">Original</span>'
        f'<span class="head c">Cleaned</span>{english}</div>\n'
        f'<div class="rows">{show_segments(document, site)}</div>\n'
        f"{show_apparatus(document, summary, site)}</section>\n"
    )


def _page(
    title: str,
    lead: str,
    body: str,
    data: str,
    timeline_svg: str,
    settings: Mapping[str, object],
    contents: Sequence[tuple[str, str]],
    up: str = "",
) -> str:
    style, script = _style(), _script()
    styles = [style, *re.findall(r"<style[^>]{0,200}>([^<]*)</style>", timeline_svg)]
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {' '.join(map(_hash, styles))}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    chosen = "; ".join(f"{show(str(name))} {show(str(value))}" for name, value in settings.items())
    return Template(_read("page.html")).substitute(
        policy=policy,
        title=quoted(title),
        heading=show(title),
        lead=lead,
        up=up,
        contents="".join(f'<li><a href="{quoted(href)}">{text}</a></li>' for href, text in contents),
        body=body,
        data=data,
        style=style,
        script=script,
        version=__version__,
        settings=f"<p>Settings: {chosen}.</p>" if chosen else "",
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    return _read("page.css")


@cache
def _script() -> str:
    return "\n".join(_read(name) for name in _SCRIPTS)


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")

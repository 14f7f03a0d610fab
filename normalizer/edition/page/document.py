"""A document as a section of a page: what is known of it, its text, its apparatus."""

from normalizer.edition.model import Document
from normalizer.edition.page.apparatus import show_apparatus
from normalizer.edition.page.markup import foreign, plural, quoted, show
from normalizer.edition.page.overview import show_features, show_score
from normalizer.edition.page.reading import has_english, show_segments
from normalizer.edition.page.shell import Section
from normalizer.edition.page.site import Site
from normalizer.edition.page.summary import Summary


def show_document(document: Document, summary: Summary, site: Site) -> Section:
    """The section of a document; its heading is the title that the source gives itself, or its id."""
    known = document.source.provenance
    title = foreign(known.title, document.language.tag) if known.title else foreign(document.id)
    facts = (
        foreign(document.source.path),
        show(document.language.tag),
        document.role.value,
        f"garble score {show_score(document.garble)}",
        plural(summary.characters, "character"),
        show(document.source.encoding.name),
    )
    provenance = ", ".join(foreign(what) for what in (known.author, known.publisher, known.written) if what)
    address = f' <span class="sub">{foreign(known.url)}</span>' if known.url else ""
    columns = "three" if has_english(document) else "two"
    english = '<span class="head e">English</span>' if columns == "three" else ""
    called = quoted(known.title or document.id)
    html = (
        f'<p class="facts">{" · ".join(facts)}</p><p class="facts">{provenance}{address}</p>'
        f"{show_features(document.garble)}\n"
        f'<div class="text {columns}" data-document="{quoted(document.id)}" data-title="{called}">'
        '<div class="heads" aria-hidden="true"><span class="gutter"></span><span class="head o">Original</span>'
        f'<span class="head c">Cleaned</span>{english}</div>\n'
        f"{show_segments(document, site)}</div>\n{_show_unplaced(document)}{show_apparatus(document, summary, site)}"
    )
    return Section(f"document:{document.id}", title, html, "document")


def _show_unplaced(document: Document) -> str:
    """The decisions of a review that could not be carried out, and why."""
    if not document.unplaced:
        return ""
    items = "".join(f"<li>{show(reason)}</li>" for reason in document.unplaced)
    return f'<h3>Decisions that were not carried out</h3><ul class="warnings">{items}</ul>\n'

"""The header of a TEI document: what the source is, how it was edited, what was changed."""

from collections import Counter

from lxml.etree import _Element

from normalizer import __version__
from normalizer.edition.model import Document
from normalizer.edition.tei.markup import RESPONSIBLE, add, append_text, uri, w3c_date
from normalizer.roles.model import Role

_ROLES = {
    Role.REFERENCE: "a sound English source, which the others are held against",
    Role.SOUND: "a sound source",
    Role.GARBLED: "a garbled source",
}

_DECLARATION = {
    "correction": "Each change stands as a choice of sic and corr and points to a note with its rule, its reason and "
    "its evidence; cert is the probability that it is right. What was not changed but may be wrong is a seg of type "
    "proposal, with the proposal in its note; what is damaged beyond repair is unclear, or a gap.",
    "normalization": "None beyond the corrections. Control characters stand as the pictures of Unicode.",
    "segmentation": "An s is a sentence, a heading or a list item; its identifier holds its place in the source.",
    "interpretation": "Names point to their entries, dates carry the days they mean. The English of a segment says "
    "what made it: the source, a machine translation (argos) or a word-by-word gloss.",
}


def add_header(parent: _Element, document: Document) -> None:
    """Add the `teiHeader`."""
    header = add(parent, "teiHeader")
    _add_file_description(add(header, "fileDesc"), document)
    _add_encoding_description(add(header, "encodingDesc"))
    _add_profile(add(header, "profileDesc"), document)
    _add_revisions(add(header, "revisionDesc"), document)


def _add_file_description(parent: _Element, document: Document) -> None:
    source, known = document.source, document.source.provenance
    titles = add(parent, "titleStmt")
    add(titles, "title", known.title or source.id)
    if known.author:
        add(titles, "author", known.author)
    statement = add(titles, "respStmt", **{"{http://www.w3.org/XML/1998/namespace}id": RESPONSIBLE})
    add(statement, "resp", "repaired, aligned and marked up automatically")
    add(statement, "name", f"source-normalizer {__version__}")
    add(
        add(parent, "publicationStmt"),
        "p",
        "An edition made by a program for its user; the rights are those of the source.",
    )
    bibl = add(add(parent, "sourceDesc"), "bibl")
    add(bibl, "title", known.title or source.id)
    if known.author:
        add(bibl, "author", known.author)
    if known.publisher:
        add(bibl, "publisher", known.publisher)
    if known.written:
        date = add(bibl, "date", known.written)
        if when := w3c_date(known.written):
            date.set("when", when)
    if known.url:
        add(bibl, "ptr", target=uri(known.url))
    add(bibl, "idno", source.id, type="document")
    add(bibl, "idno", source.sha256, type="SHA-256")
    encoding = source.encoding
    note = f"{source.path}: {source.format.value} in {encoding.name} ({encoding.reason}, {encoding.confidence:.2f})"
    add(bibl, "note", f"{note}; {_ROLES[document.role]}, garble score {document.garble.value:.2f}")


def _add_encoding_description(parent: _Element) -> None:
    software = add(add(parent, "appInfo"), "application", ident="source-normalizer", version=__version__)
    add(software, "label", "source-normalizer")
    declaration = add(parent, "editorialDecl")
    for tag, text in _DECLARATION.items():
        add(add(declaration, tag), "p", text)


def _add_profile(parent: _Element, document: Document) -> None:
    counts: Counter[str] = Counter()
    for span in document.languages:
        counts[span.tag] += span.end - span.start
    tags = add(parent, "langUsage")
    total = max(counts.total(), 1)
    for tag, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) or [(document.language.tag, 0)]:
        add(tags, "language", tag, ident=tag, usage=str(round(100 * count / total)))


def _add_revisions(parent: _Element, document: Document) -> None:
    counts = Counter((change.status.value, change.rule) for change in document.revision.ledger)
    for (status, rule), count in sorted(counts.items()):
        change = add(parent, "change", who=f"#{RESPONSIBLE}", status=status)
        add(change, "label", rule)
        append_text(change, f": {count} {status}")
    if not counts:
        add(parent, "change", "Nothing was changed.", who=f"#{RESPONSIBLE}")

"""TEI P5: https://tei-c.org/guidelines/p5/

One document of the edition as a TEI document: the text in segments with its changes, names and dates, its translation
beside it, and what is known of names, changes and links stand-off. Written, not read.
"""

from lxml import etree
from lxml.etree import _Element

from normalizer.edition.model import Document, EditionSegment
from normalizer.edition.tei.header import add_header
from normalizer.edition.tei.markup import ID, LANG, NAMESPACE, NS, add, append_text
from normalizer.edition.tei.standoff import add_standoff
from normalizer.edition.tei.text import TextWriter
from normalizer.edition.xmltext import xml_id
from normalizer.translation.model import EnglishFrom

# elements that hold elements only: each of these gets a line
_ROWS = tuple(NS + tag for tag in ("TEI", "teiHeader", "revisionDesc", "standOff", "linkGrp", "text", "body", "div"))


def render(document: Document) -> bytes:
    """`edition.xml` of one document."""
    # lxml-stubs does not know that None stands for the default namespace
    root = etree.Element(f"{NS}TEI", None, {None: NAMESPACE})  # type: ignore[dict-item]
    root.set(ID, xml_id(document.id, "tei"))
    add_header(root, document)
    translated = [segment for segment in document.segments if _has_english(segment)]
    chinese = [segment for segment in document.segments if segment.chinese]
    add_standoff(root, document, [segment.id for segment in translated])
    body = add(add(root, "text"), "body")
    edition = add(body, "div", type="edition", **{LANG: document.language.tag})
    writer = TextWriter(document)
    paragraph = None
    place = 0
    for segment in document.segments:
        if paragraph is None or "\n" in document.revision.text[place : segment.clean_start]:
            paragraph = add(edition, "p")
        elif place < segment.clean_start:
            append_text(paragraph, " ")
        writer.add_segment(paragraph, segment)
        place = segment.clean_end
    if paragraph is None:
        add(edition, "p")
    if translated:
        translation = add(add(body, "div", type="translation", **{LANG: "en"}), "p")
        for segment in translated:
            _add_side(translation, segment.id, "en", segment.english, segment.english_from.value)
    if chinese:
        translation = add(add(body, "div", type="translation", **{LANG: document.language.tag}), "p")
        for segment in chinese:
            _add_side(translation, segment.id, "zh", segment.chinese or "", "machine")
    for parent in root.iter(*_ROWS):
        for child in parent:
            child.tail = "\n"
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _has_english(segment: EditionSegment) -> bool:
    """Whether a segment has an English that is not its own text."""
    return bool(segment.english) and segment.english_from is not EnglishFrom.NONE and segment.language != "en"


def _add_side(parent: _Element, id: str, prefix: str, text: str, made_by: str) -> None:
    add(parent, "s", text, **{ID: xml_id(id, prefix)}, corresp=f"#{xml_id(id)}", type=made_by)

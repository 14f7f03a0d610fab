"""XLIFF 2.1 (OASIS Standard, 2018): https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html

A document is a `file`, a segment a `unit`: the repaired text is its source, the English its target. Notes carry the
text before repair (category `original`), what made the English (`english_from`), what is wrong with it
(`english_flag`), and every change with its reason. The state says how far a translator can trust the target: `final`
for the source's own English, `translated` for a machine translation without complaint, `initial` for the rest, with
the sub-state `sn:gloss` where words were only looked up. A character that XML forbids stands as `cp`.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from normalizer.edition.parallel import MADE_BY, ParallelSegment
from normalizer.edition.xmltext import FORBIDDEN, escape_text, parse_xml, unescape_text, xml_id
from normalizer.errors import SourceError
from normalizer.translation.model import EnglishFrom

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_NS = f"{{{NAMESPACE}}}"
_DEFAULT_LANGUAGE = "zh-Hant"
_CODE_POINT = re.compile("(?:00)*(?:0[0-9A-Fa-f]|10)?[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2}")


def render(segments: Iterable[ParallelSegment]) -> bytes:
    """A whole XLIFF document, a `file` a document. Segments of one document must follow each other.

    Raises ValueError where there is no segment: XLIFF has no empty document.
    """
    segments = tuple(segments)
    if not segments:
        raise ValueError("an XLIFF document holds at least one segment")
    languages = {segment.language for segment in segments if segment.language != "en"}
    files = (file(tuple(group)) for _, group in groupby(segments, key=lambda segment: segment.document))
    return head(languages) + b"".join(files) + TAIL


def head(languages: Iterable[str]) -> bytes:
    """The document up to its first file.

    XLIFF has one source language: where those of the sources differ, it is what they share, or `mul`.
    """
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="{NAMESPACE}" version="2.1" '
        f'srcLang="{common_language(languages)}" trgLang="en" xml:space="preserve">\n'
    ).encode()


TAIL = b"</xliff>\n"


def common_language(languages: Iterable[str]) -> str:
    """The BCP 47 tag that covers all of `languages`.

    >>> common_language(["zh-Hant"]), common_language(["zh-Hant", "zh-Hans"]), common_language(["zh-Hant", "ja"])
    ('zh-Hant', 'zh', 'mul')
    """
    tags = sorted(set(languages)) or [_DEFAULT_LANGUAGE]
    primary = {tag.partition("-")[0] for tag in tags}
    if len(tags) == 1:
        return tags[0]
    return primary.pop() if len(primary) == 1 else "mul"


def file(segments: Iterable[ParallelSegment]) -> bytes:
    """The `file` of one document; nothing where it has no segments."""
    from lxml import etree

    root = None
    for segment in segments:
        if root is None:
            attributes = {"id": xml_id(segment.document, "f"), "original": escape_text(segment.document)}
            # lxml-stubs does not know that None stands for the default namespace
            root = etree.Element(f"{_NS}file", attributes, {None: NAMESPACE})  # type: ignore[dict-item]
        root.append(_unit(segment))
    return b"" if root is None else etree.tostring(root, encoding="utf-8") + b"\n"


def _unit(segment: ParallelSegment) -> "_Element":
    from lxml import etree

    unit = etree.Element(f"{_NS}unit", id=xml_id(segment.id), name=escape_text(segment.id))
    notes = etree.SubElement(unit, f"{_NS}notes")
    _add_note(notes, "language", segment.language, "source")
    if segment.original != segment.clean:
        _add_note(notes, "original", segment.original, "source")
    _add_note(notes, "english_from", segment.english_from.value, "target")
    for flag in segment.english_flags:
        _add_note(notes, "english_flag", flag, "target")
    if segment.chinese:
        _add_note(notes, "chinese", segment.chinese)
        _add_note(notes, "chinese_language", segment.chinese_language)
    for note in segment.notes:
        _add_note(notes, f"{note.status}: {note.category}", note.text)
    attributes = _state(segment)
    if segment.language == "en":
        unit.set("translate", "no")
    part = etree.SubElement(unit, f"{_NS}segment", attributes)
    _fill(etree.SubElement(part, f"{_NS}source"), segment.clean)
    if segment.english:
        _fill(etree.SubElement(part, f"{_NS}target"), segment.english)
    return unit


def _state(segment: ParallelSegment) -> dict[str, str]:
    if not segment.english:
        return {"state": "initial"}
    if segment.english_from is EnglishFrom.SOURCE:
        return {"state": "final"}
    if segment.english_from is EnglishFrom.GLOSS:
        return {"state": "initial", "subState": "sn:gloss"}
    return {
        "state": "initial" if segment.english_flags else "translated",
        "subState": f"sn:{segment.english_from.value}",
    }


def _add_note(notes: "_Element", category: str, text: str, applies_to: str | None = None) -> None:
    from lxml import etree

    note = etree.SubElement(notes, f"{_NS}note", category=escape_text(category))
    if applies_to:
        note.set("appliesTo", applies_to)
    note.text = escape_text(text)


def _fill(element: "_Element", text: str) -> None:
    """Put text into a source or target, forbidden characters as code points."""
    from lxml import etree

    place = 0
    last = None
    for match in FORBIDDEN.finditer(text):
        before = text[place : match.start()]
        if last is None:
            element.text = before
        else:
            last.tail = before
        last = etree.SubElement(element, f"{_NS}cp", hex=f"{ord(match[0]):04X}")
        place = match.end()
    if last is None:
        element.text = text
    else:
        last.tail = text[place:]


def read(data: bytes, name: str = "parallel.xlf") -> tuple[ParallelSegment, ...]:
    """The segments of an XLIFF 2 document; of one from another program, those whose target is English or missing too.

    Raises SourceError where `data` is no XLIFF 2; `name` is for the message.
    """
    root = parse_xml(data, name)
    if root.tag != f"{_NS}xliff":
        raise SourceError(f"{name} is no XLIFF 2 document (its root is {root.tag!r}); nothing was read from it.")
    default = root.get("srcLang", "und")
    return tuple(
        _read_segment(part, unit, each, default)
        for each in root.iter(f"{_NS}file")
        for unit in each.iter(f"{_NS}unit")
        for part in unit.findall(f"{_NS}segment")
    )


def _read_segment(part: "_Element", unit: "_Element", file: "_Element", default: str) -> ParallelSegment:
    notes: dict[str, str] = {}
    flags = []
    for note in unit.findall(f"{_NS}notes/{_NS}note"):
        category, text = note.get("category", ""), unescape_text(note.text or "")
        if category == "english_flag":
            flags.append(text)
        else:
            notes.setdefault(category, text)
    clean = _text(part.find(f"{_NS}source"))
    english = _text(part.find(f"{_NS}target"))
    made_by = MADE_BY.get(notes.get("english_from", ""))
    return ParallelSegment(
        id=unescape_text(unit.get("name") or unit.get("id") or ""),
        document=unescape_text(file.get("original") or file.get("id") or ""),
        language=notes.get("language", default),
        original=notes.get("original", clean),
        clean=clean,
        english=english,
        english_from=made_by or (EnglishFrom.SOURCE if english else EnglishFrom.NONE),
        english_flags=tuple(flags),
        chinese=notes.get("chinese", ""),
        chinese_language=notes.get("chinese_language", ""),
    )


def _text(element: "_Element | None") -> str:
    """The text of a source or target: code points put back, the text inside other inline elements kept."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_NS}cp":
            code = _CODE_POINT.fullmatch(child.get("hex") or "")
            pieces.append(chr(int(code[0], 16)) if code else "\ufffd")
        elif isinstance(child.tag, str):
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)

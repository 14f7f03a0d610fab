"""TMX 1.4b, the Translation Memory eXchange of LISA OSCAR: https://www.gala-global.org/tmx-14b

A segment is a translation unit (`tu`) with a variant (`tuv`) a language. What TMX has no place for stands in `prop`s:
`document`, `english_from`, `english_flag` (one each), `role` of a variant (`clean`, `english`, `chinese`) and
`original`, the text before repair. A character that XML forbids stands in its place as
`<ph type="x-character">U+0001</ph>`.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from normalizer import __version__
from normalizer.edition.parallel import MADE_BY, ParallelSegment
from normalizer.edition.xmltext import FORBIDDEN, escape_text, parse_xml, unescape_text
from normalizer.errors import SourceError
from normalizer.translation.model import EnglishFrom

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CHARACTER = "x-character"
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4})")


def render(segments: Iterable[ParallelSegment]) -> bytes:
    """A whole TMX document."""
    return head() + units(segments) + TAIL


def head() -> bytes:
    """The document up to its first unit. The source language is given unit by unit (`*all*`)."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="source-normalizer" creationtoolversion={quoteattr(__version__)} segtype="sentence" '
        'o-tmf="source-normalizer" adminlang="en" srclang="*all*" datatype="plaintext"/>\n<body>\n'
    ).encode()


TAIL = b"</body>\n</tmx>\n"


def units(segments: Iterable[ParallelSegment]) -> bytes:
    """The units of the segments, a line each."""
    from lxml import etree

    return b"".join(etree.tostring(_unit(segment), encoding="utf-8") + b"\n" for segment in segments)


def _unit(segment: ParallelSegment) -> "_Element":
    from lxml import etree

    unit = etree.Element("tu", tuid=escape_text(segment.id), srclang=segment.language)
    _add_prop(unit, "document", segment.document)
    _add_prop(unit, "english_from", segment.english_from.value)
    for flag in segment.english_flags:
        _add_prop(unit, "english_flag", flag)
    clean = _add_variant(unit, "clean", segment.language, segment.clean)
    if segment.original != segment.clean:
        clean.insert(1, _prop("original", segment.original))
    if segment.english and not (segment.language == "en" and segment.english == segment.clean):
        _add_variant(unit, "english", "en", segment.english)
    if segment.chinese:
        _add_variant(unit, "chinese", segment.chinese_language, segment.chinese)
    return unit


def _prop(kind: str, text: str) -> "_Element":
    from lxml import etree

    prop = etree.Element("prop", type=kind)
    prop.text = escape_text(text)
    return prop


def _add_prop(parent: "_Element", kind: str, text: str) -> None:
    parent.append(_prop(kind, text))


def _add_variant(unit: "_Element", role: str, language: str, text: str) -> "_Element":
    from lxml import etree

    variant = etree.SubElement(unit, "tuv", {_LANG: language})
    _add_prop(variant, "role", role)
    seg = etree.SubElement(variant, "seg")
    place = 0
    last = None
    for match in FORBIDDEN.finditer(text):
        _append_text(seg, last, text[place : match.start()])
        last = etree.SubElement(seg, "ph", type=_CHARACTER)
        last.text = f"U+{ord(match[0]):04X}"
        place = match.end()
    _append_text(seg, last, text[place:])
    return variant


def _append_text(parent: "_Element", last: "_Element | None", text: str) -> None:
    if last is None:
        parent.text = text
    else:
        last.tail = text


def read(data: bytes, name: str = "parallel.tmx") -> tuple[ParallelSegment, ...]:
    """The segments of a TMX document; one from another program gives its first variant and its English one.

    Raises SourceError where `data` is no TMX; `name` is for the message.
    """
    root = parse_xml(data, name)
    if root.tag != "tmx":
        raise SourceError(f"{name} is no TMX document (its root is {root.tag!r}); nothing was read from it.")
    header = root.find("header")
    default = header.get("srclang", "*all*") if header is not None else "*all*"
    return tuple(_read_unit(unit, number, default, name) for number, unit in enumerate(root.iter("tu"), 1))


def _read_unit(unit: "_Element", number: int, default: str, name: str) -> ParallelSegment:
    variants = unit.findall("tuv")
    if not variants or any(variant.find("seg") is None for variant in variants):
        raise SourceError(f"{name}, unit {number} has no text; nothing was read from it: mend or drop the unit.")
    source = unit.get("srclang", default)
    roles = {_find_prop(variant, "role"): variant for variant in reversed(variants)}
    named = {_language(variant): variant for variant in reversed(variants)}
    clean = roles.get("clean", named.get(source, variants[0]))
    others = [variant for variant in variants if variant is not clean]
    if "clean" in roles:
        english, chinese = roles.get("english"), roles.get("chinese")
    else:
        english = next((each for each in others if _language(each).split("-")[0] == "en"), None)
        chinese = None
    text = _text(clean)
    known = MADE_BY.get(_find_prop(unit, "english_from") or "")
    if english is not None:
        english_text = _text(english)
    else:
        english_text = text if _language(clean) == "en" and known is not EnglishFrom.NONE else ""
    original = _find_prop(clean, "original")
    return ParallelSegment(
        id=unescape_text(unit.get("tuid", str(number))),
        document=_find_prop(unit, "document") or "",
        language=_language(clean),
        original=text if original is None else original,
        clean=text,
        english=english_text,
        english_from=known or (EnglishFrom.SOURCE if english_text else EnglishFrom.NONE),
        english_flags=tuple(
            unescape_text(prop.text or "") for prop in unit.findall("prop") if prop.get("type") == "english_flag"
        ),
        chinese=_text(chinese) if chinese is not None else "",
        chinese_language=_language(chinese) if chinese is not None else "",
    )


def _language(variant: "_Element") -> str:
    return variant.get(_LANG) or variant.get("lang") or "und"


def _find_prop(parent: "_Element", kind: str) -> str | None:
    for prop in parent.findall("prop"):
        if prop.get("type") == kind:
            return unescape_text(prop.text or "")
    return None


def _text(variant: "_Element") -> str:
    """The text of a variant: forbidden characters put back, other programs' inline codes left out."""
    seg = variant.find("seg")
    assert seg is not None
    pieces = [seg.text or ""]
    for child in seg:
        if child.tag == "ph" and child.get("type") == _CHARACTER:
            character = _CODE_POINT.fullmatch(child.text or "")
            pieces.append(chr(int(character[1], 16)) if character else "")
        elif child.tag == "hi":
            pieces.extend(map(str, child.itertext()))
        pieces.append(child.tail or "")
    return "".join(pieces)

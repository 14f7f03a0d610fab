"""What the parts of a TEI document share: elements, identifiers, pointers, and values that its datatypes allow."""

import re
from urllib.parse import quote

from lxml import etree
from lxml.etree import _Element

from normalizer.edition.xmltext import show_forbidden

NAMESPACE = "http://www.tei-c.org/ns/1.0"
NS = f"{{{NAMESPACE}}}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RESPONSIBLE = "normalizer"
"""The identifier of whom every automatic change is put down to."""

_NO_TYPE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ud800-\udfff\u00ad\u200b-\u200f\u2028-\u202f\ufeff]+")
# what W3C XML Schema takes for a day, month, year or instant
_W3C_DATE = re.compile(
    r"-?(?!0000)\d{4,9}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?"
    r"(?:Z|[+-]\d\d:\d\d)?)?)?"
)
_W3C_DURATION = re.compile(r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?")


def add(parent: _Element, tag: str, text: str | None = None, **attributes: str) -> _Element:
    """A new last child of `parent`; `text` may hold characters that XML forbids, which are shown as pictures."""
    child = etree.SubElement(parent, NS + tag, attributes)
    if text is not None:
        child.text = show_forbidden(text)
    return child


def append_text(parent: _Element, text: str) -> None:
    """Add text behind what `parent` has."""
    text = show_forbidden(text)
    last = next(parent.iterchildren(reversed=True), None)  # len() would count all children
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def certainty(confidence: float) -> str:
    """A probability as `@cert` takes it."""
    return f"{min(max(confidence, 0.0), 1.0):.4g}"


def type_name(text: str) -> str:
    """A word for `@type`, which holds no white space."""
    return _NO_TYPE.sub("-", text).strip("-") or "none"


def point(document: str, start: int, end: int) -> str:
    """A place of another document's original text, as RFC 5147 spells places in plain text.

    >>> point("000 a", 5, 9)
    '../000%20a/original.txt#char=5,9'
    """
    return f"../{quote(document, safe='', errors='replace')}/original.txt#char={start},{end}"


def uri(text: str) -> str:
    """Any text as a URI reference: what a URI does not hold is percent-encoded."""
    return quote(text, safe="!#$%&'()*+,/:;=?@_.~-", errors="replace")


def w3c_date(text: str | None) -> str | None:
    """`text` if it is a date of W3C XML Schema, otherwise None."""
    return text if text and _W3C_DATE.fullmatch(text) else None


def w3c_duration(text: str | None) -> str | None:
    """`text` if it is a duration of W3C XML Schema, otherwise None."""
    return text if text and _W3C_DURATION.fullmatch(text) else None

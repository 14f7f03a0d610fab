"""What the XML writers and readers share: forbidden characters, identifiers, safe parsing."""

import re
from typing import TYPE_CHECKING

from normalizer.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

# what XML 1.0 does not allow in a document, in any form (production 2, Char)
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\\\\")
_UNESCAPED = re.compile(r"\\(\\|u[0-9a-f]{4})")
_NOT_IN_NAME = re.compile("[^A-Za-z0-9.\u4e00-\u9fa5_-]|_(?=x[0-9A-F])")


def escape_text(text: str) -> str:
    r"""Text for attributes and plain elements: forbidden characters as `\uXXXX`, a backslash as two.

    >>> escape_text("a\\b\x01")
    'a\\\\b\\u0001'
    """
    return _ESCAPED.sub(lambda match: "\\\\" if match[0] == "\\" else f"\\u{ord(match[0]):04x}", text)


def unescape_text(text: str) -> str:
    """What `escape_text` was given."""
    return _UNESCAPED.sub(lambda match: "\\" if match[1] == "\\" else chr(int(match[1][1:], 16)), text)


def show_forbidden(text: str) -> str:
    r"""Text for readers: control characters as their pictures (U+2400 …), other forbidden characters as U+FFFD.

    >>> show_forbidden("a\x01\ud800")
    'a␁\ufffd'
    """
    return FORBIDDEN.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd", text)


def xml_id(identifier: str, prefix: str = "s") -> str:
    """The XML name of a segment or document: what NCName forbids as `_xHHHH_`, so that different ids stay different.

    >>> xml_id("003_ddf30a#120"), xml_id("a b"), xml_id("王小明", "n")
    ('s-003_ddf30a-120', 's-a_x20_b', 'n-王小明')
    """
    document, mark, place = identifier.rpartition("#")
    if mark and place.isascii() and place.isdecimal():
        return f"{prefix}-{_escape_name(document)}-{place}"
    return f"{prefix}-{_escape_name(identifier)}"


def _escape_name(text: str) -> str:
    return _NOT_IN_NAME.sub(lambda match: f"_x{ord(match[0]):X}_", text)


def parse_xml(data: bytes, name: str) -> "_Element":
    """The root of an XML document from an untrusted source; no entity is expanded, no DTD or other file is read.

    Raises SourceError where it is not well-formed or declares entities; `name` is for the message.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} is not well-formed XML ({error.msg}); nothing was read from it.") from None
    declared = root.getroottree().docinfo.internalDTD
    # lxml-stubs does not know DTD.iterentities
    if declared is not None and next(declared.iterentities(), None) is not None:  # type: ignore[union-attr]
        raise SourceError(f"{name} declares entities, which are not expanded; nothing was read from it: take them out.")
    return root

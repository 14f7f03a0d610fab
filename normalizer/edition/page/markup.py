"""Untrusted text as HTML."""

import re
import unicodedata
from html import escape
from urllib.parse import quote

# What a reader cannot see but that changes what is seen, or is not allowed in HTML: C0 and C1 controls but tab and
# line feed, soft hyphen, bidirectional controls, zero-width space and joiner-like marks, line and paragraph separators,
# lone surrogates, tag characters. Zero-width (non-)joiners stay: Persian, Hindi and emoji are written with them.
_HIDDEN = re.compile(
    "[\0-\b\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)
_HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")
_KANA = re.compile("[\u3041-\u30ff]")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def show(text: str) -> str:
    """A text as the content of an element. Hidden characters stand in a `bdi` that shows their code.

    >>> show("a<b\\u202e")
    'a&lt;b<bdi class="hid" data-u="202E" title="U+202E RIGHT-TO-LEFT OVERRIDE">\\u202e</bdi>'
    """
    return _HIDDEN.sub(_show_hidden, escape(text))


def quoted(value: object) -> str:
    """A value as the content of a double-quoted attribute.

    >>> quoted('"><img onerror=…>')
    '&quot;&gt;&lt;img onerror=…&gt;'
    """
    return _HIDDEN.sub(lambda match: f"\u27e8U+{ord(match[0]):04X}\u27e9", escape(str(value)))


def anchor(name: str) -> str:
    """A name as the value of an `id` attribute, which holds no white space; otherwise unchanged.

    >>> anchor("my file#12")
    'my%20file#12'
    """
    return re.sub(r"[\s%\0]", lambda match: quote(match[0], errors="replace"), name)


def fragment(name: str) -> str:
    """The URL fragment that leads to `anchor(name)` on the same page.

    >>> fragment("003#12")
    '#003%2312'
    """
    return "#" + quote(anchor(name), safe="", errors="replace")


def language(tag: str) -> str:
    """A `lang` attribute for a BCP 47 tag; an unknown language is the empty one.

    >>> language("zh-Hant"), language("und")
    (' lang="zh-Hant"', ' lang=""')
    """
    return f' lang="{tag}"' if tag != "und" and _TAG.fullmatch(tag) else ' lang=""'


def foreign(text: str, tag: str | None = None) -> str:
    """A short text from a source in a sentence, its direction isolated; without `tag`, its script tells the language.

    >>> foreign("梅塔"), foreign("Meta")
    ('<bdi lang="zh">梅塔</bdi>', '<bdi lang="">Meta</bdi>')
    """
    if tag is None:
        tag = "und" if not _HAN.search(text) else "ja" if _KANA.search(text) else "zh"
    return f"<bdi{language(tag)}>{show(text)}</bdi>"


def abridge(text: str, size: int = 120) -> str:
    """A text on one line that is not longer than `size` characters, cut in the middle.

    >>> abridge("abcdefghij", 6)
    'abc…ij'
    """
    line = " ".join(text.split()) if len(text) <= 4 * size else text
    if len(line) <= size:
        return line
    return f"{line[: size // 2]}…{line[len(line) - (size - 1) // 2 :]}"


def plural(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun, in the form that English asks for.

    >>> plural(1, "edit"), plural(1200, "edit")
    ('1 edit', '1,200 edits')
    """
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def _show_hidden(match: re.Match[str]) -> str:
    character = match[0]
    code = f"{ord(character):04X}"
    title = f"U+{code} {unicodedata.name(character, 'control character')}"
    if character == "\r":
        character = "&#13;"  # or the parser would make a line feed of it
    elif character == "\0" or "\ud800" <= character <= "\udfff":
        character = "\ufffd"
    return f'<bdi class="hid" data-u="{code}" title="{title}">{character}</bdi>'

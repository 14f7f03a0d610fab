"""Characters that a reader cannot see, or that look like others: invisible ones, odd spaces, compatibility forms."""

import re
import unicodedata
from collections.abc import Iterator

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import is_han, view

_UNICODE = Evidence.convention("unicode-nfc", "Unicode Standard Annex #15: canonical composition")
_COMPATIBILITY = Evidence.convention("unicode-nfkc", "Unicode Standard Annex #15: compatibility mapping")
# Controls but tab and line ends; soft hyphen; zero-width space, word joiner, BOM, Mongolian separator; the marks of
# text direction; interlinear annotation marks.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f]+")
# Languages whose own typography knows no-break and thin spaces only as layout.
_PLAIN_SPACED = ("zh", "en", "ja", "ko")
# Radicals, compatibility ideographs, ligatures, small and vertical forms of marks, half-width kana: special shapes of
# a plain character.
_FORMS = re.compile("[\u2e80-\u2fd5\uf900-\ufad9\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe44\ufe50-\ufe66\uff66-\uff9f]+")
_SMALL = {
    "﹐": "，",
    "﹑": "、",
    "﹒": ".",
    "﹔": "；",
    "﹕": "：",
    "﹖": "？",
    "﹗": "！",
    "﹙": "（",
    "﹚": "）",
    "︰": "：",
}
_SMALL_ONE = re.compile(f"[{''.join(_SMALL)}]")
_COMBINING = "[\u0300-\u036f\u0653-\u0655\u093c\u3099\u309a\u1161-\u11ff]"
_MARKS, _MARK = re.compile(f".{_COMBINING}+", re.DOTALL), re.compile(_COMBINING)


def drop_invisible_characters(text: str, context: Context) -> Iterator[Finding]:
    """Control characters, zero-width spaces, byte order marks inside a text and soft hyphens go: nobody sees them, and
    they cut words in two for every search. Joiners stay in the scripts and emoji that need them, marks of direction in
    text with letters that run from right to left.
    """
    if _INVISIBLE.search(view(text).alphabet) is None:
        return
    for run in _INVISIBLE.finditer(text):
        start, end = run.span()
        if not _JOINERS.isdisjoint(run.group()) and not _is_idle(text, start, end):
            continue
        if _DIRECTIONS.search(run.group()) and _RIGHT_TO_LEFT.search(text):
            continue
        names = ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in run.group()))
        yield Finding(start, end, "", "drop-invisible-characters", f"invisible: {names}", 0.97)


def plain_spaces(text: str, context: Context) -> Iterator[Finding]:
    """No-break spaces and spaces of odd widths become plain spaces in English, Chinese, Japanese and Korean, where they
    are left over from page layout. French and others write them by rule and keep them.
    """
    if _SPACES.search(view(text).alphabet) is None:
        return
    tags = [(span.end, span.tag) for span in context.languages]
    for run in _SPACES.finditer(text):
        start, end = run.span()
        tag = next((tag for stop, tag in tags if start < stop), "und")
        if tag.startswith(_PLAIN_SPACED):
            reason = f"a space of layout (U+{ord(text[start]):04X}) inside a line"
            yield Finding(start, end, " " * (end - start), "plain-spaces", reason, 0.93)


def restore_plain_forms(text: str, context: Context) -> Iterator[Finding]:
    """Characters that are another one in a special shape (radicals for characters, compatibility ideographs, ligatures
    from PDFs, small and vertical marks, half-width kana) and letters spelled with separate accents take the plain,
    composed form.
    """
    alphabet = view(text).alphabet
    for run in _FORMS.finditer(text) if _FORMS.search(alphabet) else ():
        after = unicodedata.normalize("NFKC", _SMALL_ONE.sub("\0", run.group()))
        for character in _SMALL_ONE.findall(run.group()):
            after = after.replace("\0", _SMALL[character], 1)
        around = text[run.start() - 1 : run.start()] + text[run.end() : run.end() + 1]
        radical = len(run.group()) == 1 and "\u2e80" <= run.group() <= "\u2fdf"
        if radical and ("、" in around or not any(map(is_han, around))):
            continue  # a radical by itself is spoken of
        if after != run.group():
            reason = f"the plain form of U+{ord(text[run.start()]):04X}"
            yield Finding(run.start(), run.end(), after, "restore-plain-forms", reason, 0.93, (_COMPATIBILITY,))
    for run in _MARKS.finditer(text) if _MARK.search(alphabet) else ():
        after = unicodedata.normalize("NFC", run.group())
        if len(after) < len(run.group()):
            reason = "a letter and its accent as one character"
            yield Finding(run.start(), run.end(), after, "restore-plain-forms", reason, 0.95, (_UNICODE,))


def _is_idle(text: str, start: int, end: int) -> bool:
    """Whether joiners stand where they join nothing: not between letters of a script that uses them, nor emoji."""
    before, after = text[start - 1 : start], text[end : end + 1]
    plain = all(
        not side or side.isascii() or "\u2e80" <= side <= "\u9fff" or "\xa0" <= side <= "\u024f"
        for side in (before, after)
    )
    return plain and not (before and after and unicodedata.category(before) == "So")

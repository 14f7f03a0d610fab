"""What stands in one line: addresses, data, code and citations, which are kept as they are, and English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

URL = re.compile(r"(?:https?://|www\.)[!-~]+")
EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
KANA = re.compile(r"[ぁ-ゖァ-ヺー가-힣]")
_TAG = re.compile(r"<[A-Za-z/!][^<>\n]{0,300}>")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6});")
_ENGLISH = re.compile(r"[!-~‘-’“-”–—…£€ ]{12,}")
_WORD = re.compile(r"[A-Za-z’']+")
_CODE_LINE = re.compile(
    r"^[ \t]*(?:def|class|import|from|return|if|for|while|print|const|let|var|function|SELECT|INSERT|#include|public)"
    r"\b[^\n。]{0,200}[(){};=]|[;{}][ \t]*$|=>|\w\(\)|^[ \t]*[$>#] \w",
    re.ASCII,
)
_REFERENCE = re.compile(r"\[(?:[JMDCNRPS]|EB|[JM]/OL|EB/OL)\]")  # GB/T 7714
_CITATION = re.compile(  # a work with its publisher, year and pages, or its number
    r"^ {0,4}\^ |\bISBN\b|\bISSN\b|\bdoi:|出版社[.,，。：:] ?(?:19|20)\d\d|(?:Press|Publish\w{2,5})[,.:] (?:19|20)\d\d"
    r"|(?<!\d)(?:19|20)\d\d[:：] ?\d{1,4}(?:[-–]\d{1,4})?[.。]?$"
)
_CITING = ("^", "ISBN", "ISSN", "doi", "出版社", "Press", "Publish", "《")  # without one of these no citation
_LONGEST_CITATION = 300
_URL_TAIL = ".,;:!?)]}'\"*"

# A run of Latin letters that has one of these words is a phrase, not a name.
_FUNCTION_WORD = re.compile(
    r" (?:an?|and|are|as|at|be|been|but|by|can|could|did|do(?:es)?|for|from|ha[ds]|have|he|her|his|how|if|in(?:to)?|is"
    r"|its?|may|might|more|most|my|no|not|on|or|our|she|should|so|some|such|than|that|the|their|them|then|there|these"
    r"|they|this|those|to|was|we|were|what|when|where|which|while|who|why|will|with|would|you|your)(?![A-Za-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in one line: spans that are kept as they are, and spans of English; `shape` is that of a table's
    row, `kana` whether it has any kana or Hangul.
    """

    length: int
    shape: str
    kept: tuple[tuple[int, int], ...]
    english: tuple[tuple[int, int], ...]
    kana: bool


_EMPTY = Line(0, "", (), (), False)


@lru_cache(maxsize=4096)  # most passes leave most lines as they are
def read_line(line: str) -> Line:
    """What stands in a line, given without its end."""
    bare = line.strip()
    if not bare:
        return _EMPTY
    shape = _shape(bare)
    if shape[:1] == "\t" or _is_data(bare):
        kept = [(0, len(line))]
    else:
        kept = list(_trimmed(line)) if "://" in line or "www." in line else []
        for mark, pattern in (("@", EMAIL), ("&", _ENTITY), ("<", _TAG)):
            if mark in line:
                kept += (match.span() for match in pattern.finditer(line))
    english = []
    for match in _ENGLISH.finditer(line):
        words = len(_WORD.findall(match.group()))
        whole = match.span() == (0, len(line))
        if (words >= 4 and whole) or (words >= 3 and _FUNCTION_WORD.search(match.group()) is not None):
            english.append(match.span())
    return Line(len(line), shape, tuple(kept), tuple(english), KANA.search(line) is not None)


def _shape(line: str) -> str:
    """The separator of a line of a table and how many of it there are; empty where the line is none."""
    if line[-1] not in "。！？!?.，,；;：:”」" and "。" not in line:
        for separator in "\t|,":
            count = line.count(separator)
            if count >= (2 if separator == "," else 1) and len(line) <= 16 * (count + 1):
                return f"{separator}{count}"
    return ""


def _is_data(line: str) -> bool:
    """Whether a line, without space around it, is code, JSON or an entry of a bibliography."""
    if "[" in line and _REFERENCE.search(line) is not None:
        return True
    if (
        len(line) <= _LONGEST_CITATION
        and any(sign in line for sign in _CITING)
        and _CITATION.search(line.rstrip()) is not None
    ):
        return True
    if line[:1] >= "\x80":  # code begins with a letter or a mark of ASCII
        return line[-1:] in (";", "{", "}") or "=>" in line
    return (line[:1] in ("{", "[", '"') and '":' in line) or _CODE_LINE.search(line) is not None


def _trimmed(text: str) -> Iterator[tuple[int, int]]:
    """URLs without the punctuation of the sentence around them."""
    for match in URL.finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip(_URL_TAIL))

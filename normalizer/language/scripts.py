"""Which script a character is written in, for a whole text at once."""

from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Codes: TypeAlias = npt.NDArray[np.uint32]

COMMON, HAN, KANA, HANGUL, LATIN, CYRILLIC, ARABIC, DEVANAGARI = range(8)

# First and last code point of the letters of each script (Unicode 16, blocks; only what running text uses).
_RANGES: tuple[tuple[int, int, int], ...] = (
    (0x0041, 0x005A, LATIN), (0x0061, 0x007A, LATIN), (0x00C0, 0x00D6, LATIN), (0x00D8, 0x00F6, LATIN),
    (0x00F8, 0x02AF, LATIN), (0x1E00, 0x1EFF, LATIN), (0xFF21, 0xFF3A, LATIN), (0xFF41, 0xFF5A, LATIN),
    (0x0400, 0x052F, CYRILLIC), (0x0620, 0x064A, ARABIC), (0x0671, 0x06D3, ARABIC), (0x0750, 0x077F, ARABIC),
    (0xFB50, 0xFDFB, ARABIC), (0xFE70, 0xFEFC, ARABIC), (0x0900, 0x0963, DEVANAGARI), (0x0970, 0x097F, DEVANAGARI),
    (0x3041, 0x3096, KANA), (0x309D, 0x309F, KANA), (0x30A1, 0x30FA, KANA), (0x30FC, 0x30FF, KANA),
    (0x31F0, 0x31FF, KANA), (0xFF66, 0xFF9D, KANA), (0x1100, 0x11FF, HANGUL), (0x3131, 0x318E, HANGUL),
    (0xAC00, 0xD7A3, HANGUL), (0x3005, 0x3007, HAN), (0x3400, 0x4DBF, HAN), (0x4E00, 0x9FFF, HAN),
    (0xF900, 0xFAFF, HAN),
)  # fmt: skip

# Scripts that, among the languages of today's news, stand for one language.
_SINGLE: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "el"), (0x1F00, 0x1FFF, "el"), (0x0531, 0x0587, "hy"), (0x0590, 0x05FF, "he"),
    (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"), (0x0B00, 0x0B7F, "or"),
    (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"), (0x0E01, 0x0E5B, "th"), (0x0E80, 0x0EFF, "lo"), (0x0F40, 0x0FBC, "bo"),
    (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"), (0x1200, 0x137F, "am"), (0x1780, 0x17DD, "km"),
    (0x1820, 0x18AA, "mn"),
)  # fmt: skip

SINGLE_LANGUAGES: tuple[str, ...] = tuple(dict.fromkeys(tag for _, _, tag in _SINGLE))
CLASSES = DEVANAGARI + 1 + len(SINGLE_LANGUAGES)


def code_points(text: str) -> Codes:
    """The text's code points; lone surrogates stay what they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def classify(codes: Codes) -> npt.NDArray[np.uint8]:
    """The script class of every code point: `COMMON` to `DEVANAGARI`, then one number a single-language script."""
    classes: npt.NDArray[np.uint8] = _table()[np.minimum(codes, 0x10000)]
    high = codes >= 0x20000
    if high.any():
        classes = classes.copy()
        classes[high & (codes < 0x40000)] = HAN
    return classes


def single_language(script: int) -> str | None:
    """The language of a script class that stands for one, None for the others."""
    return SINGLE_LANGUAGES[script - DEVANAGARI - 1] if script > DEVANAGARI else None


@cache
def _table() -> npt.NDArray[np.uint8]:
    table = np.zeros(0x10001, dtype=np.uint8)
    for first, last, script in _RANGES:
        table[first : last + 1] = script
    for first, last, tag in _SINGLE:
        table[first : last + 1] = DEVANAGARI + 1 + SINGLE_LANGUAGES.index(tag)
    return table

"""Spellings made comparable."""

import unicodedata
from functools import lru_cache

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


@lru_cache(maxsize=65536)
def fold(latin: str) -> str:
    """`latin` in plain lower-case letters a–z; whatever else is dropped.

    >>> fold("Gjorge Çağrı-Ødegård")
    'gjorgecagriodegard'
    """
    low = latin.lower()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_LETTERS_WITHOUT_DECOMPOSITION))
    return "".join(letter for letter in low if "a" <= letter <= "z")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """`name` so that spellings that differ in case, accents, hyphens, full stops and spaces alone are equal; digits stay.

    >>> fold_name("LLaMA 4") == fold_name("Llama-4"), fold_name("J. K. Rowling") == fold_name("JK Rowling")
    (True, True)
    """
    low = name.casefold()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_LETTERS_WITHOUT_DECOMPOSITION))
    return "".join(letter for letter in low if letter.isalnum())

"""Spellings made comparable."""

import re
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
    """`name` so that spellings that differ in case, accents, hyphens, full stops and spaces alone are equal; digits
    stay, and St is Saint.

    >>> fold_name("LLaMA 4") == fold_name("Llama-4"), fold_name("J. K. Rowling") == fold_name("JK Rowling")
    (True, True)
    """
    low = name.casefold()
    if low.startswith("st"):
        low = _SAINT.sub("saint", low)
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_LETTERS_WITHOUT_DECOMPOSITION))
    return "".join(letter for letter in low if letter.isalnum())


_SAINT = re.compile(r"^st\.?(?=[ -])")
_GENERATION = re.compile(r"(?:Jr|Sr|I{1,3}|IV|VI{0,3})\.?$")


def last_name(name: str) -> str:
    """The last word of a name, or the one before it where that only counts the bearers.

    >>> last_name("John J. Ray III"), last_name("Robert Downey Jr."), last_name("Lee")
    ('Ray', 'Downey', 'Lee')
    """
    words = name.split()
    return words[-2] if len(words) > 2 and _GENERATION.match(words[-1]) else words[-1]


_INITIAL = re.compile("zh|ch|sh|[bcdfghjklmnpqrstwxyz]?")
_ONSET = re.compile("[^aeiouy]*")


def split_syllable(pinyin: str) -> tuple[str, str]:
    """The initial and the final of a syllable.

    >>> split_syllable("zhang"), split_syllable("ai")
    (('zh', 'ang'), ('', 'ai'))
    """
    match = _INITIAL.match(pinyin)
    end = match.end() if match else 0
    return pinyin[:end], pinyin[end:]


def split_chunk(letters: str) -> tuple[str, str]:
    """The letters before the first vowel, and the rest.

    >>> split_chunk("ster"), split_chunk("ld")
    (('st', 'er'), ('ld', ''))
    """
    match = _ONSET.match(letters)
    end = match.end() if match else 0
    return letters[:end], letters[end:]

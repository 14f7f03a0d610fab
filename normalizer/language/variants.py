"""Traditional, Simplified and Japanese characters, from OpenCC's tables (resources/chinese_variants.tsv)."""

from functools import cache

import numpy as np
import numpy.typing as npt

from normalizer.resources import read_table

# What a character tells, as bits: only in Simplified text, only in Traditional, only in Japanese, never in Japanese.
SIMPLIFIED, TRADITIONAL, JAPANESE, NOT_JAPANESE = 1, 2, 4, 8


@cache
def characters(name: str) -> frozenset[str]:
    """The characters of one set: `simplified`, `traditional` or `japanese`."""
    return frozenset("".join(row[1] for row in read_table("chinese_variants.tsv", 2) if row[0] == name))


@cache
def variant_table() -> npt.NDArray[np.uint8]:
    """The bits of every code point from 0 to 0x10000 (which stands for all above)."""
    table = np.zeros(0x10001, dtype=np.uint8)
    table[0x3400:0xA000] = NOT_JAPANESE
    kanji = bytes(byte for lead in range(0xB0, 0xF5) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    for character in kanji.decode("euc_jp", "ignore"):  # the two levels of JIS X 0208
        table[ord(character)] = 0
    for name, bit in (("simplified", SIMPLIFIED), ("traditional", TRADITIONAL), ("japanese", JAPANESE)):
        table[[ord(character) for character in sorted(characters(name))]] |= bit
    return table

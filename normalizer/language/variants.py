"""Traditional, Simplified and Japanese characters, from OpenCC's tables (resources/chinese_variants.tsv)."""

from functools import cache

import numpy as np
import numpy.typing as npt

from normalizer.resources import read_table

SIMPLIFIED, TRADITIONAL, JAPANESE = 1, 2, 3


@cache
def characters(name: str) -> frozenset[str]:
    """The characters of one set: `simplified`, `traditional` or `japanese`."""
    return frozenset("".join(row[1] for row in read_table("chinese_variants.tsv", 2) if row[0] == name))


@cache
def variant_table() -> npt.NDArray[np.uint8]:
    """By code point (0 to 0x10000): `SIMPLIFIED`, `TRADITIONAL`, `JAPANESE` or 0."""
    table = np.zeros(0x10001, dtype=np.uint8)
    for name, number in (("simplified", SIMPLIFIED), ("traditional", TRADITIONAL), ("japanese", JAPANESE)):
        for character in sorted(characters(name)):
            table[ord(character)] = number
    return table

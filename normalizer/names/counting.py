"""The names of one document as places for the tally."""

from collections.abc import Callable, Sequence

from normalizer.language.model import LanguageSpan
from normalizer.names.glosses import find_glosses
from normalizer.names.latin import IS_A_NAME, find_latin
from normalizer.names.resolution import resolve
from normalizer.names.tally import NamedPlace


def count_names(
    text: str, languages: Sequence[LanguageSpan] = (), is_lower: Callable[[str], bool] = lambda word: False
) -> tuple[NamedPlace, ...]:
    """The names in Latin letters of a document, each under the fullest form it has there, with glossed Chinese
    forms."""
    names = [name for name in find_latin(text, languages, is_lower) if name.sure >= IS_A_NAME]
    fullest = resolve(names)
    glossed = {gloss.latin_start: gloss.chinese for gloss in find_glosses(text, names) if gloss.chinese}
    places = []
    for name in names:
        full, kind = fullest.get(name.text, (name.text, name.type))
        if name.shouted:
            full = name.spelling if full == name.text else full
        places.append(
            NamedPlace(full, "" if name.shouted else name.text, kind, name.start, name.end, glossed.get(name.start))
        )
    return tuple(places)

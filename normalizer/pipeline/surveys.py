"""The first look at a source: its language, its garble score, its role."""

from dataclasses import dataclass

from normalizer.language.model import Language, LanguageSpan
from normalizer.roles.model import GarbleScore, Role
from normalizer.sources.model import Source


@dataclass(frozen=True, slots=True)
class Survey:
    """A source and what a first look says of it."""

    source: Source
    language: Language
    languages: tuple[LanguageSpan, ...]
    garble: GarbleScore
    role: Role


def survey(source: Source) -> Survey:
    """Look at a source for the first time."""
    from normalizer.language import detect, identify
    from normalizer.roles import assign, score

    language = identify(source.text)
    garble = score(source.text)
    return Survey(source, language, detect(source.text), garble, assign(language, garble))

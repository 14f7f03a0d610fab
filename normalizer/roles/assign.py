"""The role of a source in its batch."""

from normalizer.language.model import Language
from normalizer.roles.model import GarbleScore, Role

GARBLED_FROM = 0.5  # clean news stays under .1, ordinary machine translation under .5, damaged articles lie above .8


def assign(language: Language, score: GarbleScore) -> Role:
    """Garbled from a score of one half; else a sound English source is a reference and any other is sound."""
    if score.value >= GARBLED_FROM:
        return Role.GARBLED
    if language.tag.split("-")[0].lower() == "en":
        return Role.REFERENCE
    return Role.SOUND

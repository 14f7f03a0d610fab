"""Roles and the garble score that decides them."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """`reference`: a sound English source; `sound`: a sound source in another language; `garbled`: the rest."""

    REFERENCE = "reference"
    SOUND = "sound"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class GarbleFeature:
    """One reason for a garble score, in words a reader understands: how much of it there is and what it weighs."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class GarbleScore:
    """How garbled a text is, 0 (sound) to 1, with the features it was computed from."""

    value: float
    features: tuple[GarbleFeature, ...] = ()

"""A language and where it is spoken in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP 47 tag (`zh-Hant`, `zh-Hans`, `en`, …, `und`) and the probability that it is right."""

    tag: str
    confidence: float


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """A stretch `[start, end)` of a text in one language."""

    start: int
    end: int
    tag: str
    confidence: float

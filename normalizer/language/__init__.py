"""Language and script of a text and of its spans (BCP 47: `zh-Hant`, `zh-Hans`, `en`, … `und`)."""

from normalizer.language.model import Language, LanguageSpan

__all__ = ["Language", "LanguageSpan", "detect", "identify"]


def identify(text: str) -> Language:
    """The language in which most of the text is written, with the probability that this is right."""
    from normalizer.language.detection import identify as decide

    return decide(text)


def detect(text: str) -> tuple[LanguageSpan, ...]:
    """The text's stretches by language: disjoint, in order, covering it."""
    from normalizer.language.detection import detect as decide

    return decide(text)

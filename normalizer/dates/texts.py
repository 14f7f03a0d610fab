"""How far a sentence and a paragraph reach, for dates that depend on each other."""

import re

_SENTENCE = 400  # characters at most, for looking around
PARAGRAPH = 2000
"""The most characters of a paragraph that are looked back over."""
_SENTENCE_END = re.compile(r"[。！？!?\n]|\.\s")


def same_sentence(text: str, start: int, end: int, most: int = _SENTENCE) -> bool:
    """Whether no sentence ends between two places at most so many characters apart."""
    return end - start < most and _SENTENCE_END.search(text, start, max(start, end)) is None

"""A careful word-by-word English of Chinese sentences: no translation, and never to pass for one."""

from collections.abc import Sequence

from normalizer.translation.gloss.folding import fold_marks, join_compounds, join_saying, join_titles
from normalizer.translation.gloss.model import Part, Verb, Word
from normalizer.translation.gloss.phrases import build_phrases
from normalizer.translation.gloss.rendering import clause_text, join_clauses
from normalizer.translation.gloss.tagging import choose_readings
from normalizer.translation.gloss.topics import NONE, find_topics
from normalizer.translation.gloss.vocabulary import NOTHING, Vocabulary, read_vocabulary
from normalizer.translation.gloss.words import read_words
from normalizer.translation.model import Fixed

__all__ = ["NOTHING", "Vocabulary", "find_topics", "gloss", "read_vocabulary"]


_LONGEST = 150  # words of a clause; what is longer is no clause, and grouping costs the square of it


def _render(words: Sequence[Word]) -> str:
    """The English of a few words without marks."""
    return clause_text(build_phrases(*join_compounds(words, choose_readings(words))))


def gloss(
    text: str, fixed: Sequence[Fixed] = (), vocabulary: Vocabulary = NOTHING, topics: frozenset[str] = NONE
) -> str:
    """The gloss of one segment. `fixed` are stretches with settled renderings; `vocabulary` weighs senses, and so do
    `topics`, what the whole text is about."""
    words: Sequence[Word] = join_titles(join_saying(read_words(text, fixed, vocabulary, topics)))
    words = fold_marks(words, _render)
    words, readings = join_compounds(words, choose_readings(words))
    pieces: list[str] = []
    start = 0
    goes_on = False
    for place in range(len(words) + 1):
        mark = words[place].surface if place < len(words) and readings[place].part is Part.MARK else ""
        if mark or place == len(words) or place - start == _LONGEST:
            phrases = build_phrases(words[start:place], readings[start:place])
            pieces += [clause_text(phrases, goes_on), mark]
            goes_on = mark in ("，", ",") and (goes_on or any(isinstance(phrase, Verb) for phrase in phrases))
            start = place + 1 if mark else place
    return join_clauses([piece for piece in pieces if piece])

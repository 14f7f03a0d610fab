"""The Chinese-English dictionary, segmentation by it, and English word forms."""

from normalizer.lexicon.dictionary import Lexicon, load
from normalizer.lexicon.english import gerund, lemmas, participle, past, plural, third_person, word_class
from normalizer.lexicon.model import Entry

__all__ = ["Entry", "Lexicon", "gerund", "lemmas", "load", "participle", "past", "plural", "third_person", "word_class"]

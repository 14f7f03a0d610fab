"""What a translation back into English says about a garbled place: raw material for proposals, never a repair.

Machine-translated Chinese is literal English. Where a word makes no sense, the sentence translated back often shows
the English it came from (出埃及記: exodus), and the references can confirm it.
"""

import re
from dataclasses import dataclass

from normalizer.edits.evidence import Evidence, EvidenceKind
from normalizer.lexicon import lemmas, load, word_class
from normalizer.references import References

_WORD = re.compile(r"[A-Za-z][a-z]{2,}")
_MOST = 3  # unexplained words on either side; beyond that the pairs are guesses


@dataclass(frozen=True, slots=True)
class Witness:
    """A Chinese word `[start, end)` of a text and the English word it may have been translated from.

    `evidence` says what was looked at and where the references have the word.
    """

    start: int
    end: int
    surface: str
    english: str
    evidence: tuple[Evidence, ...]


def find_translation_witnesses(text: str, english: str, references: References) -> tuple[Witness, ...]:
    """Words of `text` that nothing in its translation `english` explains, paired in order with words of the translation
    that nothing in `text` explains and that the references use."""
    lexicon = load()
    said = {lemma for word in _WORD.findall(english) for lemma in lemmas(word)}
    explained: set[str] = set()
    open_words = []
    for span in lexicon.segment(text):
        senses = lexicon.english_words(span.of(text))
        explained |= senses
        content = senses - word_class("common")
        if len(span) > 1 and content and not content & said:
            open_words.append(span)
    unexplained = []
    for match in _WORD.finditer(english):
        word = match.group()
        known = references.word(word)
        if known is None or word.lower() in word_class("common") or explained & set(lemmas(word)):
            continue
        unexplained.append(known)
    unexplained = list(dict.fromkeys(unexplained))
    if not 0 < len(unexplained) == len(open_words) <= _MOST:
        return ()
    return tuple(
        Witness(
            span.start,
            span.end,
            span.of(text),
            known.form,
            (Evidence(EvidenceKind.TRANSLATION, "argos", english), known.evidence),
        )
        for span, known in zip(open_words, unexplained, strict=True)
    )

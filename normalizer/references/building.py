"""Gathering what references know, document by document."""

import re
from collections import Counter
from collections.abc import Iterable

from normalizer.language.model import LanguageSpan
from normalizer.names.counting import count_names
from normalizer.names.tally import Tally
from normalizer.references.concordance import Concordance
from normalizer.references.model import References, Word

_LOWER = re.compile(r"(?<![A-Za-zÀ-ɏ'’-])[a-z]+(?:['’-][a-z]+){0,3}(?![A-Za-zÀ-ɏ])")


def build(documents: Iterable[tuple[str, str, str]]) -> References:
    """The references made of `documents`: id, text, BCP 47 tag of each. One pass; the English texts are kept.

    English texts give names and words; others the names in Latin letters that they write, and Chinese forms from
    glosses.
    """
    tally = Tally()
    words: dict[str, Word] = {}
    english: list[tuple[str, str]] = []
    number = 0
    for document, text, tag in documents:
        number += 1
        spans = (LanguageSpan(0, len(text), tag, 1.0),) if tag.startswith("en") else ()
        tally.add(document, count_names(text, spans, words.__contains__))
        if tag.startswith("en"):
            _add_words(words, document, text)
            english.append((document, text))
    return References(number, tally, words, Concordance(english))


def _add_words(words: dict[str, Word], document: str, text: str) -> None:
    mentions: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for match in _LOWER.finditer(text):
        form = match.group().replace("’", "'")
        mentions[form] += 1
        if form not in first:
            first[form] = match.span()
    for form, span in first.items():
        word = Word(form, mentions[form], 1, document, *span)
        known = words.get(form)
        words[form] = word if known is None else known.merge(word)

"""What English says about a garbled place: raw material for proposals, never a repair by itself.

Machine-translated Chinese is literal English. Where a word makes no sense, its dictionary senses or the sentence
translated back often show the English it came from (出埃及記: Book of Exodus, exodus; 有線: wired, WIRED), and the
references can confirm it.
"""

import re
from dataclasses import dataclass

from normalizer.edits.evidence import Evidence, EvidenceKind
from normalizer.lexicon import lemmas, load, word_class
from normalizer.names.model import NameType
from normalizer.references import References

_WORD = re.compile(r"[A-Za-z][a-z]{2,}")
_MOST = 3  # unexplained words on either side; beyond that the pairs are guesses


@dataclass(frozen=True, slots=True)
class Witness:
    """A Chinese word `[start, end)` of a text and the English word it may have been translated from.

    `by` is `dictionary` or `translation`; `evidence` says what was looked at and where the references have the word.
    """

    start: int
    end: int
    surface: str
    english: str
    by: str
    evidence: tuple[Evidence, ...]


def find_dictionary_witnesses(text: str, references: References) -> tuple[Witness, ...]:
    """Words of `text` that the dictionary has as a name only, where the references use a word of that name in lower
    case; and words of which a whole sense is a name of the references."""
    found = []
    for span in load().segment(text):
        surface = span.of(text)
        entries = load().entries(surface)
        if len(surface) < 2 or not entries:
            continue
        named = all(entry.pinyin[:1].isupper() for entry in entries)
        for sense in (sense for entry in entries for sense in entry.senses):
            cited = Evidence.resource("CC-CEDICT", surface, sense)
            for word in _WORD.findall(sense) if named else ():
                known = references.word(word) if word[0].isupper() and len(word) > 3 else None
                if known is not None and known.form not in word_class("common"):
                    evidence = (cited, known.evidence)
                    found.append(Witness(span.start, span.end, surface, known.form, "dictionary", evidence))
            names = references.names.find(sense) if not named and _WORD.fullmatch(sense) else ()
            for name in (name for name in names[:1] if name.type is not NameType.PERSON):  # a Mark is no 標誌
                place = (name.evidence,) if name.evidence is not None else ()
                found.append(Witness(span.start, span.end, surface, name.canonical, "dictionary", (cited, *place)))
    return tuple(dict.fromkeys(found))


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
            "translation",
            (Evidence(EvidenceKind.TRANSLATION, "argos", english), known.evidence),
        )
        for span, known in zip(open_words, unexplained, strict=True)
    )

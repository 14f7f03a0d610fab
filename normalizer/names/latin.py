"""Names in Latin letters: capitalised sequences of English prose, and Latin words in Chinese."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from normalizer.language.model import LanguageSpan
from normalizer.names.brands import find_brand
from normalizer.names.handles import find_addresses, find_handles
from normalizer.names.kinds import guess_type, is_plain, may_be_person
from normalizer.names.lines import Passages, find_datelines, in_heading, is_latin_line, is_shouted, starts_sentence
from normalizer.names.model import NameType
from normalizer.names.sequences import LETTER, Token, find_runs, join_pairs, split_run, stutters
from normalizer.names.vocabulary import is_common, is_given_name

_NUMBER = re.compile(
    r" (?:[1-9][0-9]{0,2}(?:\.[0-9]{1,2})?)"
    r"(?![0-9.,%:/-]{0,20}[0-9%]|\s?(?:million|billion|trillion|bn|percent|per cent|times)\b"
    r"|\s?[年月日號号歲岁萬万億亿千百個个名位人次天週周小分秒美元])"
)
_LOWER = re.compile(rf"(?<![{LETTER}])[a-zà-ÿ]{{2,}}")
_GARBAGE = re.compile(r" ([a-z]{3,12}) $")
_TOLD = re.compile(r"\b(?:told|according to|interview with|statement to|reported by)(?: [Tt]he)? $")
_REPORTED = re.compile(r" (?:(?:first )?reported|reports)(?![a-z])")
IS_A_NAME = 0.6
"""Below this probability that it is a name at all, nothing is settled."""
_FIRST_WORDS = frozenset(
    {"New", "North", "South", "East", "West", "Great", "Upper", "Lower", "Saint", "San", "Santa", "Los", "Las", "Fort"}
)


@dataclass(frozen=True, slots=True)
class LatinName:
    """A name in Latin letters `[start, end)`, without title and possessive, as it is written.

    `sure` is the probability that it is a name at all; `stuttered` says that its words repeat themselves as machine
    translation makes them do; `foreign` that it stands in Chinese; `personal` that nothing speaks against a person;
    `definite` that an article stands before it; `shouted` that its capitals are those of a dateline or a heading.
    """

    start: int
    end: int
    text: str
    type: NameType
    sure: float
    stuttered: bool = False
    foreign: bool = False
    personal: bool = False
    definite: bool = False
    shouted: bool = False

    @property
    def spelling(self) -> str:
        """The name in usual letters: Jackson Hole, where a dateline has JACKSON HOLE."""
        return " ".join(word.capitalize() for word in self.text.split()) if self.shouted else self.text


class _Look(NamedTuple):
    """What can be said of a text by itself: its addresses, its words in lower case, its runs of capitalised words."""

    addresses: tuple[tuple[int, int], ...]
    lower: frozenset[str]
    runs: tuple[tuple[Token, ...], ...]


@lru_cache(maxsize=16)  # a source is looked at as a reference, under repair and in the edition
def _look_at(text: str) -> _Look:
    addresses = tuple(find_addresses(text))
    runs = _merge_stutters(text, join_pairs(text, find_runs(text, addresses)))
    return _Look(addresses, frozenset(_LOWER.findall(text)), tuple(map(tuple, runs)))


def _no(_: str) -> bool:
    return False


def find_latin(
    text: str,
    languages: Sequence[LanguageSpan] = (),
    is_lower: Callable[[str], bool] = _no,
    is_known: Callable[[str], bool] = _no,
) -> tuple[LatinName, ...]:
    """The names in Latin letters of `text`, in order, disjoint.

    `is_lower` says whether a word is known in lower case elsewhere, `is_known` whether a name is known elsewhere: they
    settle what a capital at the start of a sentence or in a heading means.
    """
    addresses, lower, runs = _look_at(text)
    passages = Passages(text, languages)
    seen: set[str] = set()
    spoken: set[str] = set()

    def is_attested(name: str) -> bool:
        return name in seen or is_known(name)

    def is_ordinary(token: Token) -> bool:
        word = token.word.lower()
        if token.kind in {"function", "generic"}:
            return True
        if is_given_name(word):
            return False
        return word in lower or is_lower(word) or all(is_common(piece) for piece in word.split("-"))

    names: list[LatinName] = []
    later: list[tuple[list[Token], bool]] = []
    for run in map(list, runs):
        start = run[0].start
        if start not in passages and is_latin_line(text, start) and in_heading(text, start):
            later.append((run, True))
            continue
        if start in passages:
            heading = in_heading(text, start)
            if heading or starts_sentence(text, start):
                later.append((run, heading))
                continue
        elif stutters(run):
            names += _stuttered(text, run, is_attested)
            continue
        for part in split_run(run, start not in passages):
            seen.add(text[part[0].start : part[-1].end])
            seen.update(token.word for token in part if not is_common(token.word))
            spoken.update(token.word for token in part)
            sure = _judge(part, start not in passages, lower, is_lower)
            if len(part) == 1 and _is_source(text, part[0].start, part[0].end):
                sure = max(sure, 0.9)
            names.append(_name(text, part, sure, start not in passages))
    for run, heading in sorted(later, key=lambda item: item[1]):  # headings last: by then more is attested
        for part in split_run(run, False):
            if heading:
                for piece in _pick(text, part, is_attested, is_ordinary):
                    known = len(piece) > 1 or is_attested(piece[0].word) or _stands_out(piece[0], part)
                    names.append(_name(text, piece, 0.8 if known else 0.5))
                continue
            if part[0] is run[0] and not is_attested(text[part[0].start : part[-1].end]):
                if len(part) == 1 and _is_word_first(part[0], spoken):
                    continue
                source = len(part) == 1 and _is_source(text, part[0].start, part[0].end)
                while (
                    part
                    and not source
                    and is_ordinary(part[0])
                    and not _begins_name(part)
                    and not is_attested(part[0].word)
                ):
                    part = part[1:]
            if part:
                alone = len(part) == 1 and not is_attested(part[0].word)
                seen.add(text[part[0].start : part[-1].end])
                labelled = alone and text[part[0].end : part[0].end + 1] == ":"
                names.append(_name(text, part, 0.5 if labelled else 0.75 if alone else 0.93))
    names += (
        LatinName(start, end, text[start:end], NameType.HANDLE, 0.95) for start, end in find_handles(text, addresses)
    )
    names.sort(key=lambda name: name.start)
    names = settle_capitals(text, names)
    german = [(span.start, span.end) for span in languages if span.tag.startswith("de")]
    return tuple(_doubt_nouns(names, german, is_known)) if german else tuple(names)


def _is_source(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word is told something or reports it, as a newspaper does: told Variety, Deadline
    reported."""
    if text[max(0, start - 4) : start] == "The " and find_brand(text[start - 4 : end]) is not None:
        return True  # The Verge
    return _TOLD.search(text, max(0, start - 20), start) is not None or _REPORTED.match(text, end) is not None


def _doubt_nouns(
    names: Iterable[LatinName], german: Sequence[tuple[int, int]], is_known: Callable[[str], bool]
) -> Iterator[LatinName]:
    """German capitalises its nouns: there a single word is a name only if something else says so."""
    for name in names:
        noun = " " not in name.text and any(start <= name.start < end for start, end in german)
        sure = is_known(name.text) or find_brand(name.text) is not None or name.type is not NameType.OTHER
        yield replace(name, sure=min(name.sure, 0.4)) if noun and not sure else name


def settle_capitals(text: str, names: Sequence[LatinName]) -> list[LatinName]:
    """The names with those of datelines and of headings in capitals marked; what stands in a dateline is a place."""
    places = find_datelines(text)
    called = frozenset(place.casefold() for place in places.values())
    settled = []
    for name in names:
        if name.text.casefold() in called:
            shouted = name.start in places
            name = replace(name, type=NameType.PLACE, personal=False, shouted=shouted, sure=max(name.sure, 0.9))
        elif name.text.isupper() and len(name.text) > 5 and find_brand(name.text) is None:
            name = replace(name, shouted=is_shouted(text, name.start, name.end))
        settled.append(name)
    return settled


def _stands_out(token: Token, part: Sequence[Token]) -> bool:
    """Whether an acronym in a heading is one there alone, so that its capitals are its own."""
    return len(token.word) > 2 and token.word.isupper() and sum(other.word.isupper() for other in part) == 1


def _is_word_first(token: Token, spoken: set[str]) -> bool:
    """Whether the only capitalised word of a sentence's start is a word rather than the name that it also is: Head."""
    return token.kind == "given" and is_common(token.word) and token.word not in spoken


def _begins_name(part: Sequence[Token]) -> bool:
    """Whether a common first word belongs to a longer name: New York, South Carolina, Great Britain."""
    return len(part) > 1 and part[0].word.capitalize() in _FIRST_WORDS and not is_common(part[1].word)


def _judge(part: Sequence[Token], foreign: bool, lower: Set[str], is_lower: Callable[[str], bool]) -> float:
    """How sure it is that capitalised words inside a sentence are a name: not very, if they are common words."""
    words = [piece.lower() for token in part for piece in re.split("[-’']", token.word) if piece]
    if find_brand(" ".join(token.word for token in part)) is not None:
        return 0.95
    if all(token.kind != "given" for token in part) and all(is_common(word) for word in words):
        if len(part) == 1 and (foreign or all(word in lower or is_lower(word) for word in words)):
            return 0.4
        return 0.55 if len(part) == 1 else 0.85
    return 0.95


def _name(text: str, part: Sequence[Token], sure: float, foreign: bool = False) -> LatinName:
    start, end = part[0].start, part[-1].end
    kind = guess_type(text, part)
    number = _NUMBER.match(text, end)
    # a version: of a brand, of what is spelt like one, of anything in Chinese, where a score is not written so
    versioned = foreign or find_brand(text[start:end]) is not None or not is_plain([part[-1].word])
    if number and versioned and kind not in {NameType.PLACE, NameType.PERSON, NameType.WORK}:
        end = number.end()
        kind = NameType.PRODUCT
    personal = kind is NameType.PERSON or may_be_person(text, part)
    definite = text[max(0, start - 5) : start].lower() in {" the ", "\nthe "}
    return LatinName(start, end, text[start:end], kind, sure, False, foreign, personal, definite)


def _merge_stutters(text: str, runs: Iterable[list[Token]]) -> Iterator[list[Token]]:
    """The runs, a stuttering one joined with the one before if nothing but a word without meaning parts them."""
    previous: list[Token] | None = None
    for run in runs:
        if previous is not None:
            gap = _GARBAGE.fullmatch(text, previous[-1].end, run[0].start)
            if gap and stutters(run) and not is_common(gap.group(1)):
                run = previous + run
            else:
                yield previous
        previous = run
    if previous is not None:
        yield previous


def _stuttered(text: str, run: Sequence[Token], is_attested: Callable[[str], bool]) -> Iterator[LatinName]:
    """A stuttering run in Chinese: one name that is damaged, unless it only says a known name or common words twice."""
    repeated = 0
    for token in run:
        if token.kind not in {"generic", "role", "title", "function"} and not is_common(token.word):
            break
        repeated += 1
    rest = run[repeated:]
    last = run[-1]
    if not rest or (rest[0] is not last and is_common(last.word) and rest[0].word.lower().endswith(last.word.lower())):
        return  # a common word that stutters (Imaimage Image) is no name
    words = {token.word for token in rest}
    if len(words) == 1 and is_attested(rest[0].word):
        for token in rest:
            yield _name(text, [token], 0.9, True)
        return
    while is_common(rest[-1].word):
        rest = rest[:-1]
    start, end = rest[0].start, rest[-1].end
    if len(run) == 2 and run[0].word == run[1].word:  # Duran Duran: some names are so
        yield LatinName(start, end, text[start:end], NameType.OTHER, 0.5, False, True)
        return
    yield LatinName(start, end, text[start:end], NameType.OTHER, 0.3, True, True)


def _pick(
    text: str, part: Sequence[Token], is_attested: Callable[[str], bool], is_ordinary: Callable[[Token], bool]
) -> Iterator[Sequence[Token]]:
    """In a heading, where every word has a capital: what is attested elsewhere, longest first, and uncommon words."""
    at = 0
    while at < len(part):
        end = min(len(part), at + 6)
        while end > at and not is_attested(text[part[at].start : part[end - 1].end]):
            end -= 1
        if end == at:
            while end < len(part) and not is_ordinary(part[end]) and (end == at or not is_attested(part[end].word)):
                end += 1
        if end > at and part[at].kind != "generic":
            yield part[at:end]
        at = max(end, at + 1)

"""Runs of capitalised words in Latin letters, and how they fall into names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from normalizer.names.brands import find_brand
from normalizer.names.damage import LEAST, distance, is_near_miss
from normalizer.names.places import is_place_name
from normalizer.names.vocabulary import is_common, is_given_name, word_class

LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_TOKEN = re.compile(
    rf"(?<![{LETTER}0-9_@#/%=&.])(?:"
    rf"(?:[{_CAPITAL}]\.){{2,6}}|[{_CAPITAL}]\.(?=\s?[{_CAPITAL}])"  # U.S., J. K.
    rf"|(?:[{_CAPITAL}]|[a-z]{{1,3}}[{_CAPITAL}])[{LETTER}0-9]*+(?!_)(?:[-&'’+](?!s\b)[{LETTER}0-9]+){{0,4}}"
    rf"|[0-9][{_CAPITAL}](?![{LETTER}0-9])"  # 3M
    rf")"
)
_MADE_OF = re.compile(
    "-(?:sized|based|style|styled|led|backed|owned|made|like|born|era|run|powered|funded|only|free|wide|related|linked)$"
)
ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XVI"})
_KINDS = frozenset({"organization", "place", "work"})
_CUTTING = frozenset({"title", "role"})
_COURTS = frozenset({"District", "Circuit"})
"""Behind these a judge or an attorney is that of a court, not of a place: U.S. District Judge."""
_NUMBERS = frozenset({"One", "Two", "Three", "Four", "Five", "Seven", "Eight", "Nine", "Ten"})
"""Function words that may end a name: Capital One, Formula One."""
_HEADS = frozenset(
    {
        "Agency",
        "Court",
        "Alliance",
        "Association",
        "Bureau",
        "Campaign",
        "Center",
        "Centers",
        "Centre",
        "Committee",
        "Council",
    }
    | {"Foundation", "Fund", "Institute", "Institutes", "Office", "Organization", "Organisation", "Society"}
)
"""What an organisation for something calls itself."""


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalised word `[start, end)` and its class in `name_words.tsv`, or an empty one."""

    start: int
    end: int
    word: str
    kind: str


def find_runs(text: str, addresses: Sequence[tuple[int, int]] = ()) -> Iterator[list[Token]]:
    """Capitalised words that only spaces and joining words part, outside of `addresses` (sorted spans)."""
    run: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while at < len(addresses) and addresses[at][1] <= start:
            at += 1
        if at < len(addresses) and addresses[at][0] < end:
            continue
        word = match.group()
        made = _MADE_OF.search(word)
        if made is not None:  # iPad-sized
            word, end = word[: made.start()], start + made.start()
        token = Token(start, end, word, _classify(word))
        if run and not _joins(text[run[-1].end : start], run, token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _classify(word: str) -> str:
    """The class of a word, or of all the pieces of a compound: British-Israeli."""
    kind = word_class(word)
    if not kind and "-" in word and all(word_class(piece) == "demonym" for piece in word.split("-")):
        return "demonym"
    return kind


def join_pairs(text: str, runs: Iterable[list[Token]]) -> Iterator[list[Token]]:
    """The runs, two of them one where their words are half of a name each: the Food and Drug Administration, the
    Centers for Disease Control and Prevention.
    """
    previous: list[Token] | None = None
    for run in runs:
        if previous is not None:
            if text[previous[-1].end : run[0].start] == " and " and _are_halves(text, previous, run):
                run = previous + run
            else:
                yield previous
        previous = run
    if previous is not None:
        yield previous


def _are_halves(text: str, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether common words on both sides of "and", behind an article, make one name of an organisation."""
    if left[0].word == "The":
        left = left[1:]
    if not left or not text[max(0, left[0].start - 4) : left[0].start].lower().endswith(("the ", "'s ", "’s ")):
        return False
    words = (*left, *right)
    if not all((is_common(token.word) or token.kind in _KINDS) and token.kind not in _CUTTING for token in words):
        return False
    if len(left) > 1 and left[0].word in _HEADS:
        return len(right) == 1
    return len(left) == 1 and not left[0].kind and len(right) > 1 and right[-1].kind == "organization"


def _joins(gap: str, run: Sequence[Token], following: Token) -> bool:
    """Whether the text between a run and the next capitalised word keeps that in one name with it."""
    last = run[-1]
    if gap in {" ", "。 "}:
        return gap == " " or _is_initial(last)
    if gap == " for ":
        return run[0].word in _HEADS or (last.word in _HEADS and all(token.kind == "demonym" for token in run[:-1]))
    if gap == " do ":
        return len(run) > 1 and not any(token.kind for token in run[-2:])
    if gap in {"’s ", "'s "}:
        return last.word == "People" and following.kind == "organization"  # New People's Army
    if gap in {"’ ", "' "}:
        return last.word[-1] == "s" and following.kind == "place"  # St James’ Park
    if len(gap) > 12 or gap[:1] != " " or gap[-1:] != " ":
        return False
    if gap in {" of ", " of the "}:
        return last.kind in _KINDS
    words = gap.split()
    return 0 < len(words) <= 3 and all(word == "&" or word_class(word) == "particle" for word in words)


def _is_initial(token: Token) -> bool:
    return len(token.word) == 1


def split_run(run: Sequence[Token], foreign: bool) -> Iterator[list[Token]]:
    """The names of a run: titles, roles, dates and leading adjectives cut it and belong to no name.

    `foreign` says that the run stands in Chinese: there a common word after a name is not of the name.
    """
    part: list[Token] = []
    for index, token in enumerate(run):
        following = run[index + 1].kind if index + 1 < len(run) else ""
        if _cuts(token, part, following) and not _belongs(part, token, run[index + 1 : index + 3]):
            if part and part[-1].word in _COURTS:
                part = []
            yield from _trim(part, foreign)
            part = []
        else:
            part.append(token)
    yield from _trim(part, foreign)


def _cuts(token: Token, part: Sequence[Token], following: str) -> bool:
    """Whether a word ends the name before it and belongs to none itself."""
    kind, word = token.kind, token.word
    if kind == "calendar":
        return not (part and is_given_name(part[-1].word))  # Theresa May
    if kind in _CUTTING:
        return True
    if kind == "function":
        return not (part and word != "I" and (following or word in _NUMBERS))
    if kind == "demonym":
        return following not in _KINDS and not part
    if kind == "generic":
        return not (part and (word in ROMAN or word == "AI" or following in _KINDS))
    return len(word) == 1 and not (part and following == "" and is_given_name(part[-1].word))


def _belongs(part: Sequence[Token], token: Token, rest: Sequence[Token]) -> bool:
    """Whether a word that mostly cuts is of a name after all: Touch ID, Premier League, European Central Bank, Jan
    Hatzius."""
    if token.word in {"Jr", "Sr"}:
        return len(part) > 1
    if token.word == "Justice" and part:
        return part[-1].kind == "organization" and token.start - part[-1].end == len(" of ")
    if token.word == "General" and rest:
        return rest[0].kind in _KINDS
    if token.kind == "generic" or (token.kind in _CUTTING and part):
        whole = " ".join([*(other.word for other in part), token.word])
        return bool(part) and (find_brand(whole) or find_brand(f"The {whole}")) is not None
    if not rest or part:
        return False
    if token.kind in _CUTTING:
        return rest[0].kind in _KINDS and not token.word.isupper()
    if token.kind == "demonym" and is_given_name(token.word) and not rest[0].kind and not is_common(rest[0].word):
        return True  # Christian Wolmar
    if token.kind == "demonym" and is_place_name(f"{token.word} {rest[0].word}"):
        return True  # Saudi Arabia
    if token.kind == "demonym":
        return is_common(rest[0].word) and len(rest) > 1 and rest[1].kind in _KINDS
    # a month before a name without a comma or a figure between them
    return token.word == "Jan" and not rest[0].kind and not is_common(rest[0].word)


def _trim(part: list[Token], foreign: bool) -> Iterator[list[Token]]:
    while part and part[-1].kind == "function" and not (part[-1].word in _NUMBERS and len(part) > 1):
        part = part[:-1]
    if foreign:
        # "Chatgpt Maker" is what is left untranslated of "the ChatGPT maker"
        while len(part) == 2 and find_brand(part[0].word) is not None and not part[1].kind and is_common(part[1].word):
            part = part[:-1]
    if part and not all(len(token.word) == 1 or token.kind == "demonym" for token in part):
        yield part


def stutters(run: Sequence[Token]) -> bool:
    """Whether a word comes twice in a row, as in what a machine translation falls into; New York, New York does not."""
    if any(_repeats(before.word, after.word) for before, after in pairwise(run)):
        return True
    words = [token.word for token in run]
    if words[: len(words) // 2] == words[len(words) // 2 :]:
        return len(words) == 2  # New York New York
    if len(run) > 2 and sum(_shares(one.word, other.word) for one, other in combinations(run[:8], 2)) > 1:
        return True
    return any(_wavers(*(token.word for token in run[at : at + 3])) for at in range(len(run) - 2))


def _shares(one: str, other: str) -> bool:
    """Whether two words of a run are the same but for their ends: Silvermann and Silva, Juliet and Julliette."""
    one, other = one.casefold(), other.casefold()
    shorter = min(len(one), len(other))
    if shorter < 3 or not (one.isalpha() and other.isalpha()) or one[:2] != other[:2]:
        return False
    if one.startswith(other) or other.startswith(one) or distance(one, other) <= 1:
        return True
    return (shorter < 7 and one[:4] == other[:4]) or (
        shorter > 5 and one[:3] == other[:3] and distance(one, other, 3) <= 3
    )


def _wavers(one: str, other: str, third: str) -> bool:
    """Whether three short words in a row are hardly different: Copp Cop Coop."""
    words = [word.casefold() for word in (one, other, third)]
    if not all(word.isalpha() and len(word) > 2 and word[0] == words[0][0] for word in words):
        return False
    return all(before != after and distance(before, after, 1) == 1 for before, after in pairwise(words))


def _repeats(before: str, after: str) -> bool:
    """Whether a word is said again, be it garbled: Livelyly after Lively, but not Johnson after John."""
    one, other = before.casefold(), after.casefold()
    if one == other:
        return not one.endswith(".")  # J. J. Abrams
    if min(len(one), len(other)) < LEAST or is_given_name(before) or "-" in after or not one.isalpha():
        return False
    return (distance(one, other) <= 2 and one[:3] == other[:3]) or is_near_miss(other, one)

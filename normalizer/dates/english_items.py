"""The items of an English text: words of the vocabulary, numbers in words and digits, dates and times in digits."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from normalizer.dates.cascade import GAP, Item
from normalizer.dates.digits import CLUSTER, Num, full_year, number_type, read_cluster, read_instant
from normalizer.dates.frames import Frame
from normalizer.dates.holidays import holiday_names
from normalizer.dates.numerals import CARDINALS, ORDINALS
from normalizer.dates.stretches import gather
from normalizer.dates.vocabulary import read_words, trie_pattern

_NAMES = """
    MON MAY WD ABBR WDS UNIT SPRING SUMMER REL PAST SAME TODAY TONIGHT NOW PART NOON OCLOCK EARLY END EARLIER
    AGO FROMNOW BEFORE AFTER SINCE TO BETWEEN AND OR FROM IN WITHIN ON AT OF THE ART FOR BY EVERY OTHER ALL REST
    FEW COUPLE HALF DOZEN QUARTERLY MORE LESS THAN ABOUT NEARLY LEAST MOST THOUSAND THOUSANDS TENS COMMENCING
    STARTING BUSINESS ZONE FISCAL DATE ORD AMPM COMMA DASH SLASH DOT QUARTER HOLIDAY NAMED ATSIGN DECADE ISH
    PAREN NO UPTO ERA
    """.split()  # noqa: SIM905 - sixty quoted words would hide the list
TYPES = {name: chr(0xE000 + index) for index, name in enumerate(_NAMES)}
"""The one-character item types of the named types, from the private use area."""

_GLUE = frozenset(
    TYPES[name]
    for name in """
    BEFORE AFTER SINCE TO BETWEEN AND OR FROM IN WITHIN ON AT OF THE ART FOR BY EVERY OTHER ALL REST FEW COUPLE
    HALF MORE LESS THAN ABOUT NEARLY LEAST MOST PAST SAME REL EARLY END EARLIER COMMA DASH SLASH DOT BUSINESS
    FISCAL DATE THOUSAND STARTING COMMENCING ATSIGN PAREN DOZEN ISH AMPM NO UPTO ERA
    """.split()  # noqa: SIM905 - as above
)
_PUNCTUATION = dict.fromkeys("-–—~", "DASH") | {
    ",": "COMMA",
    "/": "SLASH",
    ".": "DOT",
    "@": "ATSIGN",
    "(": "PAREN",
    ")": "PAREN",
}
_SUFFIX_UNITS = {"y": "year", "yr": "year", "yrs": "year", "w": "week", "d": "day", "h": "hour", "hr": "hour"} | {
    "hrs": "hour",
    "min": "minute",
    "mins": "minute",
    "sec": "second",
    "secs": "second",
}


def compile_names(pattern: str) -> str:
    """A pattern over named types as one over item types; white space does not count.

    >>> compile_names("THE? ORD") == TYPES["THE"] + "?" + " " + TYPES["ORD"]
    True
    """
    return re.sub(r"[A-Z]{2,}", lambda match: TYPES[match[0]], pattern)


_ODD = "?"
"""The type of words that only their surroundings explain: a.m., Q3, w/c, FY2024."""


@cache
def _vocabulary() -> dict[str, tuple[str, Any]]:
    words: dict[str, tuple[str, Any]] = {
        word: (TYPES[kind], value) for word, (kind, value) in read_words("dates_en.tsv").items()
    }
    for word, number in CARDINALS.items():
        words[word] = (number_type(number, 0), Num(number, 2 if number > 9 else 1, True))
    for word, number in ORDINALS.items():
        words[word] = (TYPES["ORD"], Num(number, 2, True))
    words |= {name: (TYPES["HOLIDAY"], Frame(holiday=key)) for name, key in holiday_names("en")}
    words |= dict.fromkeys(("p", "am", "pm", "q", "h", "w", "fy"), (_ODD, None))
    return words


@cache
def _scanner() -> re.Pattern[str]:
    words = trie_pattern(_vocabulary())
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z])|{CLUSTER}|[-,.–—~/@()½'’]")


_AMPM = re.compile(r"([ap])(?:\s?\.\s?m\s?\.|\.?\s?m(?![a-z])|(?![a-z]))")
_SUFFIX = re.compile(r"[a-z]+")
_QUARTER = re.compile(r"-?([qh])([1-4])(?![a-z\d])")


def read_items(text: str) -> list[Item]:
    """The items of `text` in order, with a gap wherever anything but white space stands between two.

    Stretches that hold only function words are left out.
    """
    lower = text.lower()
    if len(lower) != len(text):  # İ grows when lowered
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return _scan(lower)


def _scan(lower: str) -> list[Item]:
    words = _vocabulary()

    def read(match: re.Match[str], inside: bool) -> Sequence[Item]:
        start, end = match.span()
        word = match.group()
        known = words.get(word)
        if known is None:
            return _unlisted(lower, start, end, word, inside)
        if known[0] == _ODD:
            return _odd_word(lower, start, end, word)
        if word == "a" and inside and (noon := _AMPM.match(lower, start)) and "m" in noon[0]:
            return (Item(start, noon.end(), TYPES["AMPM"], "a"),)
        return (Item(start, end, known[0], known[1]),)

    return gather(_scanner().finditer(lower), lower, read, _GLUE)


def _unlisted(lower: str, start: int, end: int, word: str, inside: bool) -> list[Item]:
    """What is not a word: digits, and marks, of which most count only `inside` a stretch."""
    if "0" <= word[0] <= "9":
        return _read_digits(lower, start, end, word)
    if word in "½'’" or inside:
        return _mark(lower, start, word)
    return []


def _mark(lower: str, start: int, word: str) -> list[Item]:
    if word == "½":
        return [Item(start, start + 1, TYPES["HALF"], None)]
    if word in "'’":
        if match := re.compile(r"['’](\d\d)(s)?(?![a-z\d])").match(lower, start):
            if match[2]:
                return [Item(start, match.end(), TYPES["DECADE"], Frame(decade=int(match[1]) // 10 * 10))]
            return [Item(start, match.end(), "y", Num(full_year(int(match[1])), 4))]
        return []
    return [Item(start, start + 1, TYPES[_PUNCTUATION[word]], word)]


def _odd_word(lower: str, start: int, end: int, word: str) -> list[Item]:
    """A.m. and p.m., quarters (Q3), "w/c" for the week commencing, FY2024."""
    if word in ("p", "am", "pm") and (match := _AMPM.match(lower, start)):
        return [Item(start, match.end(), TYPES["AMPM"], word[0])]
    if len(word) == 1 and word in "qh" and (match := _QUARTER.match(lower, start)):
        return [Item(start, match.end(), TYPES["QUARTER"], _quarter_frame(match))]
    if word == "fy" and lower[end : end + 1].isdigit():
        return [Item(start, end, TYPES["FISCAL"], None)]
    if word == "w" and lower.startswith("w/c ", start):
        return [Item(start, start + 3, TYPES["COMMENCING"], None)]
    return []


def _quarter_frame(match: re.Match[str]) -> Frame:
    number = int(match[2])
    return Frame(quarter=number) if match[1] == "q" else Frame(half=min(number, 2))


def _read_digits(lower: str, start: int, end: int, word: str) -> list[Item]:
    if instant := read_instant(lower[start : start + 40].upper()):
        return [Item(start, start + instant[1], "Z", instant[0])]
    before, after = lower[start - 1 : start] or " ", lower[end : end + 1] or " "
    if before in "$€£¥#&+" or after in "%°" or (before == "(" and after == ")"):
        return [Item(start, end, GAP, None)]
    if before.isalpha() and not before.isspace():
        word_before = re.search(r"[a-z]{2,9}$", lower[max(0, start - 9) : start])
        known = _vocabulary().get(word_before[0]) if word_before else None
        fiscal = word_before is not None and word_before[0] == "fy"
        if not fiscal and (known is None or known[0] not in (TYPES["MON"], TYPES["MAY"])):
            return [Item(start, end, GAP, None)]
    if (
        after in "'’"
        and lower[end + 1 : end + 2] == "s"
        and word.isdigit()
        and int(word) % 10 == 0
        and len(word) in (2, 4)
    ):
        return [Item(start, end + 2, TYPES["DECADE"], Frame(decade=int(word)))]
    if after.isalpha():
        return _with_suffix(lower, start, end, word)
    if (match := _QUARTER.match(lower, end)) and len(word) == 4:
        return [*_clustered(word, start), Item(end, match.end(), TYPES["QUARTER"], _quarter_frame(match))]
    return _clustered(word, start)


def _clustered(word: str, start: int) -> list[Item]:
    """The items of a cluster, with the type of this grammar for what joins a range."""
    return [
        item._replace(type=TYPES["DASH"])
        if item.type == "到"
        else item._replace(type=TYPES["COMMA"])
        if item.type == "，"
        else item
        for item in read_cluster(word, start, "en")
    ]


def _with_suffix(lower: str, start: int, end: int, word: str) -> list[Item]:
    match = _SUFFIX.match(lower, end)
    suffix = match[0] if match else ""
    stop = end + len(suffix)
    gap = [Item(start, stop, GAP, None)]
    if suffix in ("st", "nd", "rd", "th"):
        head, _, last = word.rpartition("-")
        number = (
            Item(start + len(word) - len(last), stop, TYPES["ORD"], Num(int(last), len(last)))
            if last.isdigit() and len(last) < 5
            else None
        )
        if number is None:
            return gap
        return (
            [*_clustered(head, start), Item(number.start - 1, number.start, TYPES["DASH"], "-"), number]
            if head
            else [number]
        )
    items = _clustered(word, start)
    if suffix in ("am", "pm", "a", "p", "ampm"):
        dotted = _AMPM.match(lower, end)
        stop = dotted.end() if dotted and suffix != "ampm" else stop
        return [*items, Item(end, stop, TYPES["AMPM"], suffix[0] if suffix != "ampm" else "?")]
    if suffix == "s" and word.isdigit() and int(word) % 10 == 0 and len(word) in (2, 4):
        return [Item(start, stop, TYPES["DECADE"], Frame(decade=int(word)))]
    if suffix == "ish":
        return [*items, Item(end, stop, TYPES["ISH"], None)]
    if (quarter := _QUARTER.match(lower, end)) and len(word) == 4:
        return [*items, Item(end, quarter.end(), TYPES["QUARTER"], _quarter_frame(quarter))]
    known = _vocabulary().get(suffix)
    if known and known[0] in (TYPES["UNIT"], TYPES["MON"], TYPES["MAY"]):
        return [*items, Item(end, stop, *known)]
    if suffix in _SUFFIX_UNITS:
        return [*items, Item(end, stop, TYPES["UNIT"], _SUFFIX_UNITS[suffix])]
    return gap

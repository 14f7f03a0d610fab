"""What can be told to be wrong with a translation by looking at it: loops, losses, leftovers."""

import re
from collections import Counter
from collections.abc import Sequence

from normalizer.dates.numerals import CARDINALS, HAN_NUMERALS, MULTIPLIERS, read_english, read_han

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_UNIT = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_LONGEST_LOOP = 12  # words of the longest phrase that is looked for twice and more in a row

_SCALES = {
    "兆": 10**12, "億": 10**8, "亿": 10**8, "萬": 10**4, "万": 10**4, "千": 1000, "百": 100, "十": 10,
}  # fmt: skip
_NUMBER = re.compile(
    rf"(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)"
    rf"(?: ?(?P<han>[{''.join(_SCALES)}]+)| ?(?P<word>{'|'.join(MULTIPLIERS)})s?\b)?"
    rf"|(?P<numeral>[{HAN_NUMERALS}萬億兆]+)|(?P<english>[A-Za-z]+(?:-[A-Za-z]+)?)",
    re.IGNORECASE,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
# Han numerals that count nothing: percent, several, idioms
_NO_NUMBER = re.compile(r"百分之|[數幾][十百千萬億兆]+|十分|萬一|萬分|千萬不")
_SMALL = 10  # numbers in words up to here are often articles or idioms, and are not compared


def words_of(text: str) -> list[str]:
    """The words of a text for counting: Latin words in lower case, figures, and Han characters one by one."""
    return [unit.lower() for unit in _UNIT.findall(text)]


def longest_repeat(units: Sequence[str]) -> int:
    """How many times a phrase of up to twelve words stands in a row, at most; 1 where nothing is repeated."""
    most = 1
    for size in range(1, min(_LONGEST_LOOP, len(units) // 2) + 1):
        matching = 0  # how long units[i] == units[i + size] has held
        for place in range(len(units) - size):
            matching = matching + 1 if units[place] == units[place + size] else 0
            most = max(most, 1 + matching // size)
    return most


def is_looping(text: str, source: str) -> bool:
    """Whether the translation repeats itself where its source does not: a phrase three times in a row, or a phrase of
    four words that makes up half of it.

    >>> is_looping("the the the the", "市長"), is_looping("very, very, very big", "非常非常非常大")
    (True, False)
    """
    units = words_of(text)
    repeats, given = longest_repeat(units), longest_repeat(words_of(source))
    if given >= 3 or repeats >= 3:
        return repeats > given
    phrases = Counter(zip(units, units[1:], units[2:], units[3:], strict=False))
    most = max(phrases.values(), default=0)
    return most >= 3 and most * 4 >= len(units) / 2


def read_figures(text: str, least_in_words: int = 0) -> Counter[float]:
    """The numbers of a text, with 萬 and 億, thousand and million folded in; months by name count as their number.

    Numbers in words below `least_in_words` are left out.

    >>> sorted(read_figures("35億美元、二十人")) == sorted(read_figures("$3.5 billion and twenty people"))
    True
    """
    found: Counter[float] = Counter()
    words: list[str] = []

    def add_words() -> None:
        value = read_english(words)
        if value is not None and value >= least_in_words:
            found[value] += 1
        words.clear()

    for match in _NUMBER.finditer(text):
        if match["english"]:
            low = match["english"].lower()
            if all(part in CARDINALS or part in MULTIPLIERS for part in low.split("-")):
                words += low.split("-")
                continue
            if low in _MONTHS:
                found[_MONTHS.index(low) + 1] += 1
        add_words()
        if match["digits"]:
            value = float(match["digits"].replace(",", ""))
            for char in match["han"] or "":
                value *= _SCALES[char]
            if match["word"]:
                value *= MULTIPLIERS[match["word"].lower()]
            found[round(value, 6)] += 1
        elif match["numeral"]:
            numeral = read_han(match["numeral"])
            if numeral is not None and numeral >= least_in_words:
                found[numeral] += 1
    add_words()
    return found


def missing_figures(source: str, text: str) -> tuple[str, ...]:
    """The numbers of `source` that `text` does not have, as figures; small ones in words are not asked for."""
    there = read_figures(text)
    asked = read_figures(_NO_NUMBER.sub(" ", source), least_in_words=_SMALL + 1)
    return tuple(f"{value:.10g}" for value in sorted(asked) if value not in there)


def faults(source: str, text: str, target_is_han: bool) -> tuple[str, ...]:
    """What is wrong with `text` as a translation of `source`, both without placeholders, as sentences; worst first."""
    found = []
    given, got = words_of(source), words_of(text)
    if given and not got:
        return ("the translation is empty",)
    if is_looping(text, source):
        found.append("the translation repeats itself")
    if len(given) > 3 and text.strip() == source.strip():
        found.append("the source was copied")
    elif not target_is_han and (left := _HAN.findall(text)):
        found.append(f"Chinese is left in it: {''.join(left[:12])}")
    elif target_is_han and len(given) > 3 and got and not _HAN.search(text):
        found.append("no Chinese in it")
    if len(got) > 3 * len(given) + (8 if len(given) > 3 else 2):
        found.append("it says much more than its source")
    elif len(given) > 12 and len(got) * (2 if target_is_han else 6) < len(given):
        found.append("it says much less than its source")
    if lost := missing_figures(source, text):
        found.append(f"numbers are missing: {', '.join(lost)}")
    return tuple(found)

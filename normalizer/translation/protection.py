"""Placeholders for what a translator must not touch, and putting back what they stand for."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from normalizer.translation.model import Fixed

# ⟦0⟧ passes through the tokenizers of the public packages; an underscore would become a space. The second style is for
# models that lose the first: capitals and digits, as in a model number.
STYLES = ("⟦{}⟧", "X{}X")
_PLACEHOLDER = (re.compile(r"⟦\s?(\d{1,3})\s?⟧"), re.compile(r"(?<![A-Za-z0-9])[Xx](\d{1,3})[Xx](?![A-Za-z0-9])"))
_LETTER = re.compile(r"[^\W\u3400-\u9fff]|[⟦⟧]")  # what wants a space between it and a name
_DEBRIS = re.compile(r"⟦\s?\d{0,3}\s?⟧?|\d{0,3}\s?⟧")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s\u3000-\u9fff，。；！？「」『』“”<>\"]{1,2000}"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
    r"|(?<![A-Za-z0-9])@[A-Za-z0-9_]{2,40}|#[A-Za-z0-9_]{2,60}"
)


@dataclass(frozen=True, slots=True)
class Protected:
    """A segment with placeholders, and what each of them stands for in the translation.

    `brackets` says that the segment has the brackets of placeholders itself, so that they may stand in the translation.
    """

    text: str
    values: tuple[str, ...]
    style: int
    brackets: bool = False


def find_addresses(text: str) -> list[Fixed]:
    """URLs, e-mail addresses, handles and hashtags: they stay as they are."""
    return [Fixed(match.start(), match.end(), match.group()) for match in _ADDRESS.finditer(text)]


def settle(text: str, fixed: Sequence[Fixed]) -> list[Fixed]:
    """What is to be protected in `text`, in order and disjoint: `fixed`, the longer first, and addresses."""
    chosen: list[Fixed] = []
    for item in sorted([*fixed, *find_addresses(text)], key=lambda item: (item.start, -item.end)):
        if item.english and item.end > item.start and (not chosen or item.start >= chosen[-1].end):
            chosen.append(item)
    return chosen


def protect(text: str, settled: Sequence[Fixed], style: int = 0) -> Protected:
    """`text` with a placeholder for each of `settled`, which are in order and disjoint.

    >>> protect("奈特加入Meta", [Fixed(0, 2, "Knight"), Fixed(4, 8, "Meta")]).text
    '⟦0⟧加入⟦1⟧'
    """
    pieces: list[str] = []
    place = 0
    for number, item in enumerate(settled):
        pieces += [text[place : item.start], STYLES[style].format(number)]
        place = item.end
    brackets = "⟦" in text or "⟧" in text
    return Protected("".join(pieces) + text[place:], tuple(item.english for item in settled), style, brackets)


def value_pattern(value: str) -> re.Pattern[str]:
    """Finds `value` as a whole: "Meta" is not in "Metadata", but it is in "Meta's" and beside Chinese."""
    before = r"(?<![A-Za-z0-9\u00c0-\u024f])" if _LETTER.match(value[0]) else ""
    after = r"(?![A-Za-z0-9\u00c0-\u024f])" if _LETTER.match(value[-1]) else ""
    return re.compile(before + re.escape(value) + after)


def is_complete(text: str, protected: Protected) -> bool:
    """Whether every placeholder stands in the translation exactly once, and none besides."""
    found = Counter(int(number) for number in _PLACEHOLDER[protected.style].findall(text))
    return found == Counter(range(len(protected.values)))


def restore(text: str, protected: Protected) -> str:
    """The translation with the values for the placeholders; what is left of broken placeholders goes.

    >>> restore("⟦0⟧ joined⟦1⟧ .", Protected("", ("Knight", "Meta"), 0))
    'Knight joined Meta.'
    """

    def value(match: re.Match[str]) -> str:
        number = int(match.group(1))
        if number >= len(protected.values):
            return ""
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        return (" " if _LETTER.match(before) else "") + protected.values[number] + (" " if _LETTER.match(after) else "")

    restored = _PLACEHOLDER[protected.style].sub(value, text)
    if not protected.brackets:
        restored = _DEBRIS.sub("", restored)
    return re.sub(r" +([,.;:!?])", r"\1", re.sub(r" {2,}", " ", restored)).strip()

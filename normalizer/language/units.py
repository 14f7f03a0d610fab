"""Cuts a text into the stretches whose language is decided one by one: lines, sentences, Latin clauses."""

import re
from bisect import bisect_right

from normalizer.language.words import grammatical_words

_CJK = (
    r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_CLOSERS = re.escape("”’」』）)》】〉\"'»")
_END = re.compile(
    rf"[。！？｡]+(?:[ \t]*[{_CLOSERS}])*[ \t]*"
    rf"|[.!?…]+[{_CLOSERS}]*(?:[ \t]+|(?=[{_CJK}])|(?<=[a-zß-ÿ].)(?=[A-ZÀ-Þ]))"
    r"|\n\s*"
)
_IS_CJK = re.compile(f"[{_CJK}]")
# A run without East Asian letters and marks, from one Latin letter on.
_RUN = re.compile(rf"[“‘\"'(]?[A-Za-zÀ-ɏ][^{_CJK}，。、；：！？「」『』（）《》\n]*")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
_OTHER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")  # a letter of another alphabet
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|[#@]\w{1,100}")


def cut(text: str) -> list[int]:
    """Where the stretches begin: after sentence ends and line breaks, and around Latin clauses in East Asian ones.

    In a line with East Asian letters, what is neither East Asian nor a Latin clause stays with what stands before.
    """
    ends = [end.end() for end in _END.finditer(text)]
    starts = [0, *ends] if not ends or ends[-1] < len(text) else [0, *ends[:-1]]
    if text.isascii() or not _IS_CJK.search(text):
        return starts
    cuts: set[int] = set()
    joined: set[int] = set()
    lines = _find_lines(text)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        unit = text[start:end]
        if _IS_CJK.search(unit):
            cuts.update(start + place for clause in find_clauses(unit) for place in clause if 0 < place < len(unit))
        elif start and not _OTHER.search(unit) and not _is_phrase(unit):
            line = lines[bisect_right(lines, start) - 1]
            if line < start or len(_WORD.findall(unit)) < 2:
                joined.add(start)
    return sorted((set(starts) | cuts) - joined)


def blank_addresses(text: str) -> str:
    """The text with blanks for web and mail addresses, tags and handles: they are in no language."""
    if "/" not in text and "@" not in text and "#" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda found: " " * len(found.group()), text)


def count_running(unit: str) -> int:
    """The letters of the lower-case words in Latin script: names and acronyms say little of a sentence's language."""
    return sum(len(word) for word in _WORD.findall(unit) if word.islower())


def find_clauses(unit: str) -> list[tuple[int, int]]:
    """The Latin-script clauses inside a stretch that also has East Asian letters.

    A clause has at least five words, most of them in lower case, grammatical words among them and at least two
    lower-case words that are not: `Member of the Welsh Parliament` is a name, and belongs to the Chinese around it.
    """
    if unit.count(" ") < 4 or not _IS_CJK.search(unit):
        return []
    found = []
    for run in _RUN.finditer(unit):
        words = _WORD.findall(_ADDRESS.sub(" ", run.group()))
        if len(words) < 5:
            continue
        lower = [word for word in words if word.islower()]
        grammatical = sum(word in grammatical_words() for word in lower)
        if 2 * len(lower) >= len(words) and grammatical and len(lower) - grammatical >= 2:
            found.append((run.start(), run.start() + len(run.group().rstrip())))
    return found


def _is_phrase(unit: str) -> bool:
    """Whether a stretch in Latin letters is more than a name, an address or a scrap of markup."""
    words = _WORD.findall(_ADDRESS.sub(" ", unit))
    return len(words) >= 3 and any(word.islower() for word in words) and "=" not in unit


def _find_lines(text: str) -> list[int]:
    """Where the lines begin."""
    return [0, *(end.end() for end in re.finditer("\n", text))]

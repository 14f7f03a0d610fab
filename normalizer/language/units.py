"""Cuts a text into the small stretches whose language is decided one by one: lines, sentences, Latin clauses."""

import re
from functools import cache

from normalizer.resources import read_table

_CJK = r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSERS = "”’」』）)》】〉\"'»]"
_END = re.compile(
    rf"[。！？｡]+(?:[ \t]*[{re.escape(_CLOSERS)}])*[ \t]*"
    rf"|[.!?…]+[{re.escape(_CLOSERS)}]*(?:[ \t]+|(?=[{_CJK}]))"
    r"|\n\s*"
)
# A run without East Asian letters and punctuation, from one Latin letter on.
_RUN = re.compile(rf"[“‘\"'(]?[A-Za-zÀ-ɏ][^{_CJK}，。、；：！？「」『』（）《》\n]*")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
URL = re.compile(r"(?:https?://|www\.)[^\s\u3000-\u9fff\uff00-\uffef“”<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def cut(text: str) -> list[int]:
    """Where the stretches begin: after sentence ends and line breaks, and around Latin clauses in East Asian lines."""
    starts = [0]
    for end in _END.finditer(text):
        starts.append(end.end())
    if starts[-1] == len(text):
        starts.pop()
    return starts


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The grammatical words of each language, by its code."""
    return {language: frozenset(words.split()) for language, words in read_table("function_words.tsv", 2)}


@cache
def _all_function_words() -> frozenset[str]:
    return frozenset().union(*function_words().values())


def find_clauses(unit: str) -> list[tuple[int, int]]:
    """The Latin-script clauses inside a stretch that also has East Asian letters.

    A clause has at least five words, most of them in lower case, grammatical words among them and at least two
    lower-case words that are not: `Member of the Welsh Parliament` is a name, and belongs to the Chinese around it.
    """
    found = []
    for run in _RUN.finditer(unit):
        words = _WORD.findall(run.group())
        if len(words) < 5:
            continue
        lower = [word for word in words if word.islower()]
        grammatical = sum(word in _all_function_words() for word in lower)
        if 2 * len(lower) >= len(words) and grammatical and len(lower) - grammatical >= 2:
            found.append((run.start(), run.start() + len(run.group().rstrip())))
    return found

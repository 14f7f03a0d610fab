"""Two-character words said twice, and Latin letters that make no word."""

import re
from collections.abc import Iterator

import numpy as np

from normalizer.edits import Evidence, Finding
from normalizer.names.vocabulary import is_common
from normalizer.repair.context import Context
from normalizer.repair.repeats import LOOP
from normalizer.repair.views import is_han, view

# adverbs, numbers and measures that are said twice for emphasis or distribution
_REDUPLICATED = frozenset(
    (
        "非常", "很多", "好多", "許多", "真的", "永遠", "一直", "十分", "特別", "超級", "常常", "慢慢", "漸漸", "天天", "年年",
        "一個", "一步", "一次", "一天", "一年", "一點", "一層", "一片", "一批", "一代", "一遍", "一字", "一句", "一口", "一圈",
        "好好", "多多", "等等", "謝謝", "快點", "不要", "不是", "可以", "加油", "哈哈", "爸爸", "媽媽", "寶寶", "大家", "沒有", "這麼", "那麼", "怎麼", "多麼",
        "對啊", "好啊", "好的", "是的", "再見", "拜拜", "一下", "點點", "滴答", "叮噹", "咕嚕", "嘩啦", "轟隆",
    )
)  # fmt: skip
_ADJUSTED = re.compile(r"([曾已又也都還][經也曾是])([也又還都])([曾已也])")
_LATIN_RUN = re.compile(r"(?<![A-Za-z])[A-Za-z]{3,}+(?: [A-Za-z]{2,}+){1,12}")


def drop_word_stutters(text: str, context: Context) -> Iterator[Finding]:
    """A word of two characters that follows itself in the middle of a clause (已經已經, 槓桿槓桿) is said once. Verbs
    (討論討論), emphasis (非常非常), cries and quoted speech keep their repetition.
    """
    look = view(text)
    if not look.has_han or len(text) < 5:
        return
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    equal = (codes[2:] == codes[:-2]).tobytes()
    place = equal.find(b"\x01\x01")
    while place >= 0:
        end = equal.find(b"\x00", place)
        end = len(equal) if end < 0 else end
        word = text[place : place + 2]
        if end - place == 2 and all(map(is_han, word)) and word[0] != word[1] and place not in look.untouchable:
            confidence = _judge_word(word) if _is_inside(text, place) and place not in look.quoted else 0.0
            if confidence:
                evidence = (Evidence.here(place, place + 2), LOOP)
                reason = f"“{word}” is said twice in a row"
                yield Finding(place + 2, place + 4, "", "drop-word-stutters", reason, confidence, evidence)
        place = equal.find(b"\x01\x01", end)


def _is_inside(text: str, place: int) -> bool:
    """Whether the clause goes on behind the doubled word, and does not consist of it."""
    before, after = text[place - 1 : place], text[place + 4 : place + 5]
    if after and after in "長員者性化師家人們學界部":
        return False  # 監獄監獄長: the second copy begins another word
    return ((is_han(after) or after.isalnum()) and after != "的") or (is_han(before) and bool(after) and after in "，。")


def _judge_word(word: str) -> float:
    """How sure it is that `word` is not doubled on purpose: by the dictionary's senses."""
    if word in _REDUPLICATED or word[0] in "一很好最太真更幾數每各":
        return 0.0
    from normalizer.lexicon import load

    entries = load().entries(word)
    if not entries:
        return 0.0
    senses = [sense for entry in entries for sense in entry.senses if not sense.startswith(("CL:", "surname"))]
    verbs = sum(sense.startswith("to ") for sense in senses)
    if verbs == 0:
        return 0.85
    return 0.82 if not senses[0].startswith("to ") else 0.5


def flag_invented_words(text: str, context: Context) -> Iterator[Finding]:
    """Latin letters that dissolve into syllables (Zhaey Zhaey Zhae Jha) or repeat their beginning (Imaimage Image) stand
    for a word that is lost. What it was is not guessed: the place is flagged and frozen.
    """
    look = view(text)
    if not look.has_han:
        return
    for match in _LATIN_RUN.finditer(text):
        if match.start() in look.english or look.untouchable.touch(*match.span()):
            continue
        words = list(re.finditer(r"[A-Za-z]+", match.group()))
        alike = [
            index
            for index in range(1, len(words))
            if _echoes(words[index - 1].group(), words[index].group())
        ]
        if len(alike) < 2 and not any(_is_swallowed(words[i - 1].group(), words[i].group()) for i in alike):
            continue
        first, last = min(alike) - 1, max(alike)
        while last + 1 < len(words) and not context.references.word(words[last + 1].group()):
            last += 1
        while first and words[first - 1].group().islower() and not is_common(words[first - 1].group()):
            first -= 1
        start, end = match.start() + words[first].start(), match.start() + words[last].end()
        reason = "syllables that repeat themselves: the word is lost"
        yield Finding(start, end, None, "flag-invented-words", reason, 0.95, (LOOP,), freezes=True)


def _echoes(left: str, right: str) -> bool:
    """Whether one word begins as the other does."""
    return left[:3].lower() == right[:3].lower() or _is_swallowed(left, right)


def _is_swallowed(left: str, right: str) -> bool:
    """Whether the first word is a false start of the second, as in Imaimage Image."""
    return len(right) > 3 and left.lower() != right.lower() and left.lower().endswith(right.lower())

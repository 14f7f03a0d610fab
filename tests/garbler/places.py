"""Where a clean text can be damaged in its wording: loops, stutters, glosses, pinyin."""

import re
from collections.abc import Iterator
from random import Random

from tests.garbler.model import Expect, Site

HAN = "\u4e00-\u9fff"
CLAUSE = re.compile(rf"(?<=[，。；：！？\n])([{HAN}][{HAN}A-Za-z0-9 ·]{{4,23}}[{HAN}])(?=[，。；！？])")
WORDS = (
    "已經", "因為", "可能", "表示", "其中", "以及", "這個", "他們", "進行", "目前", "沒有",
    "開始", "需要", "包括", "認為", "部分", "公司", "政府", "問題", "人員", "活動", "計畫",
    "發現", "獲得", "指出", "當時", "非常", "完全", "繼續", "希望",
)  # fmt: skip
LATIN_NAME = re.compile(r"(?<![A-Za-z@/.])[A-Z][a-z]{2,12}(?: [A-Z][a-z]{2,12}){0,2}(?![A-Za-z/.@])")
GLOSS = re.compile(rf"[{HAN}·]{{2,10}} ?[（(]([A-Z][A-Za-z.' -]{{2,30}})[）)]")


def repeat_clauses(text: str, random: Random) -> Iterator[Site]:
    """A clause said two to four times, exactly."""
    for match in CLAUSE.finditer(text):
        copies = random.choice((1, 1, 2, 3))
        yield Site(match.end(), match.end(), ("，" + match[1]) * copies, "loop_clause")


def drift_clauses(text: str, random: Random) -> Iterator[Site]:
    """A clause said again with another ending each time, as a decoder does that has lost its way."""
    tails = [match[1][-4:] for match in CLAUSE.finditer(text)]
    for match in CLAUSE.finditer(text):
        clause = match[1]
        if len(clause) < 9 or not tails:
            continue
        keep = random.randint(len(clause) // 2 + 1, len(clause) - 2)
        copies = [clause[:keep] + random.choice(tails)[-random.randint(2, 4) :]]
        if random.random() < 0.5:
            copies.append(clause[:keep] + random.choice(tails)[-random.randint(2, 4) :])
        if clause not in copies:
            yield Site(match.end(), match.end(), "".join("，" + copy for copy in copies), "loop_drift")


def repeat_phrases(text: str, random: Random) -> Iterator[Site]:
    """A phrase inside a clause said again at once, with or without a word between."""
    for match in CLAUSE.finditer(text):
        clause = match[1]
        han = [i for i in range(len(clause) - 5) if re.fullmatch(f"[{HAN}]{{6}}", clause[i : i + 6])]
        if len(clause) < 10 or not han:
            continue
        start = match.start() + random.choice(han)
        phrase = text[start : min(start + random.randint(5, 8), match.end())]
        yield Site(
            start + len(phrase), start + len(phrase), random.choice(("", "的", "和", "")) + phrase, "loop_phrase"
        )


def stutter_words(text: str, random: Random) -> Iterator[Site]:
    """A common word twice, or a particle around it."""
    for word in WORDS:
        for match in re.finditer(word, text):
            yield Site(match.end(), match.end(), word, "stutter_word")


def stutter_latin(text: str, random: Random) -> Iterator[Site]:
    """A Latin name two or three times, or with a doubled beginning."""
    for match in LATIN_NAME.finditer(text):
        name = match[0]
        separator = random.choice((" ", ",", "，", " "))
        yield Site(match.end(), match.end(), (separator + name) * random.choice((1, 1, 2)), "stutter_latin")


def invent_latin(text: str, random: Random) -> Iterator[Site]:
    """A Latin name that dissolves into syllables: what it was is lost."""
    for match in LATIN_NAME.finditer(text):
        name = match[0].split()[-1]
        if len(name) < 4:
            continue
        stem = name[:3]
        noise = " ".join(
            stem + random.choice(("ey", "aey", "eng", "ie", "ae", "ang")) for _ in range(random.randint(3, 6))
        )
        yield Site(match.end() - len(name), match.end(), noise, "invented_latin", Expect.MARK)


def double_glosses(text: str, random: Random) -> Iterator[Site]:
    """A gloss twice over, or parentheses within parentheses."""
    for match in GLOSS.finditer(text):
        gloss = f"（{match[1]}）"
        yield Site(match.end(), match.end(), random.choice((gloss, f"({match[1]})", gloss + gloss)), "gloss_doubled")
        opener, closer = match[0][match[0].index(match[1]) - 1], match[0][-1]
        start = match.start(1)
        yield Site(start - 1, match.end(), f"{opener}{opener}{match[1]}{closer}{closer}", "gloss_doubled")


def interleave_pinyin(text: str, random: Random) -> Iterator[Site]:
    """The readings of two to four characters, in parentheses after each, as printed for language learners."""
    from pypinyin import Style, lazy_pinyin

    for match in CLAUSE.finditer(text):
        start = match.start() + random.randrange(max(1, len(match[1]) - 4))
        piece = text[start : start + random.randint(2, 4)]
        if not re.fullmatch(f"[{HAN}]+", piece):
            continue
        opener, closer = random.choice(("()", "（）", "()"))
        pairs = zip(piece, lazy_pinyin(piece, style=Style.TONE), strict=True)
        yield Site(start, start + len(piece), "".join(f"{h}{opener}{p}{closer}" for h, p in pairs), "pinyin")


def translate_away(text: str, random: Random) -> Iterator[Site]:
    """A negation dropped, or a sentence cut to a stump: only a flag is honest."""
    for match in re.finditer(r"(?<![不沒])(?:不會|沒有|不能|並不|不是)(?!只|僅|但|過)", text):
        after = {"不會": "會", "沒有": "有", "不能": "能", "並不": "", "不是": "是"}[match[0]]
        yield Site(match.start(), match.end(), after, "polarity", Expect.MARK)
    for match in re.finditer(rf"(?<=。)([{HAN}]{{8,16}})(?=，)", text):
        yield Site(match.start() + 2, match.end(), "。", "fragment", Expect.MARK)

"""Simplified characters strayed into Traditional text and the reverse, by OpenCC; regional vocabulary on request."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.language.variants import characters
from normalizer.repairs.context import Context
from normalizer.repairs.options import Locale
from normalizer.repairs.views import view
from normalizer.resources import read_table

_CLAUSE = re.compile(r"[^，。、；：？！,;?!\n\r（）()「」『』“”《》\ud800-\udfff]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_HEAVY = 0.2  # from this share of strays among the telling characters on, whole clauses are converted
_STRAY = {"zh-Hant": ("simplified", "traditional", "s2tw"), "zh-Hans": ("traditional", "simplified", "t2s")}
# With this share of Traditional among the telling characters a text is taken for Traditional: a converter or a
# translator leaves Simplified in Traditional text far more often than the reverse.
_TRADITIONAL = 0.3
_SEVERAL = frozenset("于干余丑系只卜斗谷范征准云")  # each of them is also a Traditional character by itself
# Where Taiwan writes both, the character stays: 發布, 雇用, 占領, 台灣 (教育部重編國語辭典修訂本) …
_BOTH = frozenset((("布", "佈"), ("卷", "捲"), ("雇", "僱"), ("占", "佔"), ("台", "臺"), ("欲", "慾"), ("了", "瞭")))
# … and in these words what OpenCC makes of them is not what that dictionary has.
_WORDS = (("迴歸", "回歸"), ("傢俱", "家具"), ("剋制", "克制"), ("計劃", "計畫"))
_BEARERS = frozenset("師师長长者員员生记記任理家手星授士帅总統统副和与與及、")  # behind these a surname may stand


def convert_stray_characters(text: str, context: Context) -> Iterator[Finding]:
    """Simplified characters in Traditional text become Traditional, and the reverse, by OpenCC with Taiwan's forms.
    Only clauses that contain a character of the other writing are looked at. A clause that is wholly in the other
    writing is converted as a whole, so that 后 里 干 follow their words; in the others only the strays change.
    """
    alphabet = view(text).alphabet
    if not all(_pattern(name).search(alphabet) for name in ("simplified", "traditional")):
        return
    simplified, traditional = (len(_pattern(name).findall(text)) for name in ("simplified", "traditional"))
    if not context.language.startswith("zh"):
        return
    tag = "zh-Hant" if traditional >= _TRADITIONAL * (simplified + traditional) else "zh-Hans"
    other, own, config = _STRAY[tag]
    strays, natives = _pattern(other), _pattern(own)
    convert = _converter(config)
    heavy = min(simplified, traditional) > _HEAVY * (simplified + traditional)
    foreign = [(span.start, span.end) for span in context.languages if span.tag == "ja"]
    foreign += view(text).untouchable
    for clause in _CLAUSE.finditer(text):
        before = clause.group()
        found = strays.findall(before)
        if not found or any(start < clause.end() and clause.start() < end for start, end in foreign):
            continue
        if "《" in text[max(0, clause.start() - 1) : clause.end()]:
            continue  # a title is cited as it is written
        after = _follow_words(before, convert(before), convert)
        for word, right in _WORDS if tag == "zh-Hant" else ():
            after = after.replace(word, right)
        if len(after) != len(before):
            continue
        whole = heavy or len(found) > 2 * len(natives.findall(before))
        evidence = (Evidence.resource(f"opencc:{config}", "".join(dict.fromkeys(found))),)
        for run in _find_changes(before, after, None if whole else strays):
            start, end = clause.start() + run[0], clause.start() + run[1]
            reason = f"{other.capitalize()} in {own.capitalize()} text"
            sure = 0.6 if _is_doubtful(before, *run) else 0.93
            yield Finding(start, end, after[run[0] : run[1]], "convert-stray-characters", reason, sure, evidence)


def localize_vocabulary(text: str, context: Context) -> Iterator[Finding]:
    """Words of another region become those of the region that was asked for with --locale (視頻 → 影片 for zh-TW), by
    OpenCC's tables of regional vocabulary. Without --locale nothing is changed. Where the region has several words, or
    the word is a term of computing with another sense beside it, the first of the table is only proposed.
    """
    locale = context.options.locale
    if locale is None or text.isascii() or context.language not in _STRAY:
        return
    simplified = context.language == "zh-Hans"
    table = _vocabulary(locale, simplified)
    for word in _words(locale, simplified).finditer(text):
        choices, technical = table[word.group()]
        if choices[0] == word.group() or _in_longer_name(word, context):
            continue
        sure = 0.6 if technical or len(choices) > 1 else 0.88
        evidence = (Evidence.resource("regional_vocabulary.tsv", word.group(), " ".join(choices)),)
        reason = f"the word in use in {locale.value}"
        yield Finding(word.start(), word.end(), choices[0], "localize-vocabulary", reason, sure, evidence)


def _in_longer_name(word: re.Match[str], context: Context) -> bool:
    """Whether a word is only a part of a name: 瓦格納·毛拉 is not the composer."""
    return any(
        mention.start <= word.start() and word.end() <= mention.end and "·" in mention.surface
        for mention in context.names
    )


def _find_changes(before: str, after: str, only: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """The runs of places at which two strings of one length differ, where the character before is one of `only`; what
    may be several Traditional characters is a run by itself.
    """
    start = None
    for place, (old, new) in enumerate(zip(before, after, strict=True)):
        changed = old != new and (only is None or only.match(old) is not None) and (old, new) not in _BOTH
        if start is not None and (not changed or old in _SEVERAL or before[place - 1] in _SEVERAL):
            yield start, place
            start = None
        if changed and start is None:
            start = place
    if start is not None:
        yield start, len(before)


def _follow_words(before: str, after: str, convert: Callable[[str], str]) -> str:
    """`after`, but inside a word of the dictionary as that word alone is converted: the phrases of OpenCC also fit
    across words (国历 of 英国|历史 as 國曆)."""
    if len(after) != len(before) or before == after:
        return after
    from normalizer.lexicon import load

    pieces = list(after)
    for span in load().segment(before):
        word = span.of(before)
        if len(word) > 1 and word != after[span.start : span.end]:
            alone = convert(word)
            if len(alone) == len(word):
                pieces[span.start : span.end] = alone
    return "".join(pieces)


def _is_doubtful(clause: str, start: int, end: int) -> bool:
    """Whether a character that may be several Traditional ones stands in no word that tells which (于 as a surname)."""
    if end - start > 1 or clause[start] not in _SEVERAL:
        return False
    if clause[start] == "于" and start and clause[start - 1] not in _BEARERS:
        return False  # 已于, 位于: no surname
    if clause[start] == "只" and clause[start - 1 : start] in tuple("一二兩两三四五六七八九十百千萬万幾几這这那每"):
        return False
    from normalizer.lexicon import load

    is_word = load().is_word
    return not any(
        is_word(clause[first : first + size])
        for size in (2, 3, 4)
        for first in range(max(0, start - size + 1), min(start, len(clause) - size) + 1)
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Any character of one set of OpenCC's tables."""
    return re.compile(f"[{''.join(sorted(characters(name)))}]")


@cache
def _converter(config: str) -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC(config).convert
    return convert


@cache
def _vocabulary(locale: Locale, simplified: bool) -> dict[str, tuple[tuple[str, ...], bool]]:
    """By word, what the region says instead, best first, and whether it is a technical term."""
    to_simplified = _converter("t2s") if simplified else str
    table: dict[str, tuple[tuple[str, ...], bool]] = {}
    for region, word, choices, use in read_table("regional_vocabulary.tsv", 4):
        if region == locale.value:
            table.setdefault(to_simplified(word), (tuple(map(to_simplified, choices.split())), use == "technical"))
    return table


@cache
def _words(locale: Locale, simplified: bool) -> re.Pattern[str]:
    """Any word that the region says otherwise, the longest first; words that it has itself shield what they contain."""
    words = sorted(_vocabulary(locale, simplified), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")

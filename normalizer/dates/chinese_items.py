"""The items of a Chinese text: words of the vocabulary, Han and Arabic numbers, dates and times in digits."""

import re
from collections.abc import Sequence
from functools import cache

from normalizer.dates.cascade import GAP, Item
from normalizer.dates.digits import CLUSTER, Num, number_type, read_cluster, read_instant
from normalizer.dates.frames import Frame
from normalizer.dates.holidays import holiday_names
from normalizer.dates.numerals import HAN_NUMERALS, read_approximate, read_han
from normalizer.dates.stretches import gather
from normalizer.dates.vocabulary import read_words, trie_pattern
from normalizer.resources import read_table

_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {
    ord("："): ord(":"),
    ord("／"): ord("/"),
    ord("．"): ord("."),
    ord("－"): ord("-"),
}
_WEEKDAYS = {char: number for number, char in enumerate("一二三四五六日", 1)} | {"天": 7, "末": 8}
# what a Han number must stand before to count: a unit, or the second half of a range
_FOLLOWERS = "幾几年月日號号天週周星禮礼個个多餘余來来半點点時时分秒刻季世到至~、和與旬載夜晝昼小鐘钟度-"
# a decimal point that a translator turned into a full stop: only before a unit
_CLUSTER = rf"(?<![\d.])\d{{1,3}}。\d{{1,2}}(?=\s?[年個个週周天小億亿萬万])|{CLUSTER}"

# months and days that only the Chinese calendar has: 正月, 臘月二十三, 閏六月, 八月初五 (but 八月初五名工人)
_LUNAR_DAY = (
    r"(?:初一(?![^\W日號号的是在為为即至到、])|初[二三四五六七八九十](?![十個个名位些天年月日週周次場场間间人歲岁])"
    "|廿(?:[一二三四五六七八九](?![日號号])|(?![一二三四五六七八九日號号])))"
)
_LUNAR = (
    f"(?:[閏闰](?=[正一二三四五六七八九十])|(?=[正臘腊]月|[一二三四五六七八九十]{{1,2}}月{_LUNAR_DAY}))"
    f"(?:[正臘腊]|[一二三四五六七八九十]{{1,2}})月(?:{_LUNAR_DAY}|[一二三四五六七八九十]{{1,3}}(?![個个名位]))?[日號号]?"
)


@cache
def _vocabulary() -> dict[str, tuple[str, object]]:
    words: dict[str, tuple[str, object]] = dict(read_words("dates_zh.tsv"))
    words |= {name: ("E", (int(first), int(last))) for name, first, last in read_table("eras.tsv", 3)}
    words |= {name: ("o", Frame(holiday=key)) for name, key in holiday_names("zh") if name not in words}
    return words


@cache
def _scanner() -> re.Pattern[str]:
    words = _vocabulary()
    weeks = sorted((word for word, (kind, _) in words.items() if kind == "W"), key=len, reverse=True)
    week = f"(?:{trie_pattern(weeks)}|(?:週|周|星期|禮拜|礼拜))"
    # 兩星期一次, 上週一位官員: not Monday
    no_weekday = "(?![個个位名項项場场次篇年月點点期千百萬万])"
    weekday = rf"(?<![一二兩两三四五六七八九十幾几半數数\d])(?P<week>{week})(?:[一二三四五六日天]{no_weekday}|末)"
    counted = weekday.replace("?P<week>", "?:")
    han = f"[{HAN_NUMERALS}]"  # bounded below, so that a long run is read in linear time
    number = rf"{han}{{1,12}}(?=\s{{0,2}}[{_FOLLOWERS}])|(?<=月){han}{{1,4}}|(?<=月 ){han}{{1,4}}"
    # 三、四個月, 二、三十年: one of the two
    pair = r"(?<!第)(?:一、[二兩两]|[二兩两]、三|三、[四五]|四、五|五、六|六、七|七、八|八、九)[十百千]?"
    pair += r"(?=\s?[個个年天週周小分])"
    vague = r"(?:數|数|幾|几)(?:[十百千](?=[個个年天週周小分秒月]))?(?=[個个年天週周小分秒月])"
    half_day = r"(?P<noon>[ap]\.?m\.?(?![A-Za-z]))|(?P<NOON>[AP]\.?M\.?(?![A-Za-z]))"
    firsts = "".join(sorted({word[0] for word in words}))
    return re.compile(
        # the look ahead spares most places the alternatives
        rf"(?=[\d{re.escape(firsts)}{HAN_NUMERALS}來来閏闰正臘腊週周星禮礼好數数幾几歲岁aApPqQ])(?:(?P<digits>{_CLUSTER})|(?P<weekday>{weekday})|(?P<counter>[個个](?={counted}))"
        rf"|(?P<some>(?<=[十百千])[來来](?=年))"  # 十來年, not 來年
        rf"|(?P<lunar>{_LUNAR})"
        rf"|(?P<edge>(?<![\d{HAN_NUMERALS}個个])(?:[年歲岁][初底末尾]|月[初底末])(?![步級级選选期次]))"
        rf"|(?P<zero>零[{HAN_NUMERALS}]{{0,3}}(?=\s?[年點点時时]))|(?P<word>{trie_pattern(words)})"
        rf"|(?P<pair>{pair})|(?P<number>{number})|(?P<vague>{vague})|{half_day}|(?P<quarter>[Qq][1-4](?![A-Za-z\d])))"
    )


# what counts only after something else, and what makes no expression without more
_SUFFIXES = frozenset("年月日k季紀代點時分刻多來的元到和、間起內或右又，()財稍末旬u秒")
_GLUE = _SUFFIXES | frozenset("前後向從最第近約世.")


def read_items(text: str) -> list[Item]:
    """The items of `text` in order, with a gap wherever anything but white space stands between two.

    Stretches that hold only function words are left out.
    """
    text = text.translate(_FULL_WIDTH) if re.search(r"[０-９]|\d：\d", text) else text
    words = _vocabulary()

    def read(match: re.Match[str], inside: bool) -> Sequence[Item]:
        if match.lastgroup != "word":
            return _items_of(match, text)
        start, end = match.span()
        kind, value = words[match.group()]
        if not inside and kind in _SUFFIXES:
            return ()
        return (Item(start, end, kind, value),)

    return gather(_scanner().finditer(text), text, read, _GLUE)


def _items_of(match: re.Match[str], text: str) -> list[Item]:
    """The items of anything but a word of the vocabulary."""
    kind, word = match.lastgroup, match.group()
    start, end = match.span()
    if kind == "digits":
        return _read_digits(text, start, end, word)
    if kind == "lunar":
        return _read_lunar(start, end, word)
    if kind in ("number", "zero", "pair"):
        return _read_number(start, end, word.replace("、", ""))
    if kind in ("weekday", "week"):  # the group that closed last
        known = _vocabulary().get(match["week"])
        frame = known[1] if known and isinstance(known[1], Frame) else Frame()
        return [Item(start, end, "K", frame | Frame(weekday=_WEEKDAYS[word[-1]]))]
    if kind == "edge":
        unit = "month" if word[0] == "月" else "year"
        return [Item(start, end, "B", Frame(shifts=((unit, 0),), part="START" if word[1] == "初" else "END"))]
    if kind == "vague":
        return [Item(start, end, "幾", {"十": 10, "百": 100, "千": 1000}.get(word[-1], 1))]
    if kind == "quarter":
        return [Item(start, end, "Q", Frame(quarter=int(word[1])))]
    if kind == "some":
        return [Item(start, end, "來", None)]
    if kind == "counter":
        return [Item(start, end, "k", None)]
    return [Item(start, end, "午", word[0].lower())]


def _read_lunar(start: int, end: int, word: str) -> list[Item]:
    name, _, rest = word.lstrip("閏闰").partition("月")
    month = {"正": 1, "臘": 12, "腊": 12}.get(name) or read_han(name)
    day = read_han(rest.strip("初日號号")) if rest else None
    if month is None or month > 12 or (day or 1) > 30:
        return []
    return [Item(start, end, "陰", Frame(month=month, day=day, lunar=2 if word[0] in "閏闰" else 1))]


def _read_number(start: int, end: int, word: str) -> list[Item]:
    if (ends := read_approximate(word)) is not None:
        return [Item(start, end, "幾", ends)]  # 三四天: three or four days
    value = read_han(word)
    if value is None:
        return []
    width = len(str(value)) if any(char in "十百千廿卅卌" for char in word) else len(word)
    return [Item(start, end, number_type(value, width), Num(value, width, True))]


def _read_digits(text: str, start: int, end: int, word: str) -> list[Item]:
    if instant := read_instant(text[start : start + 40]):
        return [Item(start, start + instant[1], "Z", instant[0])]
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if (before.isascii() and before.isalpha()) or before in "$€£¥#" or after in "%％‰°℃":
        return [Item(start, end, GAP, None)]
    if after.isascii() and after.isalpha() and not re.match(r"[apAP]\.?[mM]\b", text[end : end + 4]):
        return [Item(start, end, GAP, None)]
    if "。" in word:
        return [Item(start, end, "f", word.replace("。", "."))]
    return read_cluster(word, start, "zh")

"""The Chinese grammar, times of day and lengths."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.digits import Num
from normalizer.dates.frames import Amount, Bounded, Frame
from normalizer.dates.friends import is_ratio
from normalizer.dates.parts import merged, numbers
from normalizer.dates.ranges import in_half


def _of_type(parts: Sequence[Item], types: str) -> Item:
    return next(part for part in parts if part.type in types)


_POINTS = re.compile("(?:超[過过]|下跌|跌|挫|漲|涨|上揚|上扬|落後|落后|[領领]先|[縮缩]小到|拉大到|差)了?$")
_ARGUMENTS = re.compile(
    "建[議议]|[聲声]明|主[張张]|原因|意[見见]|方案|要求|[計计][畫划劃]|看法|理由|共[識识]|[結结]論|訴求|诉求|倡[議议]|措施|[啟启]示"
)
_MEASURES = re.compile("[個个秒%％倍成折度元米公億亿萬万]")


def _clock(parts: Sequence[Item], text: str) -> Built:
    values = numbers(parts)
    at = next(index for index, part in enumerate(parts) if part.type in "點時")
    if parts[at - 1].type == "幾":
        return None  # 幾點: at what time
    hour = values[0].value
    if hour > 24:
        return None
    tail = [part for part in parts[at + 1 :] if part.type != "多"]
    minute: int | None = None
    second: int | None = None
    if tail and tail[0].type == "半":
        minute = 30
    elif len(tail) > 1 and tail[1].type == "刻":
        minute = 15 * values[1].value
    elif tail:
        minute = values[1].value
        second = values[2].value if len(values) > 2 else None
    frame = merged(parts[:at])
    ambiguous = 1 <= hour <= 12 and (parts[at].type == "點" or frame.daypart is not None)
    spoken = parts[at - 1].value.spelled
    lone = at == 1 and minute is None and len(text[parts[at].start : parts[at].end]) == 1
    if lone and spoken and hour and (hour in (1, 2, 3) or parts[at].type == "時"):
        return None  # 一點 is a bit, 三點 are three points, 一時 is for a while
    if lone and parts[at].type == "點" and (_POINTS.search(text, max(0, parts[0].start - 4), parts[0].start)):
        return None  # 超過20點, 下跌20點
    if lone and spoken and parts[at].type == "點" and _ARGUMENTS.match(text, parts[at].end):
        return None  # 五點建議
    if minute is not None and spoken and tail[-1].type not in "分刻半秒" and _MEASURES.match(text, parts[-1].end):
        return None  # 零點五個百分點
    return "T", in_half(frame | Frame(hour=hour % 24, minute=minute, second=second, ambiguous=ambiguous))


def _literal_time(parts: Sequence[Item], text: str) -> Built:
    if len(parts) == 1 and is_ratio(text, parts[0].start, parts[0].end):
        return None
    time = _of_type(parts, "t").value
    frame = merged([part for part in parts if part.type != "t"]) | time
    for part in parts:
        if part.type == "午":
            hour = time.hour % 12 + (12 if part.value == "p" else 0)
            return "T", replace(frame, hour=hour, ambiguous=False)
    return "T", in_half(replace(frame, ambiguous=1 <= time.hour <= 12) if frame.daypart else frame)


def _about(parts: Sequence[Item], text: str) -> Built:
    """早上約9:30, 禮拜四下午約7:30分, 約三點半."""
    if any(part.type == "約" and part.value != "APPROX" for part in parts):
        return None
    at = next(index for index, part in enumerate(parts) if part.type == "約")
    day = [part for part in parts[:at] if part.type not in "p晚"]
    time = [
        *(part for part in parts[:at] if part.type in "p晚"),
        *(part for part in parts[at + 1 :] if part.type != "右"),
    ]
    built = _literal_time(time, text) if any(part.type == "t" for part in time) else _clock(time, text)
    if built is None or (not built[1].has_time):
        return None
    return "N", Bounded(_joined(merged(day) | built[1]), "APPROX")


def _hour_noon(parts: Sequence[Item], text: str) -> Built:
    hour = numbers(parts)[0].value % 12 + (12 if parts[-1].value == "p" else 0)
    return "T", Frame(hour=hour)


def _date_time(parts: Sequence[Item], text: str) -> Built:
    if parts[0].type == "Z" and (parts[0].value.hour is not None or parts[0].value.daypart is None):
        return None  # it has its time
    return "Z", _joined(merged(parts))


def _joined(frame: Frame) -> Frame:
    """A day and a time as one: 昨晚11點 is 23:00."""
    return in_half(
        replace(frame, ambiguous=True) if frame.hour is not None and frame.hour <= 12 and frame.daypart else frame
    )


_SCHOOL_YEAR = re.compile("度(?![過过假])")
_ONE_OF = re.compile(r"(?:[這这那某同哪另]|最[後后])一$")  # 那一天 is a day and not how long
_GLOSS = re.compile(r"\s?[（(][A-Z][a-zà-ÿ'’-]+[）)]")


def _in_name(text: str, parts: Sequence[Item]) -> bool:
    """Whether a name ends here, by the gloss after it: 喜百年（Hibernian）."""
    start, end = parts[0].start, parts[-1].end
    return start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff" and _GLOSS.match(text, end) is not None


def _length(parts: Sequence[Item], text: str) -> Built:
    if text[parts[-1].end : parts[-1].end + 1] in tuple("級级班生") and parts[-1].type == "年":
        return None  # 三年級
    if _SCHOOL_YEAR.match(text, parts[-1].end) and isinstance(parts[0].value, Num) and parts[-1].type == "年":
        year = parts[0].value.value  # 114年度: the years of the Republic
        return ("Y", Frame(year=year + 1911)) if 80 <= year <= 150 and len(parts) == 2 else None
    if _ONE_OF.search(text, max(0, parts[0].start - 2), parts[0].end) or _in_name(text, parts):
        return None
    if text[parts[-1].end - 1 : parts[-1].end + 1] in ("季節", "季节") or text[: parts[0].start].endswith(
        ("零點", "零点")
    ):
        return None  # 一個季節門票, 零點三秒
    head, unit = parts[0], _of_type(parts[1:] if len(parts) > 1 else parts, "u年月秒日時")
    name = {"年": "year", "月": "month", "秒": "second", "日": "day", "時": "hour"}.get(unit.type, unit.value)
    half = any(part.type == "半" for part in parts)
    if name == "night":
        name = "day"
    more = any(part.type in "多幾" for part in parts[1:]) or "多" in text[unit.start : unit.end]
    modifier = "MORE_THAN" if more else "APPROX" if any(part.type == "來" for part in parts[1:]) else None
    if head.type == "幾" and isinstance(head.value, tuple):  # 三四天
        least, most = (Amount.of(str(name), count) for count in head.value)
        return "A", replace(most, least=least, modifier=modifier)
    if head.type == "幾":
        return "A", Amount.some(str(name), head.value)
    if head.type == "半":
        count = Decimal("0.5")
    else:
        count = Decimal(head.value.value) if isinstance(head.value, Num) else Decimal(str(head.value))
        count += Decimal("0.5") if half else 0
    return "A", replace(Amount.of(str(name), count), modifier=modifier)


def _sum(parts: Sequence[Item], text: str) -> Built:
    if len(parts) == 2 and text[parts[1].end - 1] == "夜":
        return "A", parts[0].value  # 三天三夜
    total: Amount | None = None
    for index, part in enumerate(parts):
        if isinstance(part.value, Amount):
            total = part.value if total is None else total + part.value
        elif isinstance(part.value, Num):
            unit = {"時": "hour", "分": "minute", "日": "day", "月": "month"}[parts[index + 1].type]
            total = (total or Amount(())) + Amount.of(unit, part.value.value)
    return "A", total


_CLOCK = "(?:[zabc幾][點時](?:半|[abc]刻|[zabcd]分?(?:[zabcd]秒)?)?)"


_LENGTH = "(?:[abcdegh幾f]|半)"


CLOCK_RULES: tuple[Rule, ...] = tuple(
    Rule(pattern, build)
    for pattern, build in (
        (f"(?:[XDKx]的?，?)?[p晚]?約(?:t分?|{_CLOCK})右?", _about),
        (f"[p晚]{_CLOCK}|(?<!u){_CLOCK}", _clock),
        ("p?t(?:午|分)?", _literal_time),
        ("[ab]午", _hour_noon),
        ("p晚", _date_time),
        ("[XDKxZ]的?，?約?T", _date_time),
        ("[XDK] 的?[p晚]", _date_time),
        (f"(?<!第)[abcdegh幾f]多?k半(?:u|月)|(?<!第){_LENGTH}(?:k?多|[來幾])?(?:u|秒|年)(?:半|多)?", _length),
        ("A又?[abcd][時分]|A(?:又?A)+|A又?[abc]日", _sum),
    )
)
"""Times of day, dates with times, and lengths, in the order they apply."""

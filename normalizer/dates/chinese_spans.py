"""The second half of the Chinese grammar: ranges, windows, moments counted from others, bounds and sets."""

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.digits import Num
from normalizer.dates.frames import Amount, Bounded, Frame, Lasting, Node, Recurring, Rest, Shifted, Window
from normalizer.dates.ranges import between, in_half, length_range

_POINT = "[XYMWKDxZTQV]"
_CLAUSE = re.compile(r"[^，。！？；：、,;!?\n]*$")
_NOUN = re.compile(r"[\u4e00-\u9fff](?<![在於于的是及和與与從从自過过有了他她它我你們们])")
_COUNT = re.compile(r"[一二兩两三四五六七八九十\d]{1,3}\s?[季個个名天月週周]")
_EVENT = re.compile(r"(?:在|自|距|離|於|从|從|[僅仅才]$|短短$)")


def _amount(parts: Sequence[Item]) -> Amount:
    amount: Amount = next(part.value for part in parts if isinstance(part.value, Amount))
    said = next((part.value for part in parts if part.type in "約右"), None)
    return replace(amount, modifier=said or amount.modifier)


def _frames(parts: Sequence[Item]) -> list[Frame]:
    return [part.value for part in parts if isinstance(part.value, Frame)]


def _range(parts: Sequence[Item], text: str) -> Built:
    first, last = _frames(parts)
    if first.daypart and first.hour is not None and last.hour is None and last.daypart is None and not last.has_date:
        return None
    if first.has_date != last.has_date and not (first.hour is not None and last.hour is not None):
        return None
    if first.daypart and last.hour is not None and last.ambiguous and not last.daypart:
        last = in_half(replace(last, daypart=first.daypart))
    return "N", between(first, last)


def _both(parts: Sequence[Item], text: str) -> Built:
    """X與Y之間: only a word that means between makes a range of two dates joined by "and"."""
    return _range(parts, text)


def _months(parts: Sequence[Item], text: str) -> Built:
    frames = _frames(parts)
    number = next(part.value for part in parts if isinstance(part.value, Num))
    year = frames[0] if len(frames) > 1 else Frame()
    return "N", between(year | Frame(month=number.value), frames[-1])


def _days(parts: Sequence[Item], text: str) -> Built:
    first, last = [part.value.value for part in parts if isinstance(part.value, Num)]
    month = _frames(parts)[0]
    return "N", between(month | Frame(day=first), month | Frame(day=last))


def _loose_days(parts: Sequence[Item], text: str) -> Built:
    number, frame = parts[0].value, parts[-1].value
    if frame.day is None or frame.month is not None:
        return None
    return "N", between(Frame(day=number.value), frame)


def _to_day(parts: Sequence[Item], text: str) -> Built:
    """十月一日到七日."""
    first = _frames(parts)[0]
    number = next(part.value for part in parts if isinstance(part.value, Num))
    return ("N", between(first, Frame(day=number.value))) if first.day is not None else None


def _this_day(parts: Sequence[Item], text: str) -> Built:
    """去年今天, 三年前的今天."""
    day = parts[-1].value
    if day.shift("day") != 0:
        return None
    if parts[0].type == "Y":
        years = parts[0].value.shift("year")
        return ("N", Shifted(Amount.of("year", abs(years)), -1 if years < 0 else 1)) if years else None
    return "N", Shifted(_amount(parts), -1)


def _years(parts: Sequence[Item], text: str) -> Built:
    found = [
        Frame(year=part.value.value) if isinstance(part.value, Num) else part.value for part in parts if part.value
    ]
    frames = [frame for frame in found if isinstance(frame, Frame)]
    return "N", between(frames[0], frames[1])


def _hours(parts: Sequence[Item], text: str) -> Built:
    frames = _frames(parts)
    hour = next(part.value for part in parts if isinstance(part.value, Num)).value
    if hour > 24:
        return None
    before = Frame()
    for frame in frames[:-1]:
        before = before | frame
    first = before | Frame(hour=hour % 24, ambiguous=1 <= hour <= 12)
    last = frames[-1]
    if before.daypart and last.ambiguous:
        last = in_half(replace(last, daypart=before.daypart))
    return "N", between(in_half(first), last)


def _length_range(parts: Sequence[Item], text: str) -> Built:
    return length_range(parts[0].value, parts[-1].value)


def _two_lengths(parts: Sequence[Item], text: str) -> Built:
    """三個月到半年; 從12個月到3個月 is a change, not a range."""
    if text[max(0, parts[0].start - 1) : parts[0].start] in tuple("從从由自"):
        return None
    return length_range(parts[0].value, parts[-1].value)


def _window(parts: Sequence[Item], text: str) -> Built:
    head = next(part for part in parts if part.type in "向近前後")
    if head.type in "前後" and head.start and _NOUN.match(text, head.start - 1) and not _frames(parts):
        return None  # 會談後三個多月: how long since something, not from now
    sign = {"前": -1, "後": 1, "近": -1}.get(head.type) or head.value
    amount = _amount(parts)
    closed = parts[-1].type in "內來間起"
    if head.type == "近" and not closed:
        count = int(amount.counts[-1][1])
        word = text[head.start : head.end]
        if word != "近" or (count >= 10 and count % 10 == 0):
            return "N", Lasting(amount, "EQUAL_OR_LESS")  # 近十年的資深人士: nearly ten years
    if text[head.start : head.end] in ("上", "下") and amount.grain in ("hour", "minute", "second"):
        return None  # 廢墟下60小時
    within = _frames(parts)
    if within:
        return "N", Window(amount, 1 if head.type in "前向" else -1, within[0])
    return "N", Window(amount, sign, modifier=amount.modifier)


def _one_unit(parts: Sequence[Item], text: str) -> Built:
    """上個小時, 下一個小時."""
    return "N", Window(Amount.of("hour", 1), parts[0].value)


def _within(parts: Sequence[Item], text: str) -> Built:
    """去年的前10天, 今年的最後3週."""
    frame = _frames(parts)[0]
    first = any(part.type == "前" or (part.type == "最" and part.value == 1) for part in parts)
    return "N", Window(_amount(parts), 1 if first else -1, frame)


def _is_event(text: str, start: int) -> bool:
    """Whether the clause names an event that the length is counted from: 在發射僅兩個月後."""
    match = _CLAUSE.search(text, max(0, start - 60), start)
    clause = match.group() if match else ""
    return len(clause.strip()) > 1 and _EVENT.search(clause) is not None


def _shifted(parts: Sequence[Item], text: str) -> Built:
    last = parts[-1]
    amount = _amount(parts)
    if last.type == "內":
        if _is_event(text, parts[0].start) or text[max(0, parts[0].start - 1) : parts[0].start] == "的":
            return "N", Lasting(amount, "EQUAL_OR_LESS", within=True)
        return "N", Window(amount, 1, modifier="EQUAL_OR_LESS")
    if last.type == "來":
        return "N", Window(amount, -1, modifier=amount.modifier)
    if text[max(0, parts[0].start - 1) : parts[0].start] in tuple("了過过滿满"):
        return None  # 工作了三年之後: how long something lasted
    event = _is_event(text, parts[0].start)
    return "N", Shifted(amount, 1 if last.type == "後" else -1, event=event)


def _from_base(parts: Sequence[Item], text: str) -> Built:
    """明天的三天後, 聖誕節前兩週, 2018年5月1日之後三個月."""
    frame = _frames(parts)[0]
    sign = 1 if any(part.type == "後" for part in parts) else -1
    return "N", Shifted(_amount(parts), sign, frame)


def _lasting(parts: Sequence[Item], text: str) -> Built:
    amount = _amount(parts)
    return "N", Lasting(replace(amount, modifier=None), amount.modifier)


def _approximate(parts: Sequence[Item], text: str) -> Built:
    if any(part.type in "約右" and part.value != "APPROX" for part in parts):
        return None
    return "N", Bounded(_frames(parts)[0], "APPROX")


def _bounded(parts: Sequence[Item], text: str) -> Built:
    types = [part.type for part in parts]
    if types[-1] in "前後" and "或" not in types and _COUNT.match(text, parts[-1].end):
        return None  # 今年前三季
    if types[-1] == "起" and types[0] != "從" and _begins(text, parts):
        return None
    inclusive = "或" in types or "和" in types
    frame = _frames(parts)[0]
    if any(part.type == "約" and part.value != "APPROX" for part in parts):
        return None
    if types[-1] == "前" and frame.part == "END":
        return "N", Bounded(frame, "ON_OR_BEFORE")  # 年底前: by the end of the year
    if types[-1] == "前":
        return "N", Bounded(frame, "ON_OR_BEFORE" if inclusive else "BEFORE")
    if types[-1] == "後":
        return "N", Bounded(frame, "ON_OR_AFTER" if inclusive else "AFTER")
    return "N", Bounded(frame, "ON_OR_AFTER")


def _begins(text: str, parts: Sequence[Item]) -> bool:
    """Whether 開始 is the verb of the clause: 在第四季度開始生產."""
    word, before = text[parts[-1].start : parts[-1].end], text[max(0, parts[0].start - 1) : parts[0].start]
    return word in ("開始", "开始") and before in tuple("在於于將将會会")


def _earlier(parts: Sequence[Item], text: str) -> Built:
    """今年稍早."""
    return "N", Rest(_frames(parts)[0], -1)


def _since(parts: Sequence[Item], text: str) -> Built:
    word = text[parts[0].start : parts[0].end]
    return ("N", Bounded(_frames(parts)[0], "ON_OR_AFTER")) if word in ("自從", "自从", "自", "打從") else None


def _open_range(parts: Sequence[Item], text: str) -> Built:
    first, last = _frames(parts)
    return "N", between(first, last)


def _every(parts: Sequence[Item], text: str) -> Built:
    word = text[parts[0].start : parts[0].end]
    amount = next((part.value for part in parts if isinstance(part.value, Amount)), None)
    frames = _frames(parts)
    if frames:
        frame = frames[0]
        for other in frames[1:]:
            frame = in_half(frame | other)
        nth = next((part.value for part in parts if isinstance(part.value, Num)), None)
        return "N", Recurring(replace(frame, nth=nth.value) if nth and frame.weekday else frame)
    if amount is None:
        unit = next(part for part in parts[1:] if part.type in "u年月日秒季")
        name = {"年": "year", "月": "month", "日": "day", "秒": "second", "季": "quarter"}.get(unit.type, unit.value)
        amount = Amount.of("day" if name == "night" else str(name), 1)
    if (
        word in ("每隔", "隔")
        and not amount.vague
        and len(amount.counts) == 1
        and amount.counts[0][1] == 1
        and amount.grain in ("day", "week", "month", "year")
    ):
        amount = Amount.of(amount.grain, 2)  # 每隔一天: every other day
    return "N", Recurring(amount)


def _node(parts: Sequence[Item], text: str) -> tuple[str, Node]:
    return "N", parts[0].value


SPAN_RULES: tuple[Rule, ...] = tuple(
    Rule(pattern, build)
    for pattern, build in (
        ("每[KTpYMXoZ](?:的?[Tp晚])?|每A|每[u年月日季秒](?:的?[MXKTp]|的?第[a]k?K)?T?", _every),
        ("Y的?D|A前的?D", _this_day),
        ("(?:Y的?)?[a][到、]M間?", _months),
        ("M的?[abc][到、][abc]日間?", _days),
        ("從?[abc]到X間?", lambda parts, text: _loose_days(parts[1:] if parts[0].type == "從" else parts, text)),
        ("從?y到Y間?|從y到y", _years),
        ("(?:[XDK]的?)?[p晚]?[zabc]到T", _hours),
        ("[abcdeghf幾]到A", _length_range),
        ("A到A", _two_lengths),
        ("從?X到[abc]日間?", _to_day),
        (f"從?{_POINT}到{_POINT}間?", _range),
        (f"從?{_POINT}和{_POINT}間", _both),
        (f"{_POINT}後{_POINT}前", _open_range),
        ("[YMXVD]的?[前最]A", _within),
        ("[向近]的?約?A[內來間起]?", _window),
        ("隔", _one_unit),
        ("約?A右?[前後](?!A)", _shifted),
        ("[前後]A內?", _window),
        ("[XDKZ]的?(?:前|後)A|[XD]的?A(?:前|後)", _from_base),
        ("約?A右?[內來]", _shifted),
        ("約A右?|A右|A", _lasting),
        (
            f"約?{_POINT}或[前後]|約?{_POINT}[和]後|約?{_POINT}和前|從?{_POINT}起|從?{_POINT}來|約?{_POINT}[前後]",
            _bounded,
        ),
        (f"從{_POINT}", _since),
        ("約T右?|T右", _approximate),
        ("[YMW]的?稍", _earlier),
        ("約[XYMV]右?|[XYMV]右", _approximate),
    )
)

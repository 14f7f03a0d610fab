"""A recorded time expression as it should stand in a text of a locale: August 25, 2025; 2025年8月25日; 不到一個月."""

import re
from datetime import date, datetime
from decimal import Decimal

from normalizer.dates.model import Basis, TimeExpression, TimeKind

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"(\d{4}|XXXX)-(0[1-9]|1[0-2])$")
_SEASON = re.compile(r"(\d{4})-(2[1-4])$")
_DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_ISO_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_HAN_UNITS = {
    "year": "年", "month": "個月", "week": "週", "day": "天", "hour": "小時", "minute": "分鐘", "second": "秒",
}  # fmt: skip
# lengths without a number, by their TIMEX3 value
_VAGUE = {
    "PXML": "數千年", "PXCE": "數百年", "PXDE": "數十年", "PXY": "幾年", "PXQ": "幾季", "PXM": "幾個月", "PXW": "幾週",
    "PXWE": "幾個週末", "PXD": "幾天", "PTXH": "幾個小時", "PTXM": "幾分鐘", "PTXS": "幾秒",
}  # fmt: skip
_HAN_MODIFIERS = {
    "LESS_THAN": "不到{}", "MORE_THAN": "超過{}", "EQUAL_OR_LESS": "近{}", "EQUAL_OR_MORE": "至少{}", "APPROX": "約{}",
    "BEFORE": "{}之前", "AFTER": "{}之後", "ON_OR_BEFORE": "{}或之前", "ON_OR_AFTER": "{}以來",
}  # fmt: skip
_ENGLISH_MODIFIERS = {
    "BEFORE": "before {}", "AFTER": "after {}", "ON_OR_BEFORE": "on or before {}", "ON_OR_AFTER": "since {}",
    "APPROX": "around {}",
}  # fmt: skip
_HAN_SEASONS = {"21": "春季", "22": "夏季", "23": "秋季", "24": "冬季"}
_ENGLISH_SEASONS = {"21": "spring", "22": "summer", "23": "fall", "24": "winter"}
_HAN_PARTS = {"START": "初", "MID": "中", "END": "底"}
_ENGLISH_PARTS = {"START": "early {}", "MID": "mid-{}", "END": "late {}"}
_SIMPLIFIED = str.maketrans("個週時鐘約過後來數幾", "个周时钟约过后来数几")


def render(found: TimeExpression, locale: str = "en_US") -> str:
    """The expression in words of `locale` (a BCP 47 or POSIX tag of English or Chinese, as babel knows them).

    A year that was only inferred stays out, as it does in the text. Ranges and relative expressions of the language
    keep their surface, those of the other language are said by their days; what is not known keeps its surface.
    Raises ValueError for a locale of another language.
    """
    tag = locale.replace("-", "_")
    language = tag.partition("_")[0]
    if language not in ("en", "zh"):
        raise ValueError(f"no words for {locale}: dates are rendered in English and Chinese")
    if language == "en" and (found.basis in (Basis.RELATIVE, Basis.NONE) or found.kind is not TimeKind.DATE):
        return found.english
    if found.kind is TimeKind.DURATION:
        return _duration(found, tag)
    if (
        language == "zh"
        and _HAN.search(found.surface)
        and (found.kind is not TimeKind.DATE or found.basis in (Basis.RELATIVE, Basis.COMPUTED, Basis.NONE))
    ):
        return found.surface
    words = _edtf(found.edtf.rstrip("~"), found, tag) if found.edtf else None
    if words is None:
        return found.english if language == "en" else found.surface
    return _with_modifier(words, found.modifier, tag)


def _is_simplified(tag: str) -> bool:
    return "Hans" in tag or tag in ("zh", "zh_CN", "zh_SG")


def _with_modifier(words: str, modifier: str | None, tag: str) -> str:
    if modifier in ("START", "MID", "END") or modifier is None:
        return words
    if tag.startswith("en"):
        return _ENGLISH_MODIFIERS.get(modifier, "{}").format(words)
    phrase = _HAN_MODIFIERS.get(modifier, "{}").format(words)
    return phrase.translate(_SIMPLIFIED) if _is_simplified(tag) else phrase


def _edtf(edtf: str, found: TimeExpression, tag: str) -> str | None:
    start, _, end = edtf.partition("/")
    if not end:
        return _one(start, found, tag)
    first, last = _one(start, found, tag), _one(end, found, tag)
    if first is None or last is None:
        return None
    return f"{first} to {last}" if tag.startswith("en") else f"{first}至{last}"


def _one(edtf: str, found: TimeExpression, tag: str) -> str | None:
    from babel.dates import format_date, format_skeleton

    han = tag.startswith("zh")
    yearless = found.basis is Basis.INFERRED_YEAR
    if match := _DAY.match(edtf):
        known = match[1] != "XXXX" and not yearless
        day = date(int(match[1]) if match[1] != "XXXX" else 2000, int(match[2]), int(match[3]))
        return str(format_date(day, "long", locale=tag) if known else format_skeleton("MMMMd", day, locale=tag))
    if match := _MONTH.match(edtf):
        known = match[1] != "XXXX" and not yearless
        month = date(int(match[1]) if match[1] != "XXXX" else 2000, int(match[2]), 1)
        return _part(str(format_skeleton("yMMMM" if known else "MMMM", month, locale=tag)), found.modifier, han)
    if match := _SEASON.match(edtf):
        return f"{int(match[1])}年{_HAN_SEASONS[match[2]]}" if han else f"{_ENGLISH_SEASONS[match[2]]} {int(match[1])}"
    if re.fullmatch(r"\d{4}", edtf):
        return _part(f"{int(edtf)}年" if han else str(int(edtf)), found.modifier, han)
    if "T" in edtf:
        return _instant(edtf, found, tag)
    return None


def _part(words: str, modifier: str | None, han: bool) -> str:
    if modifier not in _HAN_PARTS:
        return words
    return words + _HAN_PARTS[modifier] if han else _ENGLISH_PARTS[modifier].format(words)


def _instant(edtf: str, found: TimeExpression, tag: str) -> str | None:
    day = _one(edtf.partition("T")[0], found, tag)
    instant = datetime.fromisoformat(edtf)
    if tag.startswith("en"):
        half = "p.m." if instant.hour >= 12 else "a.m."
        return f"{day}, {(instant.hour - 1) % 12 + 1}:{instant.minute:02d} {half}"
    return f"{day}{instant.hour}時{instant.minute}分".translate(_SIMPLIFIED if _is_simplified(tag) else {})


def _duration(found: TimeExpression, tag: str) -> str:
    match = _DURATION.match(found.duration or "")
    if match is None and found.timex not in _VAGUE:
        return found.surface
    words = _VAGUE.get(found.timex or "") or "".join(
        f"{_number(Decimal(count))}{_HAN_UNITS[unit]}"
        for count, unit in zip(match.groups() if match else (), _ISO_UNITS, strict=False)
        if count is not None
    )
    words = words.translate(_SIMPLIFIED) if _is_simplified(tag) else words
    if found.modifier == "EQUAL_OR_LESS" and not found.english.startswith(("nearly", "almost")):
        inside = "within" in found.english
        limit = f"{words}內" if inside else f"最多{words}"
        return limit.replace("內", "内") if _is_simplified(tag) else limit
    return _with_modifier(words, found.modifier, tag)


_HAN_DIGITS = "零一兩三四五六七八九十"


def _number(count: Decimal) -> str:
    """Up to ten in Han numerals, as running text has it; more, and fractions, in digits."""
    if count == Decimal("0.5"):
        return "半"
    return _HAN_DIGITS[int(count)] if count == int(count) and count <= 10 else f"{count.normalize():f}"

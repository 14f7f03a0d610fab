"""Numbers whose decimal point or thousands comma was taken for punctuation."""

import re
from collections.abc import Iterator

from normalizer.edits import Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import view

_BEFORE = re.compile(r"(?<![\d.,。:：/-])(?<!\. )(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,4})$")
_DECIMAL = re.compile(r"(?:。|．|[ ]\.[ ]|\.[ ](?!\d{1,2}[月日]))(?=(\d{1,3})(?![\d.。:：/]))")
_UNIT = re.compile(
    r"[ ]?(?:[%％年倍億萬兆度吋噸元]|百萬|千萬|個(?:月|百分點|小時)|[美歐英港日]元"
    r"|公[里斤尺噸分頃]|英[里吋尺寸鎊畝]|小時"
    r"|(?:分鐘|秒鐘?)(?![後內前])|級(?!別)|米(?![飯粉])"
    r"|毫[米升克]|[厘釐]米|平方|立方|(?:到|至|[-~～])[ ]?\d|[KMGT]B|k[mg]\b)"
)
_THOUSANDS = re.compile(r"(?:，[ ]?|[ ],[ ]|,[ ])\d{3}(?!\d)")
_COMMA = re.compile(r"(?<![\d，,.])\d{1,3}(，)\d{1,2}(?=[%％])")
_COUNTED = re.compile(r"[ ]?(?:[多餘]?[名人位個件家輛座棟次元萬億噸]|[美歐英港日]元|公[里斤尺噸頃]|英[里畝]|[%％])")
_HEAD = re.compile(r"(?<![\d.,，第月號節頁期])[1-9]\d{0,2}$")
_NUMBERING = re.compile(r"(?:第|房間?|圖|表|比數|比分|號|章|節|頁|排名|編號|版|路|樓)[是為]?[ ]?\d{1,4}$")
_SCALE = re.compile(
    r"(?:規模|里氏|芮氏|矩震級|震級|評分|匯率|殖利率|倍率|GPA|EPS)[達為是約]?[ ]?\d{1,2}$"
)  # never a whole number
_WHOLES = re.compile(r"[ ]?[人名個次票件場位歲隻](?!百分點|月|小時)")  # things that are counted in whole numbers


def restore_decimal_points(text: str, context: Context) -> Iterator[Finding]:
    """A 。 between two digits is a decimal point where a unit follows (7。5年); otherwise it may end a sentence, and is
    only proposed. A year, a day or an hour after it (…25。2020年, …30。5月) starts a new sentence.
    """
    look = view(text)
    if not look.has_han:
        return
    for match in _DECIMAL.finditer(text):
        start = match.start()
        number = _BEFORE.search(text[max(0, start - 16) : start])
        if number is None or start in look.untouchable or start in look.english:
            continue
        whole, part = number.group(), match.group(1)
        end = match.end(1)
        following = text[end : end + 1]
        minutes = text[end : end + 2] in ("分鐘", "秒鐘")
        if (following and following in "月日號時點分秒第、" and "," not in whole and not minutes) or (
            following == "年" and len(part) > 1
        ):
            continue
        if len(whole) > 1 and whole[0] == "0":
            continue
        if _WHOLES.match(text, end) or _NUMBERING.search(text[max(0, start - 8) : start]):
            continue
        sure = 0.85 if match.group() == "．" else 0.6
        scaled = _SCALE.search(text[max(0, start - 8) : start]) is not None
        if "," in whole or scaled or part[0] == "0" or _UNIT.match(text, end) is not None:
            sure = 0.92  # no number that begins a sentence begins with 0
        if match.group() == ". " and sure < 0.9:
            continue  # a numbered list
        reason = f"{whole}{match.group()}{part} is one number: {whole}.{part}"
        yield Finding(start, match.end(), ".", "restore-decimal-points", reason, sure)
    for match in _COMMA.finditer(text):
        if match.start() not in look.untouchable:
            reason = f"{match.group()} before a per cent sign: perhaps one number"
            yield Finding(match.start(1), match.end(1), ".", "restore-decimal-points", reason, 0.6)


def restore_thousands(text: str, context: Context) -> Iterator[Finding]:
    """A full-width comma, or one with a space, between one to three digits and three more, before something that is
    counted (1，250人), groups the digits of one number: it becomes a half-width one.
    """
    look = view(text)
    for match in _THOUSANDS.finditer(text):
        place = match.start()
        if _HEAD.search(text[max(0, place - 4) : place]) is None or place in look.untouchable:
            continue
        if _COUNTED.match(text, match.end()) is not None:
            end = match.end() - 3
            reason = "a comma that groups the digits of one number"
            yield Finding(place, end, ",", "restore-thousands", reason, 0.85)

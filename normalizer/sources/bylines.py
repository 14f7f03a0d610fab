"""What the furniture of a plain text says of its origin: title, byline, publisher, date."""

import re
from datetime import date

from normalizer.sources.model import Provenance

_AROUND = 12  # lines at the head and at the foot that are looked at
_NAME = r"[A-Z][\w.’'-]{1,30}(?: (?:[A-Z][\w.’'-]{0,30}|de|van|von|der|bin|al)){1,4}"
_BYLINE = re.compile(rf"^(?:[Ww]ritten |[Pp]osted |[Ss]tory )?(?:By|by|BY)[: ] ?({_NAME})(?:,.{{0,80}}| \|.{{0,80}})?$")
_HAN_BYLINE = re.compile(
    r"^[（(]?(?:作者|撰文|文|記者|编辑|編輯|責任編輯|记者)(?:[：:／/]\s?|\s)([\u4e00-\u9fff·]{2,10}|[A-Z][\w. ]{2,40})"
    r"(?:[／/].{0,20})?[）)]?$"
)
_REPORTER = re.compile(
    r"^[（(]?[\u4e00-\u9fff]{0,6}記者([\u4e00-\u9fff]{2,4})[／/][\u4e00-\u9fff]{1,6}(?:報導|電|專電)[）)]?$"
)
_PUBLISHER = re.compile(
    r"^(?:Subscribe to|This article (?:first |originally )?appeared (?:on|in)|Originally published (?:by|on|in)) "
    r"((?:[Tt]he )?[A-Z][\w&.’' -]{1,40}?)[.!]?$"
)
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|Copyright ©?)\s?(?:\d{4}(?:[-–]\d{4})?,?\s)?([A-Z][\w&.’' -]{1,40}?)"
    r"(?:\.|,? All rights reserved.{0,60})?$"
)
_LABEL = (
    r"(?:(?:Published|Posted|Date|Updated|Last updated|發布時間|發布|發佈時間|日期|時間|发布时间)(?: on)?\s?[：:]?\s?)?"
)
_ISO = re.compile(
    rf"^{_LABEL}(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?:[ T]\d{{1,2}}:\d{{2}}.{{0,20}})?$", re.IGNORECASE
)
_HAN_DATE = re.compile(rf"^{_LABEL}(\d{{4}})年\s?(\d{{1,2}})月\s?(\d{{1,2}})日.{{0,20}}$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_US = re.compile(rf"^{_LABEL}{_MONTH} (\d{{1,2}}),? (\d{{4}}).{{0,30}}$", re.IGNORECASE)
_UK = re.compile(rf"^{_LABEL}(\d{{1,2}}) {_MONTH},? (\d{{4}}).{{0,30}}$", re.IGNORECASE)
_TITLE = 160  # a first line up to this long without a full stop is taken for the title


def find_provenance(text: str) -> Provenance:
    """Title, author, publisher and day, as far as lines at the head and foot of `text` state them.

    >>> find_provenance("The news\\n\\nIt rained all day.\\n\\nBy George Kamau").author
    'George Kamau'
    """
    lines = [line for line in (raw.strip() for raw in text.split("\n")) if line]
    edges = lines[:_AROUND] + lines[_AROUND:][-_AROUND:]
    short = [line for line in edges if len(line) <= 120]
    return Provenance(
        title=_find_title(lines),
        author=_first(short, _BYLINE, _HAN_BYLINE, _REPORTER),
        publisher=_first(short, _PUBLISHER, _COPYRIGHT),
        written=next((day for line in short if (day := read_day(line))), None),
    )


def read_day(line: str) -> str | None:
    """The ISO day that a line states by itself, with or without a label; None where there is none."""
    if found := _ISO.match(line) or _HAN_DATE.match(line):
        year, month, day = map(int, found.groups())
    elif found := _US.match(line):
        year, month, day = int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2])
    elif found := _UK.match(line):
        year, month, day = int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _find_title(lines: list[str]) -> str | None:
    """The first line, where it is short, no sentence, and more follows."""
    if (
        len(lines) < 3
        or len(lines[0]) > _TITLE
        or lines[0][-1] in ".。,，;；:：!！"
        or len(lines[0]) >= len(lines[1]) * 3
    ):
        return None
    return lines[0]


def _first(lines: list[str], *patterns: re.Pattern[str]) -> str | None:
    return next((found[1].strip() for line in lines for each in patterns if (found := each.match(line))), None)

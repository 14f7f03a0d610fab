"""Checks of dates that the text itself puts in an order, or side by side."""

import re
from collections.abc import Sequence
from datetime import date

from normalizer.dates.model import Basis, DateCheck, TimeExpression, TimeKind
from normalizer.dates.texts import same_sentence

_LATER_BEFORE = re.compile(
    r"(?:[隨随]後|随后|[接緊紧][著着]|[之其爾尔][後后]|然[後后]|[繼继]而|[後后][來来]"
    r"|\b(?:later|then|subsequently|afterwards?|and finally))[，,]?\s?[又再才便就]?\s?(?:在|於|于|on|in)?\s?$",
    re.IGNORECASE,
)
"""What stands before a date that is said to come after the one before it: 隨後於9月3日, and later on May 3."""
_BESIDE = re.compile(r"\s?(?:[（(]|[，,]?\s?(?:也就是|即)\s?)$")
_CLOSED = re.compile(r"\s?[）)]")
_SURE = 0.8
_FAR = 120  # characters between two dates of one order


def check_sequence(text: str, expressions: Sequence[TimeExpression], index: int) -> DateCheck | None:
    """Whether the day at `index` comes after the one before it in its sentence, where a word says that it does."""
    here = expressions[index]
    if index == 0 or _LATER_BEFORE.search(text, max(0, here.start - 24), here.start) is None:
        return None
    before = expressions[index - 1]
    first, last = _day(before), _day(here)
    if first is None or last is None or not same_sentence(text, before.end, here.start, _FAR):
        return None
    if last >= first:
        return DateCheck("order", "holds", f"It is said to come after {before.surface}, {first}, and does.")
    return DateCheck("order", "fails", f"It is said to come after {before.surface}, but {last} is before {first}.")


def check_beside(text: str, expressions: Sequence[TimeExpression], index: int) -> DateCheck | None:
    """Whether a day in parentheses is the day that the expression before it means: 昨天（9月1日）."""
    here = expressions[index]
    if index == 0:
        return None
    other = expressions[index - 1]
    between = text[other.end : here.start]
    if len(between) > 4 or _BESIDE.fullmatch(between) is None:
        return None
    if between.strip() in ("(", "（") and _CLOSED.match(text, here.end) is None:
        return None
    first, last = _day(other), _day(here)
    if first is None or last is None or Basis.RELATIVE not in (other.basis, here.basis):
        return None
    if first == last:
        return DateCheck("beside", "holds", f"{other.surface} before it is {first} as well.")
    return DateCheck("beside", "fails", f"It is {last}, but {other.surface} before it is {first}.")


def _day(found: TimeExpression) -> date | None:
    """The day of an expression, where there is one and it is sure."""
    if found.kind is not TimeKind.DATE or found.basis is Basis.NONE or found.modifier is not None:
        return None
    if found.earliest is None or found.earliest != found.latest or found.confidence < _SURE:
        return None
    return date.fromisoformat(found.earliest)

"""The English grammar, sets: what comes round."""

from collections.abc import Sequence

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.english_items import TYPES, compile_names
from normalizer.dates.english_lengths import NUMBER, count_of
from normalizer.dates.frames import Amount, Frame, Recurring
from normalizer.dates.parts import amounts, frames, value_of
from normalizer.dates.ranges import in_half


def _every(parts: Sequence[Item], text: str) -> Built:
    found = frames(parts)
    amount = next(iter(amounts(parts)), None)
    if found:
        frame = Frame()
        for other in found:
            frame = in_half(frame | other)
        if any(part.type == TYPES["UNIT"] and part.value != "day" for part in parts):
            return None
        return "N", Recurring(frame)
    if amount is None and value_of(parts, TYPES["UNIT"]) == "weekend":
        return "N", Recurring(Frame(weekday=8))
    if amount is None:
        amount = Amount.of(
            value_of(parts, TYPES["UNIT"]), 2 if any(part.type == TYPES["OTHER"] for part in parts) else 1
        )
    return "N", Recurring(amount)


def _quarterly(parts: Sequence[Item], text: str) -> Built:
    unit = {
        "P1D": ("day", 1),
        "P1W": ("week", 1),
        "P2W": ("week", 2),
        "P1M": ("month", 1),
        "P3M": ("month", 3),
        "P1Y": ("year", 1),
        "P2Y": ("year", 2),
    }
    return "N", Recurring(Amount.of(*unit[parts[0].value]))


def _weekdays(parts: Sequence[Item], text: str) -> Built:
    frame = Frame()
    for part in parts:
        if isinstance(part.value, Frame):
            frame = in_half(frame | part.value)
    return "N", Recurring(frame)


def _weekends(parts: Sequence[Item], text: str) -> Built:
    if parts[-1].value.weekday != 8:
        return None
    amount = Amount.of("weekend", count_of(parts))
    return ("N", Recurring(amount)) if parts[0].type == TYPES["EVERY"] else ("A", amount)


def _every_few(parts: Sequence[Item], text: str) -> Built:
    """Every two weeks, every few weeks."""
    few = any(part.type == TYPES["FEW"] for part in parts)
    return "N", Recurring(Amount.some(parts[-1].value) if few else Amount.of(parts[-1].value, count_of(parts)))


_RULES = (
    ("T?EVERY OTHER?[UNIT K PART M WD Z T P](?:AT|COMMA)?T?", _every),
    (f"EVERY(?:{NUMBER}|FEW)UNIT", _every_few),
    (f"EVERY?{NUMBER}WDS", _weekends),
    ("EVERY ORD UNIT", _every_few),
    ("QUARTERLY", _quarterly),
    ("ON?WDS(?:AT?T)?", _weekdays),
)

SET_RULES: tuple[Rule, ...] = tuple(Rule(compile_names(pattern), build) for pattern, build in _RULES)
"""Sets, in the order they apply."""

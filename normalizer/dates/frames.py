"""What a time expression says, before anything is known of when it was said.

A grammar fills these values from words; `calendar` works out the days that they mean, given a reference instant.
"""

from dataclasses import dataclass, fields, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Frame:
    """The slots that a date or a time of day fills; None where nothing is said.

    `shifts` holds what is said relative to the reference: ("year", -1) is last year. `nth` counts weekdays or units
    inside what is larger (-1 is the last). `part` is START, MID or END of the smallest calendar unit that is filled,
    `decad` 1 to 3 one of the three ten-day parts of a month. `weekday` is 1 (Monday) to 7, 8 is the weekend.
    """

    shifts: tuple[tuple[str, int], ...] = ()
    century: int | None = None  # its first year, 1900
    decade: int | None = None  # its first year, within a century that may be unknown: 90 or 1990
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: int | None = None  # 21 spring to 24 winter, as in EDTF
    month: int | None = None
    decad: int | None = None
    week: int | None = None  # the n-th of the month or year, -1 the last; 0 the week that holds the day
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    toward: int | None = (
        None  # the latest that has passed (-1) or the next to come (1): last September, coming Thursday
    )
    holiday: str | None = None
    part: str | None = None
    daypart: str | None = None  # TIMEX3's names: MO, MI, AF, EV, NI, and DT
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    ambiguous: bool = False  # an hour up to twelve, without a word for the half of the day
    now: bool = False
    lunar: int = 0  # 1 where it is by the Chinese calendar, 2 in a leap month of it
    reign: bool = False  # a year of a reign that counted its months by that calendar
    context: bool = False  # relative to the time the text last spoke of, not to when it was written

    def __or__(self, other: "Frame") -> "Frame":
        """Both together; where both say something, `other` does."""
        said = {name: value for name in _SLOTS if (value := getattr(other, name)) is not None}
        return replace(
            self,
            **said,
            shifts=self.shifts + other.shifts,
            ambiguous=other.ambiguous if other.hour is not None else self.ambiguous,
            now=self.now or other.now,
            lunar=max(self.lunar, other.lunar),
            reign=self.reign or other.reign,
            context=self.context or other.context,
        )

    def shift(self, unit: str) -> int | None:
        """How many `unit`s away from the reference, None where that is not said."""
        for name, count in self.shifts:
            if name == unit:
                return count
        return None

    @property
    def has_time(self) -> bool:
        """Whether a time of day or a part of the day is said."""
        return self.hour is not None or self.daypart is not None

    @property
    def has_date(self) -> bool:
        """Whether anything but a time of day is said."""
        return bool(self.shifts) or any(getattr(self, name) is not None for name in _DATE_SLOTS)

    def slots(self) -> frozenset[str]:
        """The names of the slots that are filled, shifts by their unit."""
        return frozenset(
            {name for name in _SLOTS if getattr(self, name) is not None} | {f"{unit}-shift" for unit, _ in self.shifts}
        )


_SLOTS = tuple(
    field.name
    for field in fields(Frame)
    if field.name not in ("shifts", "ambiguous", "now", "lunar", "reign", "context")
)
_DATE_SLOTS = tuple(name for name in _SLOTS[: _SLOTS.index("part")] if name != "toward")

UNITS = (
    "century",
    "decade",
    "year",
    "quarter",
    "month",
    "fortnight",
    "week",
    "weekend",
    "day",
    "hour",
    "minute",
    "second",
)
"""The units of durations, from the largest down."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time: so many of each unit, in the order of `UNITS`."""

    counts: tuple[tuple[str, Decimal], ...]
    modifier: str | None = None
    vague: int = 0  # where no number is said, what it is counted in: 1 a few (幾), 10 數十, 100 數百, 1000 數千
    least: "Amount | None" = None  # the lower end of a range: ten to twelve months

    @classmethod
    def of(cls, unit: str, count: Decimal | int | float) -> "Amount":
        """So many of one unit.

        >>> Amount.of("year", 7.5).iso()
        'P7.5Y'
        """
        return cls(((unit, Decimal(str(count))),))

    def __add__(self, other: "Amount") -> "Amount":
        counts = dict(self.counts)
        for unit, count in other.counts:
            counts[unit] = counts.get(unit, Decimal(0)) + count
        return Amount(
            tuple((unit, counts[unit]) for unit in UNITS if unit in counts),
            self.modifier or other.modifier,
            max(self.vague, other.vague),
        )

    @classmethod
    def some(cls, unit: str, scale: int = 1) -> "Amount":
        """A number of a unit that is not said: a few months, dozens of days, decades.

        >>> Amount.some("year", 10).timex()
        'PXDE'
        """
        if unit == "year" and scale in _SCALED:
            unit, scale = _SCALED[scale], 1
        return cls(((unit, Decimal(1)),), vague=scale)

    @property
    def grain(self) -> str:
        """The smallest unit that is said."""
        return self.counts[-1][0]

    @property
    def clock(self) -> bool:
        """Whether it is said in hours or less."""
        return self.grain in ("hour", "minute", "second")

    def timex(self) -> str:
        """The duration as TIMEX3 writes it: as ISO 8601 does, with X for a number that is not said."""
        return _VAGUE[self.grain] if self.vague else self.iso()

    def iso(self) -> str:
        """The duration by ISO 8601; a decade is ten years, a quarter three months, a fortnight two weeks."""
        parts: dict[str, Decimal] = {}
        for unit, count in self.counts:
            letter, factor = _ISO[unit]
            parts[letter] = parts.get(letter, Decimal(0)) + count * factor
        date = "".join(f"{_plain(parts[letter])}{letter[-1]}" for letter in ("Y", "M", "W", "D") if letter in parts)
        time = "".join(f"{_plain(parts[letter])}{letter[-1]}" for letter in ("TH", "TM", "TS") if letter in parts)
        return f"P{date}" + (f"T{time}" if time else "")


_ISO = {
    "century": ("Y", 100),
    "decade": ("Y", 10),
    "year": ("Y", 1),
    "quarter": ("M", 3),
    "month": ("M", 1),
    "fortnight": ("W", 2),
    "week": ("W", 1),
    "weekend": ("D", 2),
    "day": ("D", 1),
    "hour": ("TH", 1),
    "minute": ("TM", 1),
    "second": ("TS", 1),
}


# TIMEX2 and TIMEX3 (Ferro et al. 2005, "2005 Standard for the Annotation of Temporal Expressions", 3.3): X for a number
# that is not said, DE for decades, CE for centuries, ML for millennia
_VAGUE = {
    "millennium": "PXML",
    "century": "PXCE",
    "decade": "PXDE",
    "year": "PXY",
    "quarter": "PXQ",
    "month": "PXM",
    "fortnight": "PXW",
    "week": "PXW",
    "weekend": "PXWE",
    "day": "PXD",
    "hour": "PTXH",
    "minute": "PTXM",
    "second": "PTXS",
}
_SCALED = {10: "decade", 100: "century", 1000: "millennium"}


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Shifted:
    """A time so long before (`sign` -1) or after (1) another; `base` None is the reference."""

    amount: Amount
    sign: int
    base: "Frame | None" = None
    event: bool = False  # counted from an event that the text names in words, so from no date that is known


@dataclass(frozen=True, slots=True)
class Window:
    """The `amount` that ends (`sign` -1) or begins (1) at the reference, or at the edge of `within`.

    `whole` counts in calendar units: "the last three quarters". `rest` is what remains of the unit of `within`.
    """

    amount: Amount
    sign: int
    within: Frame | None = None
    whole: bool = False
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """What remains of a period after the reference (`sign` 1), or has passed of it (-1)."""

    frame: Frame
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another; `inside` adds a length: from one time, for so long."""

    first: "Frame | Shifted"
    last: "Frame | Shifted | None"
    length: Amount | None = None


@dataclass(frozen=True, slots=True)
class Bounded:
    """Before, after, from or until a time: `modifier` is BEFORE, AFTER, ON_OR_AFTER, ON_OR_BEFORE or APPROX."""

    node: "Frame | Shifted | Between"
    modifier: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set: every so often, or each time a frame comes round."""

    every: "Frame | Amount"


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration; `within` where something happens inside it."""

    amount: Amount
    modifier: str | None = None
    within: bool = False


Node = Frame | Shifted | Window | Rest | Between | Bounded | Recurring | Lasting

"""A time expression and what is known of the time that it means."""

from dataclasses import dataclass
from enum import StrEnum

from normalizer.edits.evidence import Evidence


class TimeKind(StrEnum):
    """The kinds of the output contract."""

    DATE = "date"
    INTERVAL = "interval"
    DURATION = "duration"
    SET = "set"


class Basis(StrEnum):
    """What the day rests on."""

    EXPLICIT = "explicit"
    INFERRED_YEAR = "inferred-year"
    RELATIVE = "relative"
    COMPUTED = "computed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DateMatch:
    """The same date in another source."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateCheck:
    """One comparison and how it came out: `holds`, `holds-inclusively`, `fails`; `detail` is a sentence."""

    check: str
    outcome: str
    detail: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression `[start, end)`; a field that does not apply or is not known is None.

    `edtf` is EDTF (Library of Congress, levels 0-2); `earliest` and `latest` are ISO days; `duration` is ISO 8601;
    `timex` a TIMEX3 value for sets; `modifier` one of TIMEX3's names; `english` the rendering for English readers;
    `anchor` says what a relative or partial date was counted from.
    """

    start: int
    end: int
    surface: str
    kind: TimeKind
    edtf: str | None
    earliest: str | None
    latest: str | None
    duration: str | None
    timex: str | None
    modifier: str | None
    english: str
    anchor: str | None
    basis: Basis
    confidence: float
    matches: tuple[DateMatch, ...] = ()
    checks: tuple[DateCheck, ...] = ()
    evidence: tuple[Evidence, ...] = ()

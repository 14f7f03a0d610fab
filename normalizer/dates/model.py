"""A time expression and what is known of the time that it means."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from normalizer.edits.evidence import Evidence
from normalizer.records import Record


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

    def to_record(self) -> dict[str, Any]:
        """The JSON object of the contract."""
        return {"document": self.document, "start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class DateCheck:
    """One comparison and how it came out: `holds`, `holds-inclusively`, `fails`; `detail` is a sentence."""

    check: str
    outcome: str
    detail: str

    def to_record(self) -> dict[str, Any]:
        """The JSON object of the contract."""
        return {"check": self.check, "outcome": self.outcome, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class TimeExpression(Record):
    """One time expression `[start, end)`; a field that does not apply or is not known is None.

    `edtf` is EDTF (Library of Congress, levels 0-2); `earliest` and `latest` are ISO days; `duration` is ISO 8601,
    for a range its longest, with the shortest in `duration_least`; `timex` a TIMEX3 value for what those cannot say:
    sets, times of day, parts of a day, lengths without a number (`PXM`: a few months); `modifier` one of TIMEX3's
    names; `english` the rendering for English readers; `anchor` says what a relative or partial date was counted from.
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
    duration_least: str | None = None

    @property
    def value(self) -> str:
        """What it means, in short: EDTF, a length (P10M to P12M) or TIMEX3; empty where nothing is known."""
        length = f"{self.duration_least} to {self.duration}" if self.duration_least else self.duration
        return self.edtf or length or self.timex or ""

    def to_record(self) -> dict[str, Any]:
        """The JSON object of the contract, its keys in order."""
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "kind": self.kind.value,
            "edtf": self.edtf,
            "earliest": self.earliest,
            "latest": self.latest,
            "duration": self.duration,
            "timex": self.timex,
            "modifier": self.modifier,
            "english": self.english,
            "anchor": self.anchor,
            "basis": self.basis.value,
            "confidence": round(self.confidence, 4),
            "matches": [match.to_record() for match in self.matches],
            "checks": [check.to_record() for check in self.checks],
            "evidence": [evidence.to_record() for evidence in self.evidence],
            "duration_least": self.duration_least,
        }

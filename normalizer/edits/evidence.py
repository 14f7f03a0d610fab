"""What a decision rests on: a place in a source, a line of a data file, a convention, a computation."""

from dataclasses import dataclass
from enum import StrEnum

HERE = "."
"""The `ref` of a place in the text that a pass has before it; the ledger turns it into one in the original."""


class EvidenceKind(StrEnum):
    """The kinds of evidence of the output contract."""

    SOURCE = "source"
    RESOURCE = "resource"
    CONVENTION = "convention"
    COMPUTATION = "computation"
    TRANSLATION = "translation"
    GLOSSARY = "glossary"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence.

    `ref` is a source's id (`source`), `file#key` (`resource`, `glossary`), or the convention's or computation's
    name.
    `start` and `end` are code points of the source's original text, half-open, and None outside sources.
    `text` is what stands there, or the statement itself.
    """

    kind: EvidenceKind
    ref: str
    text: str = ""
    start: int | None = None
    end: int | None = None

    @classmethod
    def source(cls, ref: str, start: int, end: int, text: str) -> "Evidence":
        """A place `[start, end)` of this or another document."""
        return cls(EvidenceKind.SOURCE, ref, text, start, end)

    @classmethod
    def here(cls, start: int, end: int) -> "Evidence":
        """A place of the text that the pass received."""
        return cls(EvidenceKind.SOURCE, HERE, "", start, end)

    @classmethod
    def resource(cls, file: str, key: str, text: str = "") -> "Evidence":
        """A line of a data file, found by its key."""
        return cls(EvidenceKind.RESOURCE, f"{file}#{key}", text)

    @classmethod
    def convention(cls, ref: str, text: str = "") -> "Evidence":
        """A typographic or orthographic convention."""
        return cls(EvidenceKind.CONVENTION, ref, text)

    @classmethod
    def computation(cls, ref: str, text: str = "") -> "Evidence":
        """Arithmetic, a decoded identifier, a count."""
        return cls(EvidenceKind.COMPUTATION, ref, text)

    def to_record(self) -> dict[str, str | int | None]:
        """The JSON object of the contract: `{kind, ref, start, end, text}`."""
        return {"kind": self.kind.value, "ref": self.ref, "start": self.start, "end": self.end, "text": self.text}

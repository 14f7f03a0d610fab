"""What a user may set for a run."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from normalizer.edition.decisions import Decision, Review, Verdict
from normalizer.edits import Status
from normalizer.names.glossary import Glossary, GlossaryName
from normalizer.names.model import NameForm, NameType
from normalizer.repairs.options import Locale, Quotes, RepairOptions


class Engine(StrEnum):
    """What makes the English of Chinese segments: the best that is installed, or one thing only."""

    AUTO = "auto"
    ARGOS = "argos"
    GLOSS = "gloss"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that decide what an edition says; how it is computed (processes, shards) is not among them.

    `written` is the day or instant, in ISO 8601, at which every source that does not say so was written.
    """

    translate: Engine = Engine.AUTO
    repair: RepairOptions = field(default_factory=RepairOptions)
    written: str | None = None
    review: Review = field(default_factory=lambda: Review(()))

    def to_record(self) -> dict[str, Any]:
        """The JSON object of the manifest; `from_record` reads it back."""
        options = self.repair
        return {
            "translate": self.translate.value,
            "threshold": options.threshold,
            "locale": options.locale.value if options.locale else None,
            "quotes": options.quotes.value,
            "names": options.names.value,
            "written": self.written,
            "glossary": [asdict(name) for name in options.glossary.names],
            "review": {"reviewer": self.review.reviewer, "decisions": [asdict(each) for each in self.review.decisions]},
        }

    def describe(self) -> dict[str, object]:
        """The settings in a few words each, for a page."""
        record = self.to_record()
        record["glossary"] = len(self.repair.glossary.names)
        record["review"] = len(self.review.decisions)
        return {key: value for key, value in record.items() if value}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Settings":
        """The settings that `to_record` wrote. Raises KeyError, TypeError or ValueError where they are not such."""
        names = (
            GlossaryName(
                name["name"], tuple(name["chinese"]), NameType(name["type"]), tuple(name["aliases"]), name["file"]
            )
            for name in record["glossary"]
        )
        options = RepairOptions(
            threshold=record["threshold"],
            locale=Locale(record["locale"]) if record["locale"] else None,
            quotes=Quotes(record["quotes"]),
            names=NameForm(record["names"]),
            glossary=Glossary(names),
        )
        decisions = tuple(
            Decision(**{**each, "status": Status(each["status"]), "verdict": Verdict(each["verdict"])})
            for each in record["review"]["decisions"]
        )
        review = Review(decisions, record["review"]["reviewer"])
        return cls(Engine(record["translate"]), options, record["written"], review)

"""What a user may set for a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from normalizer.names.model import NameForm
from normalizer.repair.options import Locale, Quotes, RepairOptions


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

    def to_record(self) -> dict[str, object]:
        """The JSON object of the manifest."""
        return {
            "translate": self.translate.value,
            "threshold": self.repair.threshold,
            "locale": self.repair.locale.value if self.repair.locale else None,
            "quotes": self.repair.quotes.value,
            "names": self.repair.names.value,
            "written": self.written,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Settings":
        """The settings that `to_record` wrote. Raises KeyError or ValueError where they are not such."""
        options = RepairOptions(
            threshold=record["threshold"],
            locale=Locale(record["locale"]) if record["locale"] else None,
            quotes=Quotes(record["quotes"]),
            names=NameForm(record["names"]),
        )
        return cls(Engine(record["translate"]), options, record["written"])

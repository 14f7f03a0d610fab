"""What the tests of this folder share: a pass run over a text, and sentences to damage."""

import json
from pathlib import Path

from normalizer.edits import Finding
from normalizer.references import References
from normalizer.repairs.context import Context, Pass
from normalizer.repairs.options import THRESHOLD, Locale, RepairOptions

SENTENCES: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "language" / "sentences.json").read_text(encoding="utf-8")
)


def find(run: Pass, text: str, locale: Locale | None = None) -> list[Finding]:
    """The findings of one pass on `text`."""
    return sorted(run(text, context(text, locale)), key=lambda finding: finding.start)


def context(text: str, locale: Locale | None = None) -> Context:
    return Context(text, references=References(), options=RepairOptions(locale=locale))


def apply(run: Pass, text: str, locale: Locale | None = None) -> str:
    """The text after the findings of one pass that are sure enough."""
    for finding in reversed(find(run, text, locale)):
        if finding.after is not None and finding.confidence >= THRESHOLD:
            text = text[: finding.start] + finding.after + text[finding.end :]
    return text

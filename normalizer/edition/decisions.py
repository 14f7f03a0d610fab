"""A reader's decisions on the ledger, as `review.json` holds them, and finding the places that they are about."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from normalizer.edits.records import Edit, Mark, Status
from normalizer.errors import UsageError
from normalizer.spans import Span

CONTEXT = 24
"""How many characters on each side of its place a decision remembers."""

FORMAT = "source-normalizer review 1"
"""What a `review.json` says under `format`."""


class Verdict(StrEnum):
    """What a reader says of a change, a proposal or a flag."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict on one line of a ledger.

    `document` and `sha256` name the source; `rule`, `status`, `start`, `end`, `before`, `after` are the line's own;
    `prefix` and `suffix` are the original text around it. `text` is what the reader wrote (with `amend`, else None).
    """

    document: str
    rule: str
    status: Status
    start: int
    end: int
    before: str
    after: str | None
    prefix: str
    suffix: str
    verdict: Verdict
    text: str | None = None
    note: str = ""
    sha256: str = ""

    @property
    def wanted(self) -> str | None:
        """What should stand at the place; None where a flag is confirmed, which leaves the text alone."""
        if self.verdict is Verdict.AMEND:
            return self.text
        return self.after if self.verdict is Verdict.ACCEPT else self.before


@dataclass(frozen=True, slots=True)
class Review:
    """All decisions of one review, in the order of its file."""

    decisions: tuple[Decision, ...]
    reviewer: str = ""

    def of(self, document: str, sha256: str = "") -> tuple[Decision, ...]:
        """The decisions on one source, by its id; where none names it, by its bytes (a renamed file)."""
        own = tuple(decision for decision in self.decisions if decision.document == document)
        return own or tuple(decision for decision in self.decisions if sha256 and decision.sha256 == sha256)


def context(original: str, start: int, end: int) -> tuple[str, str]:
    """The text before and after `[start, end)` that a decision remembers."""
    return original[max(0, start - CONTEXT) : start], original[end : end + CONTEXT]


def decide(
    document: str, original: str, line: Edit | Mark, verdict: Verdict, text: str | None = None, note: str = ""
) -> Decision:
    """The decision `verdict` on a line of the ledger of `original`."""
    prefix, suffix = context(original, line.start, line.end)
    place = (line.rule, line.status, line.start, line.end, line.before, line.after, prefix, suffix)
    return Decision(document, *place, verdict, text, note)


def locate(original: str, decision: Decision) -> Span | str:
    """Where a decision's place is in `original` now, or the sentence that says why that cannot be told.

    At its old offsets if the same text with the same surroundings stands there; otherwise where the text stands with as
    much of its surroundings as can be found, if that is one place only.
    """
    before, prefix, suffix = decision.before, decision.prefix, decision.suffix
    start, end = decision.start, decision.end
    if original[start:end] == before and context(original, start, end) == (prefix, suffix):
        return Span(start, end)
    for left, right in ((24, 24), (12, 12), (24, 0), (0, 24), (6, 6), (12, 0), (0, 12)):
        head, tail = prefix[max(0, len(prefix) - left) :], suffix[:right]
        if len(head + tail) < 6 and len(head + before + tail) < 12:
            continue  # so little text may stand anywhere
        place = original.find(head + before + tail)
        if place < 0:
            continue
        if original.find(head + before + tail, place + 1) >= 0:
            return f"{quote(before)} now stands in several places with the same text around it"
        return Span(place + len(head), place + len(head) + len(before))
    return f"{quote(before)} with the text around it is no longer in the source"


def quote(text: str) -> str:
    """A text as a message shows it: on one line, not too long."""
    shown = " ".join(text[:200].split())
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”" if shown else "an insertion"


def read(path: str | Path) -> Review:
    """The decisions of a `review.json`, which the page of an edition exports.

    Raises UsageError, naming the file and the decision, where it is not such a file; nothing has been read then.
    """
    path = Path(path)
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}); give the review.json exported from the page."
        ) from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path} is not JSON in UTF-8; export it again from the page of the edition.") from None
    if not isinstance(record, dict) or record.get("format") != FORMAT or not isinstance(record.get("decisions"), list):
        raise UsageError(f"{path} is not a review of an edition (its format should be “{FORMAT}”); export it again.")
    decisions = []
    for number, line in enumerate(record["decisions"], 1):
        try:
            decisions.append(_decision(line))
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(
                f"{path}, decision {number}: {error.args[0] if error.args else error}; "
                "correct or delete it, or export the review again. No decision was applied."
            ) from None
    return Review(tuple(decisions), _text(record, "reviewer", ""))


def _decision(line: object) -> Decision:
    """One decision from its JSON object; raises ValueError where it is not one."""
    if not isinstance(line, dict):
        raise ValueError("it is not an object")
    verdict = Verdict(_text(line, "decision"))
    amended = _text(line, "text") if verdict is Verdict.AMEND else None
    status = Status(_text(line, "status"))
    after = None if status is Status.FLAGGED else _text(line, "after")
    start, end, before = _number(line, "start"), _number(line, "end"), _text(line, "before")
    if end - start != len(before):
        raise ValueError(f"{quote(before)} does not fill [{start}, {end})")
    return Decision(
        document=_text(line, "document"),
        rule=_text(line, "rule"),
        status=status,
        start=start,
        end=end,
        before=before,
        after=after,
        prefix=_text(line, "prefix"),
        suffix=_text(line, "suffix"),
        verdict=verdict,
        text=amended,
        note=_text(line, "note", ""),
        sha256=_text(line, "sha256", ""),
    )


def _text(line: Mapping[str, object], key: str, default: str | None = None) -> str:
    value = line.get(key, default)
    if not isinstance(value, str):
        raise ValueError(f"“{key}” should be a text")
    return value


def _number(line: Mapping[str, object], key: str) -> int:
    value = line.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"“{key}” should be a place in the text")
    return value

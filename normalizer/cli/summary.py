"""What a run came to."""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from normalizer.batch.plan import Outcome

LISTED = 12
"""How many rules are listed; the manifest and the page have all."""


def outcome_record(outcome: "Outcome", out: Path, seconds: float) -> dict[str, object]:
    """The summary as a JSON object."""
    return {
        "out": str(out),
        "documents": outcome.documents,
        "kept": outcome.kept,
        "edits": outcome.edits,
        "rules": dict(outcome.rules),
        "names": outcome.names,
        "dates": outcome.dates,
        "unplaced": list(outcome.unplaced),
        "failures": [{"path": failure.path, "error": failure.error} for failure in outcome.failures],
        "seconds": round(seconds, 3),
    }


def print_outcome(outcome: "Outcome", out: Path, seconds: float, stream: TextIO) -> None:
    """Say what a run came to."""
    kept = f" ({outcome.kept} unchanged since the last run)" if outcome.kept else ""
    rules = list(outcome.rules.items())
    by_rule = "; by rule (one edit may have several):" if rules else ""
    print(f"{_count(outcome.documents, 'document')}{kept}, {_count(outcome.edits, 'edit')}{by_rule}", file=stream)
    for rule, count in rules[:LISTED]:
        print(f"{count:8} {rule}", file=stream)
    if len(rules) > LISTED:
        print(f"{sum(count for _, count in rules[LISTED:]):8} of {len(rules) - LISTED} other rules", file=stream)
    failed = f", {len(outcome.failures)} failed" if outcome.failures else ""
    found = f"{_count(outcome.names, 'name')}, {_count(outcome.dates, 'date')}"
    print(f"{found}{failed}, {seconds:.1f} s", file=stream)
    for source in outcome.undecoded:
        print(f"{source}; they stand as U+FFFD and are flagged: --encoding names another", file=stream)
    for reason in outcome.unplaced:
        print(f"a decision of the review was not carried out: {reason}", file=stream)
    page = out / "index.html"
    if page.exists():
        print(f"read it: {page}", file=stream)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

"""Batches that are split by hand: each portion leaves a ticket, and merging checks that the tickets belong together."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from normalizer import __version__
from normalizer.batch.plan import Plan
from normalizer.batch.shards import Portion
from normalizer.batch.state import State
from normalizer.batch.surveying import read_surveys
from normalizer.edition.files import write_whole
from normalizer.edition.writing import Format
from normalizer.errors import OutputError, UsageError
from normalizer.sources import SourceFailure


def write_ticket(state: State, plan: Plan, failures: Mapping[str, Sequence[SourceFailure]]) -> None:
    """Write down what a finished portion was a portion of, and which sources of which shard could not be read."""
    portion = plan.portion or Portion()
    record = {
        "version": __version__,
        "settings": plan.settings.to_record(),
        "formats": [format.value for format in plan.formats],
        "count": portion.count,
        "number": portion.number,
        "sources": {name: hashlib.sha256(state.survey(name).read_bytes()).hexdigest() for name in failures},
        "shards": {name: [[each.path, each.error] for each in missed] for name, missed in failures.items()},
    }
    write_whole(state.ticket, json.dumps(record).encode("ascii"))


def read_ticket(out: Path) -> dict[str, Any]:
    """The ticket of the portion in `out`. Raises OutputError where there is none."""
    try:
        record = json.loads(State(out).ticket.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise OutputError(
            f"{out} holds no finished portion of a batch; nothing was merged: run `clean --shard` into it first."
        ) from error
    if not isinstance(record, dict):
        raise OutputError(f"{out} holds no finished portion of a batch; nothing was merged.")
    return record


def gather(portions: Sequence[Path], state: State) -> tuple[tuple[Format, ...], dict[str, list[SourceFailure]]]:
    """Copy what the portions hold into the folder of `state`.

    Gives the formats they were made in and the failures of each shard, in the order of the sources. Raises UsageError
    where the portions do not belong together or one is missing.
    """
    tickets = [read_ticket(portion) for portion in portions]
    first = tickets[0]
    same = ("version", "settings", "formats", "count")
    for portion, ticket in zip(portions, tickets, strict=True):
        different = [key for key in same if ticket[key] != first[key]]
        if list(ticket["sources"].items()) != list(first["sources"].items()):
            different.append("sources")
        if different:
            raise UsageError(
                f"{portion} and {portions[0]} differ in their {', '.join(different)}; nothing was merged: "
                "run both portions with the same version, settings and sources."
            )
    missing = sorted(set(range(1, first["count"] + 1)) - {ticket["number"] for ticket in tickets})
    if missing:
        names = ", ".join(f"{number}/{first['count']}" for number in missing)
        raise UsageError(f"the portion {names} is missing; nothing was merged: name its folder as well.")
    failures: dict[str, list[SourceFailure]] = {name: [] for name in first["shards"]}
    for portion, ticket in zip(portions, tickets, strict=True):
        source = State(portion)
        for name in Portion(ticket["number"], ticket["count"]).select(tuple(failures)):
            failures[name] = [SourceFailure(path, error) for path, error in ticket["shards"][name]]
            for path, target in (
                (source.survey(name), state.survey(name)),
                (source.part(name), state.part(name)),
                (source.part(name).with_suffix(".times"), state.part(name).with_suffix(".times")),
            ):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            for line in read_surveys(state.survey(name)):
                if "failure" not in line:
                    shutil.copytree(source.document(line["id"]), state.document(line["id"]), dirs_exist_ok=True)
    return tuple(Format(name) for name in first["formats"]), failures

"""`repair`: a filter from garbled to repaired text."""

import argparse
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

from normalizer.cli.options import add_json, add_repair, repair_options

if TYPE_CHECKING:
    from normalizer.edits import Revision
    from normalizer.references import References


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "repair",
        help="repair one text: from standard input or a file to standard output",
        description="Repair one text. The repaired text goes to standard output, a summary by rule to standard error.",
    )
    parser.add_argument("source", nargs="?", default="-", metavar="SOURCE", help="a file, or - (the default)")
    parser.add_argument(
        "--reference",
        action="append",
        default=[],
        metavar="FILE",
        help="a sound English source on the same affair, whose names and words settle repairs; may be repeated",
    )
    add_repair(parser)
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--diff", action="store_true", help="show what changed, line by line, instead of the text")
    add_json(output)  # type: ignore[arg-type]  # a group takes the same calls as a parser
    parser.add_argument("--quiet", action="store_true", help="no summary")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Repair one text."""
    from normalizer.cli.reading import read_one
    from normalizer.edition.records import change_records
    from normalizer.repairs import revise_text

    source = read_one(options.source)
    references, failed = _read_references(options.reference)
    revision = revise_text(source.text, references, repair_options(options), id=source.id)
    if options.json:
        for record in change_records(revision):
            print(json.dumps(record, ensure_ascii=False))
    elif options.diff:
        sys.stdout.writelines(_diff(revision, source.path))
    else:
        sys.stdout.write(revision.text)
    if not options.quiet:
        summarize(revision)
    return 1 if failed else 0


def summarize(revision: "Revision") -> None:
    """Say on stderr how often each rule changed, proposed or flagged something."""
    counts: Counter[tuple[str, str]] = Counter()
    for change in revision.ledger:
        counts[change.rule, change.status.value] += 1
    for (rule, status), count in sorted(counts.items(), key=lambda item: (item[0][1], -item[1], item[0][0])):
        print(f"{count:6} {status:9} {rule}", file=sys.stderr)
    total = f"{len(revision.edits)} edits, {sum(mark.after is not None for mark in revision.marks)} proposals, "
    print(total + f"{sum(mark.after is None for mark in revision.marks)} flags", file=sys.stderr)


def _read_references(paths: list[str]) -> "tuple[References, int]":
    from normalizer.cli.reading import read_sources
    from normalizer.language import identify
    from normalizer.references import build

    read = list(read_sources(paths)) if paths else []
    sources = [source for source in read if source is not None]
    references = build((source.id, source.text, identify(source.text).tag) for source in sources)
    return references, len(read) - len(sources)


def _diff(revision: "Revision", path: str) -> list[str]:
    """A unified diff of the two texts."""
    from difflib import unified_diff

    before, after = revision.original.split("\n"), revision.text.split("\n")
    lines = unified_diff(before, after, f"{path} (original)", f"{path} (repaired)", lineterm="", n=0)
    return [line + "\n" for line in lines]

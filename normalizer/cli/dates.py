"""`dates`: the time expressions of each source."""

import argparse
import json

from normalizer.cli.options import add_json, add_sources


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "dates",
        help="list the dates, durations and times of each source",
        description="Print a line a time expression: its place, what it means (EDTF or an ISO 8601 duration), on what "
        "that rests, how it stands in the text, and the source.",
    )
    add_sources(parser)
    parser.add_argument("--written", metavar="DATE", help="the day (2025-08-27) or instant the sources were written")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the time expressions of each source."""
    from normalizer.cli.reading import read_sources
    from normalizer.language import identify
    from normalizer.pipeline.dates import find_dates_in, parse_written

    if options.written:
        parse_written(options.written)
    failures = 0
    for source in read_sources(options.sources):
        if source is None:
            failures += 1
            continue
        for found in find_dates_in(source, source.text, identify(source.text).tag, options.written):
            if options.json:
                print(json.dumps({"document": source.id, **found.to_record()}, ensure_ascii=False))
                continue
            value = found.value or "?"
            value += f" {found.modifier}" if found.modifier else ""
            print(f"{found.start}\t{found.end}\t{value}\t{found.basis.value}\t{found.surface}\t{source.id}")
    return 1 if failures else 0

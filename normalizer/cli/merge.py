"""`merge`: the portions of a batch that was split with `clean --shard` become one edition."""

import argparse
import sys
import time
from pathlib import Path


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "merge",
        help="put the portions of a split batch together",
        description="Put the portions that `clean --shard K/N` wrote together, into the edition that one run over "
        "everything would have written.",
    )
    parser.add_argument("portions", nargs="+", metavar="PORTION", help="the folder of a portion")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="the folder for the edition")
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Merge the portions into OUT."""
    from normalizer.batch.merging import merge
    from normalizer.cli.progress import make_progress
    from normalizer.cli.summary import print_outcome

    out = Path(options.output)
    started = time.monotonic()
    with make_progress(quiet=options.quiet, log=None) as progress:
        outcome = merge([Path(portion) for portion in options.portions], out, progress)
    if not options.quiet:
        print_outcome(outcome, out, time.monotonic() - started, sys.stderr)
    return 1 if outcome.failures else 0

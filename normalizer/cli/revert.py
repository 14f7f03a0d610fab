"""`revert`: the sources of an edition, rebuilt from the clean texts and the ledgers."""

import argparse
import sys
from pathlib import Path


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "revert",
        help="rebuild the sources from an edition and check them",
        description="Rebuild each source of the edition in OUT from its clean text and its ledger, byte for byte, and "
        "check it against the checksum of the manifest.",
    )
    parser.add_argument("out", metavar="OUT", help="the folder that `clean` wrote")
    parser.add_argument(
        "-o", "--output", metavar="DIR", help="where the rebuilt sources go (default: the folder `reverted` in OUT)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Rebuild and check each source."""
    from normalizer.edition.reverting import revert_edition

    out = Path(options.out)
    target = Path(options.output) if options.output else out / "reverted"
    failures = 0
    for result in list(revert_edition(out, target)):  # all of it, even if nobody reads on
        if result.error is None:
            print(f"{result.id}\t{result.path}\t{result.note}")
        else:
            failures += 1
            print(f"source-normalizer: {result.error}", file=sys.stderr)
    return 1 if failures else 0

"""The door: arguments in, exit code out."""

import argparse
import os
import sys
from collections.abc import Sequence

from normalizer import __version__
from normalizer.cli import align, clean, dates, detect, explain, merge, models, names, repair, revert, translate
from normalizer.errors import NormalizerError, UsageError

SOME_FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130

COMMANDS = (clean, detect, repair, dates, names, align, translate, models, explain, revert, merge)


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="source-normalizer",
        description="Turn a folder of messy multilingual sources into a cleaned, aligned edition.",
        epilog="Data goes to stdout, talk and progress to stderr. Exit codes: 0 all well, 1 some sources failed, "
        "2 wrong usage, 130 interrupted.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; errors are one sentence on stderr."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        # text from the web may hold what a terminal's encoding cannot show
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdout else "backslashreplace")
    try:
        code = options.run(options)
        sys.stdout.flush()
        return int(code)
    except UsageError as error:
        print(f"source-normalizer: {error}", file=sys.stderr)
        return WRONG_USAGE
    except NormalizerError as error:
        print(f"source-normalizer: {error}", file=sys.stderr)
        return SOME_FAILED
    except KeyboardInterrupt:
        print("source-normalizer: interrupted; run the same command again to go on.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of a pipe went away, as `head` does: that is no failure; keep the interpreter from flushing again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0

"""Options that several commands share."""

import argparse
from typing import TYPE_CHECKING

from normalizer.errors import UsageError

if TYPE_CHECKING:
    from normalizer.repairs.options import RepairOptions


def add_sources(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Files, folders, globs and `-`."""
    parser.add_argument(
        "sources",
        nargs="+" if required else "*",
        metavar="SOURCE",
        help="a file, a folder, a glob, or - for standard input, where JSON lines are a document each",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help="write JSON, a record a line")


def add_repair(parser: argparse.ArgumentParser) -> None:
    """The options that decide what a repair does."""
    group = parser.add_argument_group("repair")
    group.add_argument(
        "--threshold",
        type=float,
        metavar="P",
        help="apply a repair from this confidence on, 0 to 1 (default 0.8); what is less sure is proposed",
    )
    group.add_argument(
        "--locale",
        choices=["zh-TW", "zh-HK", "zh-CN"],
        help="bring vocabulary and names to a regional standard (default: leave them)",
    )
    group.add_argument(
        "--quotes",
        choices=["keep", "curly", "corner"],
        help="the quotation marks of Chinese text: as they are, “ ” or 「」 (default keep)",
    )
    group.add_argument(
        "--names",
        choices=["gloss-first", "latin", "chinese"],
        help="how names stand in the repaired Chinese (default gloss-first: persons in Chinese with the Latin name at "
        "first mention, organizations and products in Latin script)",
    )
    group.add_argument(
        "--glossary",
        metavar="FILE",
        help="your own names, which outrank everything: CSV with the columns name, chinese, type, aliases",
    )


def repair_options(options: argparse.Namespace) -> "RepairOptions":
    """The repair options of a command line."""
    from pathlib import Path

    from normalizer.names.glossary import EMPTY_GLOSSARY, read_glossary
    from normalizer.names.model import NameForm
    from normalizer.repairs.options import THRESHOLD, Locale, Quotes, RepairOptions

    threshold = THRESHOLD if options.threshold is None else options.threshold
    if not 0 <= threshold <= 1:
        raise UsageError(f"--threshold is a probability from 0 to 1, not {threshold}; nothing was done.")
    return RepairOptions(
        threshold=threshold,
        locale=Locale(options.locale) if options.locale else None,
        quotes=Quotes(options.quotes or Quotes.KEEP),
        names=NameForm(options.names or NameForm.GLOSS_FIRST),
        glossary=read_glossary(Path(options.glossary)) if options.glossary else EMPTY_GLOSSARY,
    )

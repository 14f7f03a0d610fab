"""`clean`: a folder of sources becomes a cleaned edition."""

import argparse
from typing import TYPE_CHECKING

from normalizer.cli.options import add_json, add_repair, add_sources

if TYPE_CHECKING:
    from normalizer.pipeline.settings import Settings


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "clean",
        help="turn sources into a cleaned, aligned edition",
        description="Read the sources, repair the garbled ones by what the sound ones know, align names and dates, and "
        "write the edition into OUT. A second run into the same OUT updates it.",
    )
    add_sources(parser)
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="the folder for the edition")
    parser.add_argument("--config", metavar="FILE", help="settings in TOML; options on the command line outrank them")
    add_repair(parser)
    content = parser.add_argument_group("edition")
    content.add_argument(
        "--translate",
        choices=["auto", "argos", "gloss", "none"],
        help="what makes the English of Chinese text: an installed Argos model, else a word-by-word gloss (auto, the "
        "default), or just one of them, or nothing",
    )
    content.add_argument("--written", metavar="DATE", help="when the sources were written, where they do not say so")
    reading = parser.add_argument_group("reading")
    reading.add_argument("--text-field", metavar="NAME", help="the field with the text in JSONL and Parquet (text)")
    reading.add_argument("--id-field", metavar="NAME", help="the field with the id in JSONL and Parquet")
    reading.add_argument("--encoding", metavar="NAME", help="the encoding of all sources, whatever they look like")
    parser.add_argument("--quiet", action="store_true", help="no summary")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Clean the sources into OUT."""
    import sys
    from pathlib import Path

    from normalizer.cli.summary import print_summary
    from normalizer.edition.files import check_out
    from normalizer.edition.writing import write_edition
    from normalizer.pipeline.editions import make_edition
    from normalizer.sources import collect

    out = Path(options.output)
    settings = read_settings(options)
    check_out(out)
    edition = make_edition(collect(options.sources, reading_options(options)), settings)
    for failure in edition.failures:
        print(f"source-normalizer: {failure.error}", file=sys.stderr)
    write_edition(edition, out)
    if not options.quiet:
        print_summary(edition, out)
    return 1 if edition.failures else 0

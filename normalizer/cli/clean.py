"""`clean`: a folder of sources becomes a cleaned edition."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.cli.options import add_json, add_repair, add_sources
from normalizer.errors import UsageError

if TYPE_CHECKING:
    from normalizer.edition.writing import Format
    from normalizer.pipeline.settings import Settings

KEYS = (
    "threshold", "locale", "quotes", "names", "translate", "written", "glossary", "review", "to", "text-field",
    "id-field", "encoding", "max-megabytes", "jobs", "quiet", "install-models",
)  # fmt: skip
"""The options that a settings file may hold."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "clean",
        help="turn sources into a cleaned, aligned edition",
        description="Read the sources, repair the garbled ones by what the sound ones know, align names and dates, and "
        "write the edition into OUT. A second run into the same OUT updates it; one that was stopped goes on.",
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
    content.add_argument(
        "--install-models", action="store_true", help="fetch a missing translation model first (about 75 MB)"
    )
    content.add_argument("--written", metavar="DATE", help="when the sources were written, where they do not say so")
    content.add_argument("--review", metavar="FILE", help="decisions exported from the reading edition (review.json)")
    content.add_argument(
        "--to",
        metavar="FORMATS",
        help="the formats to write, separated by commas, of html, jsonl, tsv, tmx, xliff, tei and parquet (default: "
        "all but parquet)",
    )
    reading = parser.add_argument_group("reading")
    reading.add_argument("--text-field", metavar="NAME", help="the field with the text in JSONL and Parquet (text)")
    reading.add_argument("--id-field", metavar="NAME", help="the field with the id in JSONL and Parquet")
    reading.add_argument("--encoding", metavar="NAME", help="the encoding of all sources, whatever they look like")
    reading.add_argument("--max-megabytes", type=float, metavar="N", help="the largest document taken (default 10)")
    batch = parser.add_argument_group("batch")
    batch.add_argument("--jobs", type=int, metavar="N", help="processes (default: one a core)")
    batch.add_argument("--shard", metavar="K/N", help="do the K-th of N portions; `merge` puts the portions together")
    batch.add_argument("--scheduler", metavar="ADDRESS", help="work on a Dask cluster, such as tcp://host:8786")
    batch.add_argument("--quiet", action="store_true", help="no progress and no summary")
    batch.add_argument("--log", metavar="FILE", help="write what happens to FILE, a JSON object a line")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Clean the sources into OUT."""
    from normalizer.batch.plan import Plan
    from normalizer.batch.running import run as run_batch
    from normalizer.batch.shards import Portion
    from normalizer.cli.progress import make_progress
    from normalizer.cli.settings import merge_config, read_settings, reading_options
    from normalizer.cli.summary import outcome_record, print_outcome

    merge_config(options, KEYS)
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(f"--jobs takes a number from 1 on, not {options.jobs}; nothing was done.")
    plan = Plan(
        out=Path(options.output),
        sources=tuple(options.sources),
        settings=read_settings(options),
        reading=reading_options(options),
        formats=read_formats(options.to),
        jobs=options.jobs or 0,
        scheduler=options.scheduler,
        portion=Portion.parse(options.shard) if options.shard else None,
    )
    if options.install_models:
        install_models(plan.settings)
    require_model(plan.settings)
    started = time.monotonic()
    with make_progress(quiet=options.quiet, log=options.log) as progress:
        outcome = run_batch(plan, progress)
    seconds = time.monotonic() - started
    if options.json:
        print(json.dumps(outcome_record(outcome, plan.out, seconds), ensure_ascii=False))
    if not options.quiet:
        print_outcome(outcome, plan.out, seconds, sys.stderr)
        if plan.portion is not None:
            print(
                f"portion {options.shard} is done; `source-normalizer merge` puts the portions together",
                file=sys.stderr,
            )
        if outcome.parallel and is_glossing(plan.settings):
            print(
                "the English is a gloss, word by word: no translation model is installed "
                "(`source-normalizer models install zt en`, or --install-models, fetches one of about 75 MB)",
                file=sys.stderr,
            )
    return 1 if outcome.failures else 0


def read_formats(text: str | None) -> "tuple[Format, ...]":
    """The formats that `--to` names. Raises UsageError for one that there is not."""
    from normalizer.edition.writing import DEFAULT_FORMATS, Format

    if text is None:
        return DEFAULT_FORMATS
    names = {name.strip().lower() for name in text.split(",") if name.strip()}
    unknown = sorted(names - set(Format))
    if unknown or not names:
        known = ", ".join(format.value for format in Format)
        raise UsageError(f"--to takes formats of {known}, not {', '.join(unknown) or 'nothing'}; nothing was done.")
    return tuple(format for format in Format if format.value in names)


def is_glossing(settings: "Settings") -> bool:
    """Whether a gloss is made for want of a model."""
    from normalizer.pipeline.settings import Engine
    from normalizer.translation import available

    return settings.translate is Engine.AUTO and not available("zh-Hant", "en")


def require_model(settings: "Settings") -> None:
    """Raise TranslationError where only a model is to translate and there is none: before anything is written."""
    from importlib.util import find_spec

    from normalizer.errors import MissingExtraError, TranslationError
    from normalizer.pipeline.settings import Engine
    from normalizer.translation import available

    if settings.translate is Engine.ARGOS and not find_spec("argostranslate"):
        raise MissingExtraError(
            "--translate argos needs Argos Translate; nothing was written: pip install 'source-normalizer[argos]', or "
            "take the light recipe of the README."
        )
    if settings.translate is Engine.ARGOS and not available("zh-Hant", "en"):
        raise TranslationError(
            "--translate argos needs a model from Traditional Chinese to English, and none is installed; nothing was "
            "written: run `source-normalizer models install zt en` first, or add --install-models."
        )


def install_models(settings: "Settings") -> None:
    """Fetch and install the model from Traditional Chinese to English, unless it is there or nothing needs it."""
    from normalizer.cli.models import fetch_and_install
    from normalizer.pipeline.settings import Engine
    from normalizer.translation import available

    if settings.translate in {Engine.AUTO, Engine.ARGOS} and not available("zh-Hant", "en"):
        fetch_and_install("zt", "en", yes=False)

"""`models`: the translation models of this machine."""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.cli.options import add_json
from normalizer.errors import UsageError

if TYPE_CHECKING:
    from normalizer.translation.downloading import Progress
    from normalizer.translation.models import InstalledModel


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "models",
        help="list, install and remove translation models",
        description="The Argos Translate models of this machine. Nothing is fetched but by `install`.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="the installed models, and those that can be fetched")
    add_json(listing)
    listing.set_defaults(run=run_list)
    install = actions.add_parser("install", help="install a model by its languages (zt en) or from a file")
    install.add_argument("what", nargs="+", metavar="FROM TO | FILE", help="two language codes, or an .argosmodel file")
    install.add_argument(
        "--yes", action="store_true", help="install it even if its size or checksum is not the known one"
    )
    install.set_defaults(run=run_install)
    remove = actions.add_parser("remove", help="remove the models for a pair of languages")
    remove.add_argument("source", metavar="FROM")
    remove.add_argument("target", metavar="TO")
    remove.set_defaults(run=run_remove)


def run_list(options: argparse.Namespace) -> int:
    """Print what is installed and what could be."""
    from normalizer.translation.models import known_models, list_installed

    installed, broken = list_installed()
    for model in installed:
        if options.json:
            record = {"from": model.source, "to": model.target, "version": model.version, "installed": True}
            print(json.dumps(record))
        else:
            print(f"installed\t{model.source}\t{model.target}\t{model.version}\t{model.folder}")
    have = {(model.source, model.target) for model in installed}
    for known in known_models():
        if (known.source, known.target) not in have:
            if options.json:
                record = {"from": known.source, "to": known.target, "version": known.version, "installed": False}
                print(json.dumps(record))
            else:
                print(f"to fetch\t{known.source}\t{known.target}\t{known.version}\t{known.address}")
    for package in broken:
        print(f"source-normalizer: {package.folder} is no model and is left out: {package.reason}", file=sys.stderr)
    return 0


def run_install(options: argparse.Namespace) -> int:
    """Fetch and install a model, or install one from a file."""
    from normalizer.translation.models import install

    if len(options.what) == 1:
        announce(install(Path(options.what[0])))
    elif len(options.what) == 2:
        fetch_and_install(*options.what, yes=options.yes)
    else:
        raise UsageError("install takes two language codes, such as zt en, or one file; nothing was installed.")
    return 0


def fetch_and_install(source: str, target: str, *, yes: bool) -> None:
    """Fetch the model of a pair and install it; the user is asked about one that is not as expected, unless `yes`."""
    from normalizer.translation.models import download, find_known, install

    known = find_known(source, target)
    with show_progress(f"{known.source} to {known.target}") as progress:
        file = download(known, progress)
    announce(install(file, known, lambda difference: yes or ask(difference)))


def announce(model: "InstalledModel") -> None:
    """Say what was installed."""
    print(f"installed: {model.source} to {model.target}, version {model.version}", file=sys.stderr)


def run_remove(options: argparse.Namespace) -> int:
    """Remove the models of a pair."""
    from normalizer.translation.models import remove

    for model in remove(options.source, options.target):
        print(f"removed: {model.source} to {model.target}, version {model.version}", file=sys.stderr)
    return 0


def ask(difference: str) -> bool:
    """Ask the user whether to install what is not as it was expected to be; nobody at the terminal means no."""
    print(difference, file=sys.stderr)
    if not sys.stdin.isatty():
        return False
    print("Install it all the same? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


@contextlib.contextmanager
def show_progress(name: str) -> "Iterator[Progress]":
    """A bar on a terminal, nothing elsewhere."""
    from tqdm import tqdm

    with tqdm(desc=name, unit="B", unit_scale=True, disable=not sys.stderr.isatty(), file=sys.stderr) as bar:

        def advance(done: int, total: int | None) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield advance

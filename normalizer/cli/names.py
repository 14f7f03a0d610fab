"""`names`: every name of the sources, and why it is taken for what."""

import argparse
import json
import sys

from normalizer.cli.options import add_json, add_repair, add_sources
from normalizer.errors import UsageError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "names",
        help="list the names of the sources, in both languages",
        description="Print the table of all names: canonical form, Chinese form, type, aliases, mentions, documents, "
        "and where sources disagree.",
    )
    add_sources(parser)
    parser.add_argument("--explain", metavar="NAME", help="show every step that led to what NAME, in any form, is")
    add_repair(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the name table or explain one name."""
    if options.explain and options.json:
        raise UsageError("--explain is told in words; leave --json out.")
    from normalizer.cli.options import repair_options
    from normalizer.edition.records import entry_record
    from normalizer.edition.tables import render_names
    from normalizer.pipeline.editions import gather_neighbours, make_edition
    from normalizer.pipeline.settings import Engine, Settings
    from normalizer.sources import collect

    settings = Settings(Engine.NONE, repair_options(options))
    edition = make_edition(collect(options.sources), settings)
    for failure in edition.failures:
        print(f"source-normalizer: {failure.error}", file=sys.stderr)
    if options.explain:
        from normalizer.names import explain

        known = gather_neighbours(edition.documents).references.names
        documents = [(document.id, document.names) for document in edition.documents]
        print(explain(options.explain, documents, known, settings.repair.glossary))
    elif options.json:
        for entry in edition.names:
            print(json.dumps(entry_record(entry), ensure_ascii=False))
    else:
        sys.stdout.write(render_names(edition.names).decode("utf-8"))
    return 1 if edition.failures else 0

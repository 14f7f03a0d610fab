"""`translate`: a text from one language into another."""

import argparse
import json
import sys

from normalizer.cli.options import add_json
from normalizer.errors import UsageError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "translate",
        help="translate one text by an installed model, or gloss Chinese into English",
        description="Translate one text, offline, by an installed Argos model. Without one Chinese is glossed into "
        "English word by word, and standard error says so.",
    )
    parser.add_argument("source", nargs="?", default="-", metavar="SOURCE", help="a file, or - (the default)")
    parser.add_argument("--from", dest="source_language", metavar="TAG", help="its language (default: found out)")
    parser.add_argument("--to", default="en", metavar="TAG", help="the language to translate into (default: en)")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Translate one text."""
    from normalizer.cli.reading import read_one
    from normalizer.language import identify
    from normalizer.translation import EnglishFrom, translate

    source = read_one(options.source)
    language = options.source_language or identify(source.text).tag
    if language.split("-")[0].lower() == options.to.split("-")[0].lower():
        raise UsageError(
            f"{source.path} is in {language} already; nothing was translated: say --from or --to otherwise."
        )
    translation = translate(source.text, language, options.to)
    if options.json:
        record = {
            "text": translation.text,
            "from": language,
            "to": options.to,
            "made_by": translation.made_by.value,
            "flags": list(translation.flags),
        }
        print(json.dumps(record, ensure_ascii=False))
        return 0
    sys.stdout.write(translation.text)
    if translation.made_by is EnglishFrom.GLOSS:
        print("this is a gloss, word by word: no model is installed", file=sys.stderr)
    for flag in translation.flags:
        print(f"flagged: {flag}", file=sys.stderr)
    return 0

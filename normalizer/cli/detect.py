"""`detect`: which language each source is in."""

import argparse
import json
import sys

from normalizer.cli.options import add_json, add_sources


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "detect",
        help="tell the language of each source and of its parts",
        description="Print a line a source: its language (BCP 47), how sure that is, its encoding and its path.",
    )
    add_sources(parser)
    parser.add_argument("--spans", action="store_true", help="list the spans of each language as well")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the language of each source."""
    from normalizer.cli.reading import read_sources
    from normalizer.language import detect, identify

    failures = 0
    for source in read_sources(options.sources):
        if source is None:
            failures += 1
            continue
        language = identify(source.text)
        spans = detect(source.text) if options.spans or options.json else ()
        if options.json:
            record = {
                "path": source.path,
                "language": language.tag,
                "confidence": round(language.confidence, 4),
                "encoding": source.encoding.name,
                "spans": [
                    {
                        "start": span.start,
                        "end": span.end,
                        "language": span.tag,
                        "confidence": round(span.confidence, 4),
                    }
                    for span in spans
                ],
            }
            print(json.dumps(record, ensure_ascii=False))
            continue
        print(f"{language.tag}\t{language.confidence:.2f}\t{source.encoding.name}\t{source.path}")
        if options.spans:
            for span in spans:
                excerpt = " ".join(source.text[span.start : span.end].split())
                excerpt = excerpt if len(excerpt) <= 60 else excerpt[:59] + "…"
                sys.stdout.write(f"\t{span.start}\t{span.end}\t{span.tag}\t{span.confidence:.2f}\t{excerpt}\n")
    return 1 if failures else 0

"""`align`: two texts that are translations of each other, sentence by sentence."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from normalizer.cli.options import add_json
from normalizer.errors import UsageError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "align",
        help="align a Chinese text with its English translation",
        description="Align two texts that are translations of each other, sentence by sentence, without any model.",
    )
    parser.add_argument("zh", metavar="ZH", help="the Chinese text")
    parser.add_argument("en", metavar="EN", help="the English text")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="a .tmx, .xlf, .tsv or .jsonl file (default: TSV on standard output)"
    )
    parser.add_argument(
        "--lines", action="store_true", help="take every line as a segment instead of splitting sentences"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Align the two texts."""
    from normalizer.alignment import align
    from normalizer.edition import tables, tmx, xliff
    from normalizer.edition.files import write_whole
    from normalizer.edition.parallel import ParallelSegment, aligned_segments
    from normalizer.edition.records import render_lines
    from normalizer.language import identify
    from normalizer.sources import read

    renderers: dict[str, Callable[[Iterable[ParallelSegment]], bytes]] = {
        ".tmx": tmx.render,
        ".xlf": xliff.render,
        ".xliff": xliff.render,
        ".tsv": tables.render_parallel,
        ".jsonl": lambda segments: render_lines(map(tables.parallel_record, segments)),
    }
    target = Path(options.output) if options.output else None
    if target is not None and target.suffix.lower() not in renderers:
        known = ", ".join(sorted(renderers))
        raise UsageError(f"{target}: the format is told from the suffix, one of {known}; nothing was written.")
    if target is not None and options.json:
        raise UsageError(
            "--json writes the beads to standard output; leave -o out, or name a .jsonl file without --json."
        )
    zh, en = read(options.zh), read(options.en)
    tags = [identify(source.text).tag for source in (zh, en)]
    if tags[0].startswith("en") and tags[1].startswith("zh"):
        raise UsageError(f"{zh.path} is English and {en.path} Chinese; nothing was aligned: exchange the two.")
    if not tags[0].startswith("zh") or tags[1].startswith("zh"):
        print(
            f"source-normalizer: {zh.path} is in {tags[0]} and {en.path} in {tags[1]}, not Chinese and a translation "
            "of it: do not trust the alignment.",
            file=sys.stderr,
        )
    zh_lines, en_lines = (_cut(source.text, lines=options.lines) for source in (zh, en))
    if not zh_lines or not en_lines:
        empty = zh if not zh_lines else en
        raise UsageError(f"{empty.path} has no text to align; nothing was written.")
    beads = align(zh_lines, en_lines)
    segments = tuple(aligned_segments(zh_lines, en_lines, beads, zh.id))
    if target is not None:
        write_whole(target, renderers[target.suffix.lower()](segments))
        print(f"{len(beads)} beads of {len(zh_lines)} and {len(en_lines)} segments: {target}", file=sys.stderr)
    elif options.json:
        for bead in beads:
            record = {"zh_ids": bead.zh_ids, "en_ids": bead.en_ids, "score": round(bead.score, 4)}
            print(json.dumps(record, ensure_ascii=False))
    else:
        sys.stdout.buffer.write(tables.render_parallel(segments))
    return 0


def _cut(text: str, *, lines: bool) -> list[str]:
    from normalizer.segments import split

    if lines:
        return [line.strip() for line in text.splitlines() if line.strip()]
    return [" ".join(text[segment.start : segment.end].split()) for segment in split(text)]

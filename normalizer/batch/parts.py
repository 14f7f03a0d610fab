"""What each document adds to the tables of the batch, kept shard by shard until they are joined."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from normalizer.edition.files import write_whole
from normalizer.edition.model import Document
from normalizer.edition.page.summary import summarize
from normalizer.edition.records import document_record
from normalizer.edition.tables import date_rows
from normalizer.edition.writing import Format, parallel_pieces

Files = Sequence[tuple[str, bytes]]
NameRow = tuple[str, str, str, int, int, str | None]  # name, spelling, type, start, end, Chinese form


@dataclass(frozen=True, slots=True)
class Part:
    """One finished document.

    `key` stands for all it was made from and `digest` for the files it became; `record` is its entry in the manifest,
    `rules` how often each rule changed, proposed or flagged something. `dates` are rows of `dates.tsv`, `names` its
    settled mentions, `pieces` what it adds to the parallel files, by file name, and `languages` those of its segments.
    """

    id: str
    key: str
    digest: str
    record: Mapping[str, Any]
    rules: Sequence[tuple[str, int, int, int]]
    dates: Sequence[Sequence[str]]
    names: Sequence[NameRow]
    pieces: Mapping[str, str]
    languages: Sequence[str]


def make_part(document: Document, key: str, digest: str, formats: Collection[Format]) -> Part:
    """What a document adds to the batch."""
    from normalizer.names import count_mentions

    summary = summarize(document)
    pieces = parallel_pieces(document, formats)
    return Part(
        id=document.id,
        key=key,
        digest=digest,
        record={
            **document_record(document),
            "characters": summary.characters,
            "proposals": summary.proposed,
        },
        rules=[(count.rule, count.applied, count.proposed, count.flagged) for count in summary.rules],
        dates=date_rows(document),
        names=[
            (place.name, place.spelling, place.type.value, place.start, place.end, place.chinese)
            for place in count_mentions(document.names)
        ],
        pieces={name: piece.decode("utf-8") for name, piece in pieces.items()},
        languages=sorted({segment.language for segment in document.segments}) if pieces else (),
    )


def digest_files(files: Files) -> str:
    """What stands for the content of a document's files."""
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def is_intact(folder: Path, names: Sequence[str], digest: str) -> bool:
    """Whether a document's folder still holds what was written into it."""
    try:
        return digest_files([(name, (folder / name).read_bytes()) for name in names]) == digest
    except OSError:
        return False


def write_parts(path: Path, parts: Sequence[Part]) -> None:
    """Write the parts of a shard, whole or not at all. The times go into a file of their own: they alone vary."""
    times = {part.id: part.record["seconds"] for part in parts}
    lines = [json.dumps({**asdict(part), "record": {**part.record, "seconds": 0}}) + "\n" for part in parts]
    write_whole(path.with_suffix(".times"), json.dumps(times).encode("ascii"))
    write_whole(path, "".join(lines).encode("ascii"))


def read_parts(path: Path) -> Iterator[Part]:
    """The parts of a shard; none where there is no such file or it is broken."""
    try:
        times = json.loads(path.with_suffix(".times").read_text(encoding="ascii"))
        with path.open(encoding="ascii") as lines:
            for line in lines:
                part = Part(**json.loads(line))
                yield replace(part, record={**part.record, "seconds": times.get(part.id, 0)})
    except (OSError, ValueError, TypeError, AttributeError):
        return

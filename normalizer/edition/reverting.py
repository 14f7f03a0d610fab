"""From an edition back to its sources."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from normalizer.edition.files import MANIFEST, WORK, read_manifest, write_whole
from normalizer.edits import revert
from normalizer.errors import NormalizerError, OutputError
from normalizer.sources import encode
from normalizer.sources.model import Encoding


@dataclass(frozen=True, slots=True)
class Reverted:
    """One rebuilt source: where it was written and what it is, or why it could not be rebuilt."""

    id: str
    path: str
    note: str
    error: str | None = None


def revert_edition(out: Path, target: Path) -> Iterator[Reverted]:
    """Rebuild every source of the edition in `out` into `target`, one result a source.

    Raises OutputError where `out` holds no edition.
    """
    manifest = read_manifest(out)
    if manifest is None and (out / WORK).is_dir():
        raise OutputError(
            f"the edition in {out} is not finished: a run was stopped; nothing was written: run the same command again."
        )
    if manifest is None:
        raise OutputError(f"{out} holds no edition ({MANIFEST} is missing or not this program's); nothing was written.")
    documents = manifest["documents"]
    assert isinstance(documents, list)
    for record in documents:
        yield _revert_document(out, target, record)


def revert_text(folder: Path) -> str:
    """The text of a document before any change, from `clean.txt` and `edits.jsonl` in its folder.

    Raises ValueError where the two do not fit each other.
    """
    with (folder / "clean.txt").open(encoding="utf-8", newline="") as file:
        clean = file.read()
    edits = []
    with (folder / "edits.jsonl").open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            change = json.loads(line)
            if change["status"] == "applied":
                edits.append((change["clean_start"], change["before"], change["after"]))
    return revert(clean, edits)


def _revert_document(out: Path, target: Path, record: Mapping[str, Any]) -> Reverted:
    name = str(record.get("id", ""))
    folder = out / "documents" / name
    if not name or PurePosixPath(name).name != name or name in {".", ".."}:
        return Reverted(
            name, "", "", f"{out / MANIFEST} names a document {name!r} that is no plain name; it was skipped."
        )
    try:
        text = revert_text(folder)
        if record.get("extracted"):
            path = target / f"{name}.txt"
            write_whole(path, text.encode("utf-8", "surrogatepass"))
            return Reverted(name, str(path), "the text as it was extracted; its file held another format")
        data = encode(text, Encoding.from_record(record["decoding"]))
        if hashlib.sha256(data).hexdigest() != record["sha256"]:
            return Reverted(
                name, "", "", f"{folder} does not give back its source (checksum differs); nothing was written."
            )
        original = PurePosixPath(str(record["path"]).split("#")[0]).name
        packed = original.lower().endswith(".gz")
        path = target / (original[:-3] if packed else original or f"{name}.txt")
        path = path if path.stem == name else target / f"{name}{path.suffix}"
        write_whole(path, data)
    except NormalizerError as error:
        return Reverted(name, "", "", str(error))
    except (OSError, ValueError, KeyError, TypeError, LookupError) as error:
        detail = error.strerror if isinstance(error, OSError) else error
        return Reverted(
            name, "", "", f"{folder} cannot be reverted ({detail}); nothing was written: clean the sources again."
        )
    return Reverted(name, str(path), "identical to its source" + (", which is compressed" if packed else ""))

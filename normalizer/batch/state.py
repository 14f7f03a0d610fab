"""Where an unfinished run keeps what it has done, inside OUT."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from normalizer.edition.files import MANIFEST, WORK


@dataclass(frozen=True, slots=True)
class State:
    """The folders of one run."""

    out: Path

    @property
    def folder(self) -> Path:
        """What belongs to the run and not to the edition."""
        return self.out / WORK

    @property
    def index(self) -> Path:
        """The inverted index of the references."""
        return self.folder / "index.sqlite"

    @property
    def ticket(self) -> Path:
        """What a finished portion of a batch was a portion of."""
        return self.folder / "portion.json"

    def withdraw(self) -> None:
        """Take away what says that an earlier run was finished, before anything of its edition changes.

        So a reader of OUT can rely on this: where `manifest.json` stands, everything beside it is of one finished run.
        """
        for said in self._finished:
            with contextlib.suppress(FileNotFoundError):
                said.replace(self._aside(said))
                flush()

    def reinstate(self) -> None:
        """Put it back: nothing was changed."""
        for said in self._finished:
            with contextlib.suppress(FileNotFoundError):
                self._aside(said).replace(said)

    def forget_earlier(self) -> None:
        """Drop it: this run is finished."""
        for said in self._finished:
            self._aside(said).unlink(missing_ok=True)

    @property
    def _finished(self) -> tuple[Path, Path]:
        """The files that are written last: of an edition, and of a portion of one."""
        return self.out / MANIFEST, self.ticket

    def _aside(self, path: Path) -> Path:
        return self.folder / f"earlier-{path.name}"

    def survey(self, shard: str) -> Path:
        """What a first look found in a shard: a JSON object a document."""
        return self.folder / "surveys" / f"{shard}.jsonl"

    def part(self, shard: str) -> Path:
        """What a finished shard adds to the tables of the batch: a JSON object a document."""
        return self.folder / "parts" / f"{shard}.jsonl"

    def journal(self, shard: str) -> Path:
        """The document of a shard that is being worked on."""
        return self.folder / "journal" / shard

    def document(self, id: str) -> Path:
        """The folder of a document of the edition."""
        return self.out / "documents" / id


def flush() -> None:
    """Have the system write out what it holds back, where it can be asked to: what follows comes after it on disk."""
    if hasattr(os, "sync"):  # not on Windows
        os.sync()

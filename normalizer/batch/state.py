"""Where an unfinished run keeps what it has done, inside OUT."""

from dataclasses import dataclass
from pathlib import Path

from normalizer.edition.files import WORK


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

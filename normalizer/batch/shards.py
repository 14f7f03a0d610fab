"""Cutting a listing of sources into shards that stay the same when files come and go elsewhere."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizer.errors import UsageError
from normalizer.sources import SourceFailure, SourcePath

MEAN_SIZE = 64
"""How many files a shard holds on average."""
MAX_SIZE = 4 * MEAN_SIZE


@dataclass(frozen=True, slots=True)
class Shard:
    """Neighbouring files of a listing; `first` is the place of the first in the listing."""

    first: int
    paths: tuple[SourcePath | SourceFailure, ...]


def cut_shards(listing: Sequence[SourcePath | SourceFailure]) -> Iterator[Shard]:
    """The listing in shards, cut where a hash of the path says so (content-defined chunking, as in LBFS, Muthitacharoen
    et al. 2001): a file more or less changes the shard it falls into and no other.
    """
    first = 0
    for index, entry in enumerate(listing):
        size = index + 1 - first
        if size >= MAX_SIZE or _is_border(entry.path):
            yield Shard(first, tuple(listing[first : index + 1]))
            first = index + 1
    if first < len(listing):
        yield Shard(first, tuple(listing[first:]))


def name_shard(shard: Shard) -> str:
    """A name for a shard, from its first file: it stays when files are added behind or taken away."""
    return hashlib.sha256(shard.paths[0].path.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_border(path: str) -> bool:
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") % MEAN_SIZE == 0


@dataclass(frozen=True, slots=True)
class Portion:
    """The `number`-th of `count` equal parts of a batch that is split by hand."""

    number: int = 1
    count: int = 1

    @classmethod
    def parse(cls, text: str) -> "Portion":
        """`K/N` as typed. Raises UsageError for anything else.

        >>> Portion.parse("2/5")
        Portion(number=2, count=5)
        """
        number, slash, count = text.partition("/")
        if slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
            return cls(int(number), int(count))
        raise UsageError(f"--shard takes K/N with 1 ≤ K ≤ N, such as 2/5, not {text!r}; nothing was done.")

    def select(self, shards: Sequence[str]) -> tuple[str, ...]:
        """The shards that fall to this portion."""
        return tuple(shards[self.number - 1 :: self.count])

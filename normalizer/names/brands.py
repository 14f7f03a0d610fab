"""Organisations' own spellings of their names and products."""

from dataclasses import dataclass
from functools import cache

from normalizer.edits.evidence import Evidence
from normalizer.names.model import NameType
from normalizer.resources import read_table

FILE = "brands.tsv"


@dataclass(frozen=True, slots=True)
class Brand:
    """A name as its owner writes it. `ordinary` marks one that is also an ordinary word (Apple, Meta): its casing says
    nothing on its own, and it is never recased. `chinese` are the Chinese names it goes by; `source` is where the
    spelling stands."""

    spelling: str
    type: NameType
    ordinary: bool
    chinese: tuple[str, ...]
    source: str

    @property
    def evidence(self) -> Evidence:
        """The line of the table."""
        return Evidence.resource(FILE, self.spelling, f"{self.spelling} ({self.source})")


@cache
def brands() -> dict[str, Brand]:
    """Every brand, by its spelling in lower case."""
    table = {}
    for spelling, kind, ordinary, chinese, source in read_table(FILE, 5):
        names = tuple(name for name in chinese.split("|") if name)
        table[spelling.casefold()] = Brand(spelling, NameType(kind), ordinary == "word", names, source)
    return table


@cache
def brands_in_chinese() -> dict[str, Brand]:
    """The brands by each of their Chinese names."""
    return {name: brand for brand in brands().values() for name in brand.chinese}


def find_brand(spelling: str) -> Brand | None:
    """The brand that `spelling` is a casing of, or None.

    >>> find_brand("Openai").spelling, find_brand("Opener")
    ('OpenAI', None)
    """
    return brands().get(spelling.casefold())

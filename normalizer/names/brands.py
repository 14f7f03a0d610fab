"""Organisations' own spellings of their names and products."""

import re
from dataclasses import dataclass, replace
from functools import cache

from normalizer.edits.evidence import Evidence
from normalizer.names.model import NameType
from normalizer.resources import read_table

FILE = "brands.tsv"
_VERSION = re.compile(r"[ -][0-9]{1,2}(?:\.[0-9]{1,2})?$")


@dataclass(frozen=True, slots=True)
class Brand:
    """A name as its owner writes it. `ordinary` marks one that is also an ordinary word (Apple, Meta): its casing says
    nothing on its own, and it is never recased. `chinese` are the Chinese names it goes by, with a `*` where they are
    ordinary words too; `source` is where the spelling stands."""

    spelling: str
    type: NameType
    ordinary: bool
    chinese: tuple[str, ...]
    source: str

    @property
    def evidence(self) -> Evidence:
        """The line of the table."""
        return Evidence.resource(FILE, _VERSION.sub("", self.spelling), f"{self.spelling} ({self.source})")


@cache
def brands() -> dict[str, Brand]:
    """Every brand, by its spelling in lower case."""
    table = {}
    for spelling, kind, ordinary, chinese, source in read_table(FILE, 5):
        names = tuple(name for name in chinese.split("|") if name)
        table[spelling.casefold()] = Brand(spelling, NameType(kind), ordinary == "word", names, source)
    return table


def find_brand(spelling: str) -> Brand | None:
    """The brand that `spelling` is a casing of, with a version number or without, or None.

    >>> find_brand("Openai").spelling, find_brand("LLAMA 3.1").spelling, find_brand("Opener")
    ('OpenAI', 'Llama 3.1', None)
    """
    brand = brands().get(spelling.casefold())
    version = _VERSION.search(spelling) if brand is None else None
    if version is not None:
        base = brands().get(spelling[: version.start()].casefold())
        if base is not None and base.type is NameType.PRODUCT:
            return replace(base, spelling=base.spelling + version.group())
    return brand

"""Knowledge as commented data files: brands, calques, transliteration, punctuation."""

from functools import cache
from importlib.resources import files


def open_text(name: str) -> str:
    """The whole text of the data file `name` of this package (UTF-8).

    Raises FileNotFoundError for a name that is not there.
    """
    return (files(__name__) / name).read_text(encoding="utf-8")


def open_bytes(name: str) -> bytes:
    """The bytes of the data file `name` of this package."""
    return (files(__name__) / name).read_bytes()


@cache
def read_table(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated data file, each padded or checked to `columns` cells.

    Lines that start with `#` and empty lines are comments. A row with too many cells raises ValueError, with the line.
    """
    rows = []
    for number, line in enumerate(open_text(name).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > columns:
            raise ValueError(f"{name}, line {number}: {len(cells)} cells where {columns} were expected")
        rows.append(cells + ("",) * (columns - len(cells)))
    return tuple(rows)

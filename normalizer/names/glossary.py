"""A user's own glossary of names, which outranks everything that the package knows or finds."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from normalizer.edits.evidence import Evidence, EvidenceKind
from normalizer.errors import UsageError
from normalizer.names.folding import fold_name
from normalizer.names.model import NameType

COLUMNS = ("name", "chinese", "type", "aliases")


@dataclass(frozen=True, slots=True)
class GlossaryName:
    """One line of a glossary. `chinese` and `aliases` may hold several, the first one is the one to use."""

    name: str
    chinese: tuple[str, ...]
    type: NameType
    aliases: tuple[str, ...]
    file: str

    @property
    def evidence(self) -> Evidence:
        """The line of the glossary."""
        shown = " | ".join((self.name, *self.chinese, *self.aliases))
        return Evidence(EvidenceKind.GLOSSARY, f"{self.file}#{self.name}", shown)


class Glossary:
    """The names of a glossary, found by any of their spellings in either script."""

    def __init__(self, names: Iterable[GlossaryName] = ()) -> None:
        self.names = tuple(names)

    def __bool__(self) -> bool:
        return bool(self.names)

    def __contains__(self, spelling: str) -> bool:
        return self.find(spelling) is not None

    @cached_property
    def _by_spelling(self) -> dict[str, GlossaryName]:
        return {fold_name(spelling): name for name in reversed(self.names) for spelling in (name.name, *name.aliases)}

    @cached_property
    def by_chinese(self) -> dict[str, GlossaryName]:
        """The names by each of their Chinese forms and of their aliases in Chinese."""
        return {form: name for name in reversed(self.names) for form in (*name.chinese, *filter(_is_han, name.aliases))}

    def find(self, spelling: str) -> GlossaryName | None:
        """The name with this spelling in Latin letters, but for case, accents, hyphens and spaces."""
        return self._by_spelling.get(fold_name(spelling)) if self.names else None

    def wanted_form(self, latin: str, chinese: str) -> tuple[str, GlossaryName] | None:
        """The Chinese form that is to stand where `chinese` stands for `latin`, and the line that says so.

        A surname alone stays one. None where the glossary has no Chinese for the name, or has `chinese` itself.
        """
        name = self.find(latin)
        if name is None or not name.chinese or chinese in name.chinese:
            return None
        if "·" in chinese or "·" not in name.chinese[0]:
            return name.chinese[0], name
        short = [form for form in name.chinese if "·" not in form]
        return (short[0] if short else name.chinese[0].rsplit("·", 1)[1]), name

    def is_form(self, chinese: str, latin: str) -> bool:
        """Whether the glossary says that `chinese` is a form of `latin`."""
        name = self.by_chinese.get(chinese) if self.names else None
        return name is not None and self.find(latin) is name


EMPTY_GLOSSARY = Glossary()


def read_glossary(path: Path) -> Glossary:
    """The glossary in a CSV file (UTF-8): a heading line with `name` and any of `chinese`, `type`, `aliases`.

    Several Chinese forms or aliases in a cell are separated by `|`. Raises UsageError for a file that is no such table.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(
            f"The glossary {path} cannot be read ({why}); nothing was changed. Give a UTF-8 CSV file."
        ) from None
    reader = csv.reader(io.StringIO(text))
    rows = [[cell.strip() for cell in row] for row in reader if any(cell.strip() for cell in row)]
    heading = [cell.lower() for cell in rows[0]] if rows else []
    if "name" not in heading or not set(heading) <= set(COLUMNS):
        raise UsageError(
            f"The glossary {path} has no usable heading line; nothing was changed. "
            f"Its columns are {', '.join(COLUMNS)}."
        )
    names = []
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(heading, row, strict=False))
        if len(row) > len(heading) or not cells.get("name"):
            raise UsageError(
                f"The glossary {path}, row {number}, has no name or too many cells; nothing was changed. Correct it."
            )
        kind = cells.get("type") or "other"
        if kind not in set(NameType):
            raise UsageError(
                f"The glossary {path}, row {number}, has the unknown type {kind!r}; nothing was changed. "
                f"Use one of {', '.join(NameType)}."
            )
        names.append(
            GlossaryName(
                cells["name"], _several(cells.get("chinese")), NameType(kind), _several(cells.get("aliases")), path.name
            )
        )
    return Glossary(names)


def _is_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())

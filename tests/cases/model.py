"""Cases of repair as JSON: what comes in, what must come out, and what is known to fail."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """One text and its repair.

    `fixed` is the text expected. `touched` are pieces of the text that an edit or a mark must touch; with them and
    without `fixed`, what comes out is left open. With neither, the text must come out as it went in. `references` are
    English texts. `known_failure` says why a case fails for now; one that no longer fails must lose it.
    """

    file: str
    label: str
    text: str
    fixed: str | None = None
    references: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    known_failure: str = ""

    @property
    def negative(self) -> bool:
        """Whether nothing may be changed."""
        return self.fixed is None and not self.touched


def load() -> tuple[Case, ...]:
    """Every case of every file of this folder, in the order of the files' names."""
    cases = []
    for path in sorted(Path(__file__).parent.glob("*.json")):
        for record in json.loads(path.read_text(encoding="utf-8")):
            references, touched = tuple(record.pop("references", ())), tuple(record.pop("touched", ()))
            cases.append(Case(file=path.stem, references=references, touched=touched, **record))
    return tuple(cases)

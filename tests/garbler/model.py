"""What the garbler did to a text: damages with their places, so that the clean text is known and can be restored."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much is broken: seed 003 lies between medium and heavy."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


class Expect(StrEnum):
    """What an honest repair can do: edit (the text, a convention or the references prove the answer), or mark."""

    EDIT = "edit"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Site:
    """A possible damage: the clean text's `[start, end)` becomes `after`. `accepts` are other right answers."""

    start: int
    end: int
    after: str
    kind: str
    expect: Expect = Expect.EDIT
    accepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Damage:
    """A damage done: `[start, end)` of the damaged text reads `after` where the clean text reads `before`."""

    start: int
    end: int
    before: str
    after: str
    kind: str
    expect: Expect
    accepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Garbled:
    """A clean text, what became of it, and how; `references` are English texts that prove some of the answers."""

    clean: str
    text: str
    damages: tuple[Damage, ...]
    references: tuple[str, ...] = ()

    def restore(self) -> str:
        """The clean text, from the damaged one and the damages alone."""
        pieces: list[str] = []
        place = 0
        for damage in self.damages:
            pieces += (self.text[place : damage.start], damage.before)
            place = damage.end
        return "".join((*pieces, self.text[place:]))

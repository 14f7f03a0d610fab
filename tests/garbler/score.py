"""How well a revision undoes known damage: precision, recall and F1 of edits by kind, collateral edits, marks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from normalizer.edits import Edit, Mark, Revision
from tests.garbler.model import Damage, Expect, Garbled

QUOTES = frozenset('“”「」『』"')
QUOTATION = 80  # characters of the longest quotation whose marks are broken, and some more
LEFT_OUT = frozenset({"untranslated"})  # only a translation restores what was not translated


@dataclass(slots=True)
class Tally:
    """Counts over many texts; add() takes one more."""

    wanted: Counter[str] = field(default_factory=Counter)  # damages that ask for an edit, by kind
    found: Counter[str] = field(default_factory=Counter)  # of those, exactly undone
    all: Counter[str] = field(default_factory=Counter)  # every damage
    seen: Counter[str] = field(default_factory=Counter)  # of those, undone or touched by an edit or a mark
    wrong: Counter[str] = field(default_factory=Counter)  # edits that do not restore, by the kind they touch
    wrong_rules: Counter[str] = field(default_factory=Counter)
    right_rules: Counter[str] = field(default_factory=Counter)
    judged: list[tuple[float, bool]] = field(default_factory=list)  # confidence and verdict of every edit
    mark_rules: Counter[str] = field(default_factory=Counter)  # every mark
    mark_rules_right: Counter[str] = field(default_factory=Counter)  # of those, in a damaged place
    marked: int = 0  # characters covered by marks
    marked_right: int = 0  # of those, in damaged places
    characters: int = 0
    examples: list[tuple[str, str, str, str]] = field(default_factory=list)  # rule, before, after, around: wrong edits

    @property
    def edits(self) -> int:
        """All edits made."""
        return len(self.judged)

    @property
    def collateral(self) -> int:
        """Edits where nothing was damaged."""
        return self.wrong["collateral"]

    @property
    def precision(self) -> float:
        """Right edits of all edits."""
        return sum(right for _, right in self.judged) / max(1, self.edits)

    @property
    def recall(self) -> float:
        """Undone damages of those that ask for an edit."""
        return self.found.total() / max(1, self.wanted.total())

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def add(self, garbled: Garbled, revision: Revision) -> None:
        """Counts one text, whose revision must be of the damaged text."""
        if revision.original != garbled.text:
            raise ValueError("the revision is of another text")
        self.characters += len(garbled.clean)
        damages = garbled.damages
        right_edits, undone = judge(garbled.text, damages, revision.edits)
        touched = _touched(damages, revision.ledger)
        for index, damage in enumerate(damages):
            self.all[damage.kind] += 1
            self.seen[damage.kind] += index in undone or index in touched
            if damage.expect is Expect.EDIT and damage.kind not in LEFT_OUT:
                self.wanted[damage.kind] += 1
                self.found[damage.kind] += index in undone
        for number, edit in enumerate(revision.edits):
            right = number in right_edits
            self.judged.append((edit.confidence, right))
            (self.right_rules if right else self.wrong_rules)[edit.rule] += 1
            if not right:
                kinds = [d.kind for d in damages if _meet(d.start, d.end, edit.start, edit.end)]
                self.wrong[kinds[0] if kinds else "collateral"] += 1
                around = garbled.text[max(0, edit.start - 12) : edit.end + 12]
                self.examples.append((edit.rule, edit.before, edit.after, around))
        for mark in revision.marks:
            self.mark_rules[mark.rule] += 1
            self.mark_rules_right[mark.rule] += any(_sees(mark, damage) for damage in damages)
        damaged = {place for d in damages for place in range(d.start, max(d.end, d.start + 1))}
        marked = {place for mark in revision.marks for place in range(mark.start, max(mark.end, mark.start + 1))}
        partners = {m.start for m in revision.marks if m.before in QUOTES and any(_sees(m, d) for d in damages)}
        self.marked += len(marked)
        self.marked_right += len(marked & (damaged | partners))

    def calibration(self) -> list[tuple[str, int, float]]:
        """For each bin of confidence: its name, how many edits it holds, and how many of them are right (0 to 1)."""
        table = []
        for low, high in pairwise((0.8, 0.85, 0.9, 0.95, 0.98, 1.01)):
            verdicts = [right for confidence, right in self.judged if low <= confidence < high]
            if verdicts:
                table.append((f"{low:.2f}–{min(high, 1):.2f}", len(verdicts), sum(verdicts) / len(verdicts)))
        return table


def judge(text: str, damages: Sequence[Damage], edits: Sequence[Edit]) -> tuple[set[int], set[int]]:
    """Which edits are right and which damages they undo, by index.

    Edits and damages that touch are taken together: where both leave the same text, all are right, however they share
    the work (of two copies either may go). Where not, the same is asked of those that overlap, and then of each.
    """
    right: set[int] = set()
    undone: set[int] = set()
    for loose in _groups(damages, edits, touching=True):
        if _agree(text, damages, edits, loose):
            groups = [loose]
        else:
            mine = [damages[i] for i in loose[0]], [edits[i] for i in loose[1]]
            groups = [
                ([loose[0][i] for i in group[0]], [loose[1][i] for i in group[1]])
                for group in _groups(*mine, touching=False)
            ]
        for group in groups:
            if _agree(text, damages, edits, group):
                undone.update(group[0])
                right.update(group[1])
                continue
            for number in group[1]:
                edit = edits[number]
                for index in group[0]:
                    damage = damages[index]
                    if (edit.start, edit.end) == (damage.start, damage.end) and edit.after in (
                        damage.before,
                        *damage.accepts,
                    ):
                        right.add(number)
                        undone.add(index)
    return right, undone


Group = tuple[list[int], list[int]]


def _groups(damages: Sequence[Damage], edits: Sequence[Edit], *, touching: bool) -> list[Group]:
    """Indices of damages and edits that hang together."""
    spans = sorted(
        [(d.start, d.end, 0, i) for i, d in enumerate(damages)] + [(e.start, e.end, 1, i) for i, e in enumerate(edits)]
    )
    groups: list[Group] = []
    reach = -1
    for start, end, which, index in spans:
        joins = start <= reach if touching else start < reach or (start == reach == end)
        if not groups or not joins:
            groups.append(([], []))
            reach = end
        groups[-1][which].append(index)
        reach = max(reach, end)
    return groups


def _agree(text: str, damages: Sequence[Damage], edits: Sequence[Edit], group: Group) -> bool:
    """Whether damages undone and edits applied give the same text; ， and 、 are one, as both were narrowed to one."""
    if not group[0] or not group[1]:
        return False
    chosen = [damages[i] for i in group[0]]
    applied = [edits[i] for i in group[1]]
    start = min(min(damage.start for damage in chosen), min(edit.start for edit in applied))
    end = max(max(damage.end for damage in chosen), max(edit.end for edit in applied))
    answers = {_spell(text, start, end, [(d.start, d.end, d.before) for d in chosen])}
    if len(chosen) == 1:
        answers |= {_spell(text, start, end, [(d.start, d.end, a) for d in chosen]) for a in chosen[0].accepts}
    return _spell(text, start, end, [(e.start, e.end, e.after) for e in applied]) in answers


def _spell(text: str, start: int, end: int, changes: Iterable[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    place = start
    for from_, to, after in changes:
        pieces += (text[place:from_], after)
        place = to
    return "".join((*pieces, text[place:end])).replace("、", "，")


def _meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two spans share a character, or one is empty and stands in or at the edge of the other."""
    if start == end or other_start == other_end:
        return start <= other_end and other_start <= end
    return start < other_end and other_start < end


def _sees(change: Edit | Mark, damage: Damage) -> bool:
    """Whether a change is at the damage; a quotation mark is also seen at the one that has lost its partner."""
    if change.before in QUOTES and damage.kind.startswith("quote"):
        return max(change.start - damage.end, damage.start - change.end) <= QUOTATION
    return _meet(damage.start, damage.end, change.start, change.end)


def _touched(damages: Sequence[Damage], changes: Sequence[Edit | Mark]) -> set[int]:
    return {index for index, damage in enumerate(damages) if any(_sees(change, damage) for change in changes)}

"""Parallel texts with a known alignment: aligned sentences merged, split and dropped at random."""

import re
from dataclasses import dataclass
from random import Random

Gold = tuple[tuple[int, ...], tuple[int, ...]]

_ZH_CUT = re.compile(r"[，；：。！？]”?」?")
_EN_CUT = re.compile(r"[,;:.] ")


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two texts by lines and the beads that align them; where one side was dropped, the bead has an empty side."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    beads: tuple[Gold, ...]


def vary(
    pairs: list[tuple[str, str]], seed: int, merge: float = 0.0, split: float = 0.0, drop: float = 0.0
) -> Parallel:
    """A variant of aligned `pairs` (Chinese, English).

    A share `merge` of neighbours on one side is joined to one line, a share `split` of the lines is cut at an inner
    punctuation mark, a share `drop` of the lines of either side is left out.
    """
    random = Random(seed)
    groups: list[tuple[list[str], list[str]]] = []
    position = 0
    while position < len(pairs):
        zh, en = pairs[position]
        draw = random.random()
        if draw < merge and position + 1 < len(pairs):
            zh2, en2 = pairs[position + 1]
            if random.random() < 0.5:
                groups.append(([zh + zh2], [en, en2]))
            else:
                groups.append(([zh, zh2], [f"{en} {en2}"]))
            position += 2
            continue
        if draw < merge + split:
            if random.random() < 0.5:
                groups.append((_cut(zh, _ZH_CUT, random), [en]))
            else:
                groups.append(([zh], _cut(en, _EN_CUT, random)))
        elif draw < merge + split + drop:
            groups.append(([], [en]))
        elif draw < merge + split + 2 * drop:
            groups.append(([zh], []))
        else:
            groups.append(([zh], [en]))
        position += 1
    zh_lines: list[str] = []
    en_lines: list[str] = []
    beads: list[Gold] = []
    for zh_side, en_side in groups:
        zh_ids = tuple(range(len(zh_lines), len(zh_lines) + len(zh_side)))
        en_ids = tuple(range(len(en_lines), len(en_lines) + len(en_side)))
        beads.append((zh_ids, en_ids))
        zh_lines.extend(zh_side)
        en_lines.extend(en_side)
    return Parallel(tuple(zh_lines), tuple(en_lines), tuple(beads))


def _cut(line: str, at: re.Pattern[str], random: Random) -> list[str]:
    """The line in two at one of its inner punctuation marks, or whole where it has none."""
    places = [m.end() for m in at.finditer(line) if 0.2 * len(line) < m.end() < 0.8 * len(line)]
    if not places:
        return [line]
    place = random.choice(places)
    return [line[:place].strip(), line[place:].strip()]


def score(found: list[Gold], gold: tuple[Gold, ...]) -> tuple[int, int, int]:
    """Strict counts: beads right, beads found, beads in the gold standard; beads with an empty side do not count."""
    ours = {bead for bead in found if bead[0] and bead[1]}
    theirs = {bead for bead in gold if bead[0] and bead[1]}
    return len(ours & theirs), len(ours), len(theirs)


def f1(counts: list[tuple[int, int, int]]) -> float:
    """Strict F1 over all texts together."""
    right, found, gold = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (found + gold) if found + gold else 0.0

"""Sentences that hold what a machine can break (calques, names, brands), mixed into news before it is damaged."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from tests.garbler.model import Expect, Site

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A clean sentence; where `broken` is given, `right` in it can become that, and `english` proves the answer."""

    kind: str
    sentence: str
    right: str
    broken: str
    english: str
    accepts: tuple[str, ...]


@cache
def load() -> tuple[Carrier, ...]:
    """All sentences of the data file."""
    carriers = []
    for line in (DATA / "carriers.tsv").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            kind, sentence, right, broken, english, accepts = (*line.split("\t"), "", "", "", "")[:6]
            carriers.append(Carrier(kind, sentence, right, broken, english, tuple(filter(None, accepts.split("|")))))
    return tuple(carriers)


def plant(clean: str, carriers: tuple[Carrier, ...], random: Random) -> tuple[str, list[Site], tuple[str, ...]]:
    """The text with the carriers' sentences at the ends of its paragraphs, the sites in them, and the references."""
    paragraphs = clean.split("\n")
    ends = [index for index, paragraph in enumerate(paragraphs) if paragraph.endswith(("。", "。」", "。”"))]
    placed: dict[int, list[Carrier]] = {}
    for carrier in carriers:
        if ends:
            placed.setdefault(random.choice(ends), []).append(carrier)
    sites: list[Site] = []
    text = ""
    for index, paragraph in enumerate(paragraphs):
        text += paragraph
        for carrier in placed.get(index, ()):
            sites += _sites(carrier, len(text))
            text += carrier.sentence
        text += "\n" if index + 1 < len(paragraphs) else ""
    references = tuple(carrier.english for carrier in carriers if carrier.english)
    return text, sites, references


def _sites(carrier: Carrier, offset: int) -> list[Site]:
    if carrier.english and carrier.kind == "calque":
        whole = Site(offset, offset + len(carrier.sentence), carrier.english, "untranslated", Expect.MARK)
    else:
        whole = None
    if not carrier.broken:
        return [whole] if whole else []
    start = carrier.sentence.index(carrier.right)
    head = 0
    while carrier.right[head] == carrier.broken[head]:
        head += 1
    tail = 0
    while (
        carrier.right[-1 - tail] == carrier.broken[-1 - tail]
        and tail < min(len(carrier.right), len(carrier.broken)) - head - 1
    ):
        tail += 1
    after = carrier.broken[head : len(carrier.broken) - tail]
    accepts = tuple(
        answer[head : len(answer) - tail]
        for answer in carrier.accepts
        if answer[:head] == carrier.right[:head] and answer.endswith(carrier.right[len(carrier.right) - tail :])
    )
    expect = Expect.MARK if carrier.kind == "name_form" else Expect.EDIT
    place = offset + start
    site = Site(place + head, place + len(carrier.right) - tail, after, carrier.kind, expect, accepts)
    return [site, whole] if whole else [site]

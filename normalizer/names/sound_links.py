"""Which known name a Chinese string spells by its sound, and by what margin."""

from dataclasses import dataclass
from functools import lru_cache

from normalizer.edits.evidence import Evidence
from normalizer.names.folding import split_syllable
from normalizer.names.transliteration import SOUNDS_ALIKE, load_model, match_name, rank_names, syllable
from normalizer.names.voted import Names, VotedName

ENOUGH = 6.0
"""Nats that a name has to score before its sound alone settles a mention."""
ENOUGH_FOR_TWO = 8.0
MARGIN = 3.0
"""Nats by which it has to beat the runner-up."""


@dataclass(frozen=True, slots=True)
class SoundLink:
    """A known name that a Chinese string sounds like: `latin` is the part of it that is spelt."""

    name: VotedName
    latin: str
    score: float


@lru_cache(maxsize=4096)
def link_sound(form: str, names: Names) -> tuple[SoundLink, ...]:
    """The names that `form` sounds like, at least `SOUNDS_ALIKE`, best first; one entry a name."""
    best: dict[int, SoundLink] = {}
    for initial in sorted(initials_of(form) & names.by_initial().keys()):
        latins, entries = names.by_initial()[initial]
        by_latin: dict[str, list[VotedName]] = {}
        for latin, entry in zip(latins, entries, strict=True):
            by_latin.setdefault(latin, []).append(entry)
        for latin, score in rank_names(form, latins):
            if score < SOUNDS_ALIKE:
                break
            if " " not in latin and "·" in form:
                continue  # two parts are not one surname
            for entry in by_latin[latin]:
                known = best.get(id(entry))
                if known is None or known.score < score:
                    best[id(entry)] = SoundLink(entry, latin, score)
    return tuple(sorted(best.values(), key=lambda link: (-link.score, link.name.canonical)))


def initials_of(form: str) -> frozenset[str]:
    """The letters that a name may start with whose Chinese is `form`, by the reading of its first character."""
    return _initials(next((syllable(character) for character in form if syllable(character)), ""))


@lru_cache(maxsize=512)
def _initials(reading: str) -> frozenset[str]:
    """The letters that a name may start with whose first character is read so."""
    model = load_model()
    letters: set[str] = set()
    for table, key in ((model.syllables, reading), (model.initials, split_syllable(reading)[0])):
        spelling = table.get(key)
        if spelling is not None:
            letters.update(chunk[0] for chunk, share in spelling.shares.items() if chunk and share >= 0.005)
    return frozenset(letters)


def enough(form: str) -> float:
    """The nats that `form` takes to settle by its sound: two characters spell many a name."""
    return ENOUGH if len(form) > 2 else ENOUGH_FOR_TWO


def is_settled(form: str, links: tuple[SoundLink, ...]) -> bool:
    """Whether the best of `links` of `form` is good enough and stands out."""
    return (
        bool(links)
        and links[0].score >= enough(form)
        and (len(links) == 1 or links[0].score - links[1].score >= MARGIN)
    )


def describe(form: str, link: SoundLink) -> Evidence:
    """The alignment that the score comes from."""
    match = match_name(form, link.latin)
    pairs = " ".join(f"{step.character}={step.letters or '-'}" for step in match.alignment)
    return Evidence.computation("transliteration", f"{pairs}: {match.score:.1f} nats for {link.latin}")

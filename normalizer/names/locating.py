"""Where a Chinese text has a name that its English is known to have."""

from normalizer.names.folding import fold
from normalizer.names.forms import JOINTS, aliases, known_forms
from normalizer.names.gazetteer import find_headwords
from normalizer.names.sounds import odds
from normalizer.names.transliteration import LONGEST, chances, syllable, weigh
from normalizer.spans import Span

LIKENESS = 0.35
"""What one unit of a character's log-odds of standing in names adds, in nats, to what it spells."""
ENOUGH = 1.0
"""Nats from which a stretch counts, the name being known to occur."""
_DIRECTIONS = {
    "North": "北",
    "South": "南",
    "East": "東",
    "West": "西",
    "New": "新",
    "Upper": "上",
    "Lower": "下",
    "Baja": "下",
}


def locate(latin: str, text: str, start: int = 0, end: int | None = None) -> Span | None:
    """The place of the name `latin` in the Chinese `text[start:end]`, or None where nothing there is like it.

    In turn: a Chinese form that a table or CC-CEDICT gives; what spells the whole name, or the surname alone, by sound;
    the name itself in Latin letters. One place, the first or the best; offsets are those of `text`.
    """
    stop = len(text) if end is None else end
    latin = latin.strip().removeprefix("the ").removeprefix("The ")
    if not latin:
        return None
    known = _locate_form(latin, text, start, stop)
    if known is not None:
        return known
    words = latin.split()
    if len(words) == 2 and words[0] in _DIRECTIONS:
        rest = locate(words[1], text, start, stop)
        if rest is not None and rest.start > start and text[rest.start - 1] == _DIRECTIONS[words[0]]:
            return Span(rest.start - 1, rest.end)
    best = spelt(latin, text, start, stop)
    if len(words) > 1:
        # a person is mostly called by the surname alone; the whole name must spell clearly more to be preferred
        for word in (words[-1], words[0]):
            part = spelt(word, text, start, stop)
            if part is not None and (best is None or part[1] > best[1]):
                best = part
    if best is not None and best[1] >= ENOUGH:
        return best[0]
    place = text.casefold().find(latin.casefold(), start, stop)
    return Span(place, place + len(latin)) if place >= 0 else None


def _locate_form(latin: str, text: str, start: int, end: int) -> Span | None:
    """The longest, then the first, of the Chinese forms that are known for the name."""
    alias = aliases().get(latin)
    name = alias.latin if alias is not None else latin
    forms = {form for form, known in known_forms().items() if known.latin == name} | set(find_headwords(name))
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        place = text.find(form, start, end)
        if place >= 0:
            return Span(place, place + len(form))
    return None


def spelt(latin: str, text: str, start: int, end: int) -> tuple[Span, float] | None:
    """The stretch of `text[start:end]` that spells `latin` best, and its score with what its characters look like."""
    letters = fold(latin)
    width = len(letters)
    if width < 2:
        return None
    chance = chances(letters)
    best: tuple[Span, float] | None = None
    # by letters spelt so far: the score, and where the name starts
    states: dict[int, tuple[float, int]] = {}
    for at in range(start, end):
        reading = syllable(text[at])
        if not reading:
            if text[at] not in JOINTS and text[at] != " ":
                states = {}
            continue
        likeness = LIKENESS * odds(text[at])
        after: dict[int, tuple[float, int]] = {}
        for begin, (score, origin) in (*states.items(), (0, (0.0, at))):
            for finish in range(begin, min(width, begin + LONGEST) + 1):
                if finish == 0:
                    continue
                value = score + likeness + weigh(reading, letters[begin:finish], chance[finish] - chance[begin])
                if finish not in after or value > after[finish][0]:
                    after[finish] = (value, origin)
        # one character spells a Kim or a Lee; of a longer name it is only a part
        if width in after and (width < 4 or after[width][1] < at) and (best is None or after[width][0] > best[1]):
            best = (Span(after[width][1], at + 1), after[width][0])
        least = max(score for score, _ in after.values()) - 12.0
        states = {finish: state for finish, state in after.items() if state[0] >= least}
    return best

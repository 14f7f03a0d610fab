"""Which reading of each word: a Viterbi search over parts of speech with hand-set transitions."""

from collections.abc import Sequence

from normalizer.lexicon import word_class
from normalizer.translation.gloss.model import Part, Reading, Word

_STEP = 0.5  # what each part of speech before it in the list of readings costs

# how well a part follows another; set by grammar, unlisted pairs are neutral
_FOLLOWS: dict[str, dict[str, float]] = {
    "^": {"n": 0.3, "v": -0.4},
    "of": {"n": 1.5, "a": 1.0, "v": -1.0, "name": 1.0},
    "det": {"n": 1.0, "a": 0.7, "v": -1.5, "d": 0.2, "m": 0.8, "f": -0.5},
    "num": {"m": 1.5, "n": 0.5, "v": -1.0, "a": 0.2, "f": 0.2},
    "m": {"n": 1.0, "a": 0.7, "v": -1.0, "f": -0.5, "d": 0.2},
    "poss": {"n": 1.0, "v": -0.5, "a": 0.6},
    "aux": {"v": 2.0, "d": 1.0, "n": -1.5, "a": -0.5, "p": 0.3, "neg": 0.8},
    "neg": {"v": 1.5, "a": 0.5, "n": -1.0},
    "d": {"v": 1.0, "a": 0.8, "n": -0.5, "aux": 0.8, "neg": 0.8, "prog": 0.8, "to": -0.5},
    "prog": {"v": 2.0, "d": 1.0, "a": -1.0, "n": -1.0},
    "to": {"v": 1.5, "n": -1.0, "ba": 1.0, "name": -1.0},
    "p": {"ba": -2.0, "n": 0.8, "v": -0.5, "name": 0.5, "det": 0.5, "pron": 0.5, "num": 0.3, "a": 0.3},
    "bei": {"v": 1.0, "n": 0.4, "name": 0.4, "pron": 0.4},
    "ba": {"p": -1.0, "d": -1.0, "aux": -1.0, "n": 0.8, "v": -1.5, "name": 0.5, "det": 0.5, "poss": 0.5, "pron": 0.5},
    "pron": {"v": 0.7, "aux": 0.5, "d": 0.5, "neg": 0.5, "n": -0.7, "of": 0.3},
    "name": {"v": 0.5, "of": 0.3, "n": 0.1, "aux": 0.4, "d": 0.3, "neg": 0.4},
    "t": {"v": 0.3, "f": 0.3},
    "n": {"v": 0.4, "n": 0.3, "of": 0.3, "f": 0.5, "$": 0.3, "le": -2.0, "zhe": -2.0, "guo": -2.0, "out": -2.0,
          "into": -1.0, "a": -0.1, "c": 0.2, "aux": 0.4, "d": 0.3, "neg": 0.4},
    "v": {"n": 0.5, "v": -0.6, "det": 0.4, "of": -0.3, "$": -0.3, "le": 3.0, "zhe": 3.0, "guo": 1.5, "out": 1.5,
          "into": 1.5, "name": 0.3,
          "num": 0.3, "a": 0.3, "c": -0.3, "pron": 0.3},
    "a": {"n": 0.8, "of": 0.6, "v": -1.0, "-ly": 2.0, "c": 0.1, "name": -0.2},
    "f": {"of": 0.3, "v": 0.2, "n": 0.1},
    "le": {"n": 0.4, "v": -0.6, "det": 0.4, "$": 0.2, "a": 0.3},
    "-ly": {"v": 1.5, "n": -1.0},
    "c": {"$": -0.5},
}  # fmt: skip


_RULED = 0.4  # a verb after one that rules verbs: plan to, decide to


def _kind(reading: Reading) -> str:
    if reading.part is Part.PARTICLE and reading.english in ("in", "on"):
        return "of"  # 中的, 上的
    if reading.part is Part.PARTICLE or reading.english in ("ba", "bei"):
        return reading.english
    return "$" if reading.part is Part.MARK else reading.part.value


def choose_readings(words: Sequence[Word]) -> list[Reading]:
    """One reading for each of `words`: the likeliest row of parts, each by its best reading."""
    if not words:
        return []
    rows: list[dict[Reading, tuple[float, Reading | None]]] = []
    for index, word in enumerate(words):
        row: dict[Reading, tuple[float, Reading | None]] = {}
        kinds: set[str] = set()
        for reading in word.readings:
            kind = _kind(reading)
            if kind in kinds:
                continue
            emission = -_STEP * len(kinds)
            kinds.add(kind)
            if index == 0:
                row[reading] = (emission + _FOLLOWS["^"].get(kind, 0.0), None)
            else:
                steps = ((score + _follow(previous, kind), previous) for previous, (score, _) in rows[-1].items())
                score, previous = max(steps, key=lambda step: step[0])
                row[reading] = (score + emission, previous)
        rows.append(row)
    best = max(rows[-1], key=lambda reading: rows[-1][reading][0] + _follow(reading, "$"))
    chosen: list[Reading] = []
    current: Reading | None = best
    for row in reversed(rows):
        assert current is not None
        chosen.append(current)
        current = row[current][1]
    return _with_verbs(words, chosen[::-1])


def _with_verbs(words: Sequence[Word], chosen: list[Reading]) -> list[Reading]:
    """The readings with a verb where one must follow: in each clause after an auxiliary or 正在, and after 在 or 從.

    在 or 從 and nouns are no clause (在台北舉行, 曾在報社工作的人): without 中, 後 or a verb behind them, the last word
    before 的 or the end of the clause says what happens there, if it can.
    """
    ruler = place_of = None
    for place, reading in enumerate(chosen):
        if reading.part in (Part.PROGRESSIVE, Part.AUXILIARY):
            ruler = place
        elif reading.part is Part.PREPOSITION and reading.english in ("in", "from"):
            place_of = place
        if reading.part is Part.VERB:
            ruler = place_of = None
        elif reading.part in (Part.LOCATION, Part.MARK):
            place_of = None
        following = _kind(chosen[place + 1]) if place + 1 < len(chosen) else "$"
        if ruler is not None and following == "$":
            later = next((at for at in range(ruler + 1, place + 1) if words[at].reading(Part.VERB)), ruler)
            chosen[later] = words[later].reading(Part.VERB) or chosen[later]
            ruler = None
        if place_of is not None and following in ("of", "$", "le") and place - place_of > 1:
            chosen[place] = words[place].reading(Part.VERB) or reading
            place_of = None
    return chosen


def _follow(previous: Reading, kind: str) -> float:
    before = _kind(previous)
    if kind == before == "v" and previous.english in word_class("ruling"):
        return _RULED
    return _FOLLOWS.get("^" if before == "$" else before, {}).get(kind, 0.0)

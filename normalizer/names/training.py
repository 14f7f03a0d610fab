"""Learns how Chinese syllables spell Latin letters: `python -m normalizer.names.training PAIRS`.

PAIRS is a tab-separated file of single names with a heading line: Latin letters, Chinese characters. It is turned into
`resources/transliteration.tsv`, the same bytes every time. The method is expectation maximisation over all ways to cut
the letters into one chunk of 0 to 5 letters a syllable (many-to-many alignment: Jiampojamarn, Kondrak and Sherif,
"Applying many-to-many alignments and hidden Markov models to letter-to-phoneme conversion", NAACL 2007), on pinyin
without tones rather than on characters, so that Taiwan's and the mainland's choice of character count alike.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from pathlib import Path

from normalizer.names.folding import fold, split_chunk, split_syllable

LONGEST = 5
ROUNDS = 8
LEAST = 0.002
"""Chunks below this share are not kept; what is rarer is left to the halves of the syllable."""
LEAST_OF_HALVES = 0.0001
"""The same for initials and finals: with .002 acc@1 among 500 held-out names falls from .929 to .909."""
START, END = "^", "$"
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_IN_NAMES = {
    "柏": "bo",
    "茜": "xi",
    "什": "shi",
    "地": "di",
    "都": "du",
    "伽": "jia",
    "佛": "fo",
    "露": "lu",
    "莎": "sha",
    "娜": "na",
}
"""Characters read otherwise in names than pypinyin's commonest reading."""

Counts = dict[str, defaultdict[str, float]]
"""How often a key (a syllable, an initial, a final) spells a chunk of letters."""


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """The pairs (letters, characters) of a file, folded, without its heading line and without repetitions, sorted."""
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    cells = (line.split("\t") for line in lines if line)
    return sorted({(fold(latin), chinese) for latin, chinese in cells if fold(latin)})


def read_syllables(characters: Iterable[str]) -> dict[str, str]:
    """The pinyin without tone (ü as v) of each character that has one, by pypinyin."""
    from pypinyin import Style, lazy_pinyin

    readings = {}
    for character in sorted(set(characters)):
        reading = fold("".join(lazy_pinyin(character, style=Style.NORMAL, errors="ignore", v_to_u=False)))
        if reading:
            readings[character] = reading
    return {**readings, **{character: _IN_NAMES[character] for character in readings.keys() & _IN_NAMES.keys()}}


def _new_counts() -> Counts:
    return defaultdict(lambda: defaultdict(float))


def _share(counts: dict[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {chunk: count / total for chunk, count in counts.items()}


def learn(pairs: Sequence[tuple[str, str]], syllables: dict[str, str], rounds: int = ROUNDS) -> Counts:
    """How often each syllable spells each chunk in the pairs (letters, characters), as expected after `rounds`
    rounds."""
    spoken: list[tuple[tuple[str, ...], str]] = []
    for letters, characters in pairs:
        readings = tuple(syllables.get(character, "") for character in characters)
        if all(readings) and len(letters) <= LONGEST * len(readings):
            spoken.append((readings, letters))
    counts: Counts = {}
    shares: dict[str, dict[str, float]] | None = None
    for _ in range(rounds):
        counts = _new_counts()
        for readings, letters in spoken:
            _expect(readings, letters, shares, counts)
        # every syllable also spells itself once: names of China, and syllables that no pair has
        for reading in sorted(set(syllables.values())):
            if len(reading) <= LONGEST:
                counts[reading][reading] += 1.0
        shares = {reading: _share(counted) for reading, counted in counts.items()}
    return counts


_FIRST = (0.05, 0.3, 0.3, 0.2, 0.1, 0.05)
"""What a chunk of 0 to 5 letters weighs before anything is learnt."""


def _expect(readings: Sequence[str], letters: str, shares: dict[str, dict[str, float]] | None, counts: Counts) -> None:
    """Adds to `counts` the expected number of times each syllable spells each chunk of this pair (forward-backward)."""
    size, width = len(readings), len(letters)
    rows = [_weigh(reading, letters, None if shares is None else shares.get(reading, {})) for reading in readings]
    forward = [[0.0] * (width + 1) for _ in range(size + 1)]
    forward[0][0] = 1.0
    for at, row in enumerate(rows):
        here, after = forward[at], forward[at + 1]
        for start, end, weight in row:
            if here[start]:
                after[end] += here[start] * weight
    total = forward[size][width]
    if total <= 0.0:
        return
    backward = [0.0] * (width + 1)
    backward[width] = 1.0
    for at in range(size - 1, -1, -1):
        before = [0.0] * (width + 1)
        here, counted = forward[at], counts[readings[at]]
        for start, end, weight in rows[at]:
            if backward[end] and here[start]:
                before[start] += weight * backward[end]
                counted[letters[start:end]] += here[start] * weight * backward[end] / total
        backward = before


def _weigh(reading: str, letters: str, known: dict[str, float] | None) -> list[tuple[int, int, float]]:
    """Every chunk `(start, end, probability)` of `letters` that the syllable may spell; a flat start favours its
    initial."""
    width = len(letters)
    row: list[tuple[int, int, float]] = []
    for start in range(width + 1):
        for end in range(start, min(width, start + LONGEST) + 1):
            if known is None:
                weight = _FIRST[end - start] * (4.0 if letters[start : start + 1] == reading[0] else 1.0)
            else:
                weight = known.get(letters[start:end], 0.0)
            if weight > 1e-9:
                row.append((start, end, weight))
    return row


def learn_bigrams(names: Iterable[str]) -> dict[tuple[str, str], float]:
    """log P(letter | letter before) over the distinct `names`, with add-one smoothing; `^` and `$` are the ends."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in sorted(set(names)):
        for before, letter in zip(START + name, name + END, strict=True):
            counts[before][letter] += 1
    return {
        (before, letter): log((counts[before][letter] + 1) / (counts[before].total() + 27))
        for before in START + ALPHABET
        for letter in ALPHABET + END
    }


def learn_odds(names: Iterable[str]) -> dict[str, float]:
    """The log-odds of each character of the distinct `names` against CC-CEDICT's headwords that are no names,
    add-one."""
    from normalizer.lexicon import load

    spelt = Counter(character for name in sorted(set(names)) for character in name)
    lexicon = load()
    other = set(lexicon.names())
    written = Counter(character for word in lexicon for character in word if word not in other)
    return {
        character: log((count + 1) / (spelt.total() + 5000)) - log((written[character] + 1) / (written.total() + 5000))
        for character, count in sorted(spelt.items())
    }


def split(counts: Counts) -> tuple[Counts, Counts]:
    """The same counts by halves: what each initial spells before a chunk's first vowel, and each final from there
    on."""
    initials = _new_counts()
    finals = _new_counts()
    for reading in sorted(counts):
        initial, final = split_syllable(reading)
        for chunk, count in sorted(counts[reading].items()):
            onset, rest = split_chunk(chunk)
            initials[initial][onset] += count
            finals[final][rest] += count
    return initials, finals


_HEAD = """\
# How Chinese syllables spell Latin letters: learnt from {pairs} name pairs of CedPane (public domain,
# https://ssb22.user.srcf.net/cedpane/) by expectation maximisation in {rounds} rounds.
# Columns: kind; key; how often the key was met; values.
# syllable: pinyin without tone, and the letters it spells as letters:share in 1/10,000 (`-` is no letters; from
# {least} up)
# initial, final: the halves of a syllable, and what they spell before, and from, the first vowel of the letters
# bigram: a letter (^ the start), and -100 log of the probability of a, b, ... z and the end after it in the Latin names
# characters: a syllable, and the characters read so (pypinyin, MIT)
# odds: log of how much oftener characters stand in these names than in the words of CC-CEDICT (CC BY-SA 4.0), and
# which do
# Rebuild: python -m normalizer.names.training PAIRS
"""


def write_model(pairs: Sequence[tuple[str, str]], target: Path) -> None:
    """Learns from `pairs` and writes the data file `target`."""
    syllables = read_syllables(chr(code) for code in range(0x4E00, 0xA000))
    counts = learn(pairs, syllables)
    initials, finals = split(counts)
    bigrams = learn_bigrams(letters for letters, _ in pairs)
    lines = [_HEAD.format(pairs=len(pairs), rounds=ROUNDS, least=LEAST).rstrip("\n")]
    lines += (
        *_spell("syllable", counts, LEAST),
        *_spell("initial", initials, LEAST_OF_HALVES),
        *_spell("final", finals, LEAST_OF_HALVES),
    )
    for before in START + ALPHABET:
        costs = (str(round(-100 * bigrams[before, letter])) for letter in ALPHABET + END)
        lines.append(f"bigram\t{before}\t\t{' '.join(costs)}")
    read: defaultdict[str, list[str]] = defaultdict(list)
    for character, reading in sorted(syllables.items()):
        read[reading].append(character)
    lines += (f"characters\t{reading}\t\t{''.join(read[reading])}" for reading in sorted(read))
    by_odds: defaultdict[int, list[str]] = defaultdict(list)
    for character, odds in learn_odds(characters for _, characters in pairs).items():
        by_odds[round(odds)].append(character)
    lines += (f"odds\t{odds}\t\t{''.join(sorted(by_odds[odds]))}" for odds in sorted(by_odds, reverse=True))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _spell(kind: str, counts: Counts, least: float) -> Iterator[str]:
    for key in sorted(counts):
        total = sum(counts[key].values())
        kept = [
            (round(10_000 * count / total), chunk) for chunk, count in counts[key].items() if count >= least * total
        ]
        kept.sort(key=lambda item: (-item[0], item[1]))
        yield f"{kind}\t{key or '-'}\t{round(total)}\t" + " ".join(f"{chunk or '-'}:{share}" for share, chunk in kept)


def main(arguments: Sequence[str]) -> int:
    """Writes the model learnt from the file of pairs named on the command line into this package's own data."""
    from normalizer import resources

    if len(arguments) != 1:
        print("usage: python -m normalizer.names.training PAIRS", file=sys.stderr)
        return 2
    write_model(read_pairs(Path(arguments[0])), Path(resources.__file__).with_name("transliteration.tsv"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

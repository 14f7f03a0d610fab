"""Aligning two texts that are translations of each other, without any model."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from normalizer.alignment.bands import find_band, narrow_band
from normalizer.alignment.model import Bead
from normalizer.alignment.search import find_path, shape_costs
from normalizer.alignment.tokens import Ints, Side, dictionary_pairs, expand, read_chinese, read_english

# shares of the shapes in translated news, smaller side first; the text's own shares take over as it gets longer
_SHARES = {(1, 1): 0.80, (1, 2): 0.12, (1, 3): 0.02, (1, 4): 0.005, (2, 2): 0.02, (2, 3): 0.005, (0, 1): 0.035}
_SHARES_WEIGHT = 6.0  # beads that the shares of other texts count for
_ROUNDS = 2
_LEARNT_COUNT = 2  # a learnt pair stands together in so many beads at least
_LEARNT_DICE = 0.7  # and so seldom without each other


def align(zh_lines: Sequence[str], en_lines: Sequence[str]) -> tuple[Bead, ...]:
    """The lines of a Chinese text and those of an English text that say the same, in order; each line in one bead.

    Beads of up to four lines against one, 2-2, 2-3 and 3-2; a line without counterpart stands in a bead of its own.
    CC-CEDICT says which words mean the same; after a first round the text's own shapes of beads and the pairs of
    words that keep standing together add to it.

    >>> beads = align(["他辭職了。", "公司拒絕評論。"], ["He resigned.", "The company declined", "to comment."])
    >>> [(bead.zh_ids, bead.en_ids) for bead in beads]
    [((0,), (0,)), ((1,), (1, 2))]
    """
    zh, en = read_chinese(zh_lines), read_english(en_lines)
    pairs = dictionary_pairs(zh, en)
    band = find_band(zh, en, pairs)
    beads = find_path(zh, en, pairs, band, shape_costs(_SHARES))
    known = pairs
    for _ in range(_ROUNDS - 1):
        pairs = _add_learnt(known, zh, en, beads)
        band = narrow_band(beads, len(zh), len(en))
        beads = find_path(zh, en, pairs, band, shape_costs(_own_shares(beads)))
    return beads


def _own_shares(beads: Sequence[Bead]) -> Mapping[tuple[int, int], float]:
    counts: Counter[tuple[int, int]] = Counter()
    for bead in beads:
        low, high = sorted((len(bead.zh_ids), len(bead.en_ids)))
        counts[low, high] += 1
    total = counts.total() + _SHARES_WEIGHT
    return {shape: (counts[shape] + _SHARES_WEIGHT * share) / total for shape, share in _SHARES.items()}


def _add_learnt(pairs: Ints, zh: Side, en: Side, beads: Sequence[Bead]) -> Ints:
    """`pairs` with those of words that stand in the same beads (Dice's coefficient)."""
    zh_beads, en_beads = np.full(len(zh), -1), np.full(len(en), -1)
    for number, bead in enumerate(beads):
        if bead.zh_ids and bead.en_ids:
            zh_beads[list(bead.zh_ids)] = number
            en_beads[list(bead.en_ids)] = number
    zh_words = _words_by_bead(zh, zh_beads)
    en_words = _words_by_bead(en, en_beads)
    left, right = expand(
        np.searchsorted(en_words[:, 0], zh_words[:, 0]), np.searchsorted(en_words[:, 0], zh_words[:, 0], "right")
    )
    keys, counts = np.unique(zh_words[left, 1] * len(en.words) + en_words[right, 1], return_counts=True)
    zh_types, en_types = keys // max(len(en.words), 1), keys % max(len(en.words), 1)
    zh_counts = np.bincount(zh_words[:, 1], minlength=len(zh.words))
    en_counts = np.bincount(en_words[:, 1], minlength=len(en.words))
    dice = 2 * counts / (zh_counts[zh_types] + en_counts[en_types])
    learnt = (counts >= _LEARNT_COUNT) & (dice >= _LEARNT_DICE)
    return np.unique(np.concatenate([pairs, np.stack([zh_types[learnt], en_types[learnt]], axis=1)]), axis=0)


def _words_by_bead(side: Side, beads: Ints) -> Ints:
    """The distinct (bead, type) of a side, sorted; lines outside beads left out."""
    found = np.unique(np.stack([beads[side.lines], side.types], axis=1), axis=0)
    return found[found[:, 0] >= 0]

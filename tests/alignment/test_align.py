"""Aligning two texts that are translations of each other."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.alignment import Bead, align, bands
from tests.alignment.variants import f1, score, vary

STORY = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "story.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PAIRS = [(zh, en) for zh, en in STORY]


def shape(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.zh_ids, bead.en_ids) for bead in beads]


def check_cover(zh: list[str], en: list[str]) -> None:
    beads = align(zh, en)
    assert [line for bead in beads for line in bead.zh_ids] == list(range(len(zh)))
    assert [line for bead in beads for line in bead.en_ids] == list(range(len(en)))
    assert all(bead.zh_ids or bead.en_ids for bead in beads)
    assert all(bead.score == 0 for bead in beads if not (bead.zh_ids and bead.en_ids))


def test_sentences_one_to_one() -> None:
    beads = align([zh for zh, _ in PAIRS], [en for _, en in PAIRS])
    assert shape(beads) == [((line,), (line,)) for line in range(len(PAIRS))]
    assert all(bead.score > 0 for bead in beads)


def test_simplified_chinese_aligns_as_well() -> None:
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    beads = align([convert(zh) for zh, _ in PAIRS], [en for _, en in PAIRS])
    assert shape(beads) == [((line,), (line,)) for line in range(len(PAIRS))]


@pytest.mark.parametrize(
    ("merge", "split", "drop", "floor"), [(0.2, 0.0, 0.0, 0.98), (0.0, 0.2, 0.0, 0.95), (0.1, 0.1, 0.08, 0.93)]
)
def test_merged_split_and_dropped_sentences(merge: float, split: float, drop: float, floor: float) -> None:
    counts = []
    for seed in range(12):
        parallel = vary(PAIRS, seed, merge, split, drop)
        counts.append(score(shape(align(parallel.zh, parallel.en)), parallel.beads))
    assert f1(counts) >= floor


def test_a_bead_of_four_lines_against_one() -> None:
    zh = [zh for zh, _ in PAIRS]
    en = [en for _, en in PAIRS]
    beads = shape(align([*zh[:4], "".join(zh[4:8]), *zh[8:]], en))
    assert ((4,), (4, 5, 6, 7)) in beads
    assert len(beads) == len(zh) - 3


def test_a_paragraph_without_counterpart_stays_alone() -> None:
    zh = [zh for zh, _ in PAIRS]
    en = [en for _, en in PAIRS]
    beads = shape(align(zh[:6] + zh[14:], en))
    assert [en_ids for zh_ids, en_ids in beads if not zh_ids] == [(line,) for line in range(6, 14)]


def test_numbers_align_whatever_their_unit() -> None:
    zh = ["其次是 ABC，有 326 萬人。", "CBS 有 310 萬人。"]
    en = ["ABC was second with 3.26 million.", "CBS had 3.1 million."]
    assert shape(align(zh, en)) == [((0,), (0,)), ((1,), (1,))]


def test_nothing_to_align() -> None:
    assert align([], []) == ()
    assert shape(align(["甲"], [])) == [((0,), ())]
    assert shape(align([], ["a", "b"])) == [((), (0,)), ((), (1,))]
    check_cover(["", "　", "\ud800"], ["", "\x00"])


def test_a_long_text_in_a_band_aligns_as_the_whole_does(monkeypatch: pytest.MonkeyPatch) -> None:
    parallel = vary(PAIRS * 4, 5, 0.1, 0.1, 0.05)
    whole = align(parallel.zh, parallel.en)
    monkeypatch.setattr(bands, "_WHOLE", 0)
    assert sum(bead in whole for bead in align(parallel.zh, parallel.en)) >= 0.97 * len(whole)


def test_texts_that_share_nothing_still_give_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "_WHOLE", 0)
    monkeypatch.setattr(bands, "_WIDEST", 30)
    check_cover(["甲"] * 3, ["x"] * 200)
    check_cover(["甲"] * 200, ["x"] * 3)
    check_cover(["他說了這件事。"] * 90, ["He said this thing."] * 110)


line = st.text(st.sampled_from("國王說他們，。 the king said 12\ud800\u2028é"), max_size=25)


@given(st.lists(line, max_size=12), st.lists(line, max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_line_stands_in_one_bead_in_order(zh: list[str], en: list[str]) -> None:
    check_cover(zh, en)

"""The dictionary and segmentation by it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import lexicon
from normalizer.lexicon.dictionary import Lexicon


@pytest.fixture(scope="module")
def dictionary() -> Lexicon:
    return lexicon.load()


def words(dictionary: Lexicon, text: str, extra: frozenset[str] = frozenset()) -> list[str]:
    return [span.of(text) for span in dictionary.segment(text, extra)]


def test_every_entry_of_a_headword_is_kept(dictionary: Lexicon) -> None:
    readings = {entry.pinyin for entry in dictionary.entries("行")}
    assert {"hang2", "xing2"} <= readings


def test_both_scripts_are_headwords(dictionary: Lexicon) -> None:
    assert dictionary.entries("發現") == dictionary.entries("发现")
    assert dictionary.is_word("發現") and dictionary.is_word("发现")


def test_entries_that_share_a_simplified_form_stand_together() -> None:
    book = Lexicon(["# note", "發 发 [fa1] /to send out/", "髮 发 [fa4] /hair/", "發 发 [fa1] /(classifier)/"])
    assert [entry.senses for entry in book.entries("发")] == [("to send out",), ("hair",), ("(classifier)",)]
    assert [entry.traditional for entry in book.entries("發")] == ["發", "發"]
    assert len(book) == 3


def test_an_unknown_word_has_no_entries(dictionary: Lexicon) -> None:
    assert dictionary.entries("梅塔克") == ()
    assert dictionary.english_words("梅塔克") == frozenset()
    assert not dictionary.is_word("")


def test_english_words_leave_out_pinyin(dictionary: Lexicon) -> None:
    assert "exodus" in dictionary.english_words("出埃及記")
    assert not {"chu", "ji"} & dictionary.english_words("出埃及記")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("至少有三位研究人員", "至少 有 三 位 研究人員"),
        ("競爭激烈的招聘", "競爭 激烈 的 招聘"),
        ("發言人表示不滿", "發言人 表示 不滿"),
        ("主要研究人員說", "主要 研究人員 說"),
        ("他於6月離開", "他 於 月 離開"),
    ],
)
def test_segmentation(dictionary: Lexicon, text: str, expected: str) -> None:
    assert " ".join(words(dictionary, text)) == expected


def test_words_that_the_caller_knows_are_kept_whole(dictionary: Lexicon) -> None:
    assert "梅塔" not in words(dictionary, "和梅塔合作")
    assert words(dictionary, "和梅塔合作", frozenset({"梅塔"})) == ["和", "梅塔", "合作"]


@given(st.text(alphabet="的了研究人員發現A ,。梅塔一二三", max_size=60))
def test_segments_cover_the_han_and_nothing_else(text: str) -> None:
    spans = lexicon.load().segment(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert covered == "".join(char for char in text if "\u4e00" <= char <= "\u9fff")


def test_a_long_degenerate_run_is_segmented(dictionary: Lexicon) -> None:
    text = "的" * 20_000
    assert sum(len(span) for span in dictionary.segment(text)) == len(text)

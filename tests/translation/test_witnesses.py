"""What dictionary and back-translation say about a garbled place."""

from normalizer import references
from normalizer.edits.evidence import EvidenceKind
from normalizer.translation import witnesses

KNOWN = references.build(
    [
        ("a", "The exodus of engineers goes on. WIRED wrote about it. The rocky start surprised analysts.", "en"),
        ("b", "Reporters of WIRED counted ten departures.", "en"),
    ]
)


def test_a_book_of_the_bible_may_be_a_common_noun() -> None:
    text = "這次出埃及記很大"
    (found,) = witnesses.find_dictionary_witnesses(text, KNOWN)
    assert (text[found.start : found.end], found.english, found.by) == ("出埃及記", "exodus", "dictionary")
    assert [piece.kind for piece in found.evidence] == [EvidenceKind.RESOURCE, EvidenceKind.SOURCE]


def test_a_word_may_be_a_name_of_the_references() -> None:
    found = witnesses.find_dictionary_witnesses("根據有線報告", KNOWN)
    assert ("有線", "WIRED") in [(item.surface, item.english) for item in found]


def test_without_references_nothing_is_said() -> None:
    assert witnesses.find_dictionary_witnesses("這次出埃及記很大", references.EMPTY) == ()
    assert witnesses.find_translation_witnesses("岩石開端", "rocky start", references.EMPTY) == ()


def test_a_translation_shows_the_word_that_no_sense_explains() -> None:
    text = "工程師的流星雨"
    (found,) = witnesses.find_translation_witnesses(text, "the exodus of engineers", KNOWN)
    assert (found.surface, found.english, found.by) == ("流星雨", "exodus", "translation")
    assert found.evidence[0].kind is EvidenceKind.TRANSLATION


def test_what_is_explained_is_no_witness() -> None:
    assert witnesses.find_translation_witnesses("工程師離開", "engineers leave", KNOWN) == ()


def test_pairs_that_would_be_guesses_are_not_made() -> None:
    assert witnesses.find_translation_witnesses("流星雨和雪茄", "the exodus", KNOWN) == ()

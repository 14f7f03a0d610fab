"""What back-translation says about a garbled place."""

from normalizer import references
from normalizer.edits.evidence import EvidenceKind
from normalizer.translation import witnesses

KNOWN = references.build(
    [
        ("a", "The exodus of engineers goes on. WIRED wrote about it. The rocky start surprised analysts.", "en"),
        ("b", "Reporters of WIRED counted ten departures.", "en"),
    ]
)


def test_without_references_nothing_is_said() -> None:
    assert witnesses.find_translation_witnesses("岩石開端", "rocky start", references.EMPTY) == ()


def test_a_translation_shows_the_word_that_no_sense_explains() -> None:
    text = "工程師的流星雨"
    (found,) = witnesses.find_translation_witnesses(text, "the exodus of engineers", KNOWN)
    assert (found.surface, found.english) == ("流星雨", "exodus")
    assert found.evidence[0].kind is EvidenceKind.TRANSLATION


def test_what_is_explained_is_no_witness() -> None:
    assert witnesses.find_translation_witnesses("工程師離開", "engineers leave", KNOWN) == ()


def test_pairs_that_would_be_guesses_are_not_made() -> None:
    assert witnesses.find_translation_witnesses("流星雨和雪茄", "the exodus", KNOWN) == ()

"""The same period in several sources."""

from normalizer.dates import find
from normalizer.dates.matching import DatedText, compare, match, sentence_around


def dated(id: str, text: str) -> DatedText:
    return DatedText(id, text, find(text))


def test_the_same_period_matches_across_languages_and_carries_its_sentence() -> None:
    one = dated("a", "他在2025年6月下旬離開。之後沒有消息。")
    other = dated("b", "Nothing was said. He left in late June 2025 for good.")
    here, there = match([one, other])
    assert [(m.document, m.text) for m in here[0].matches] == [("b", "He left in late June 2025 for good.")]
    assert [m.document for m in there[0].matches] == ["a"]


def test_nothing_matches_within_a_document_or_without_a_known_year() -> None:
    (first, second, third), (fourth,) = match(
        [dated("a", "2025年5月。2025年5月。7月1日。"), dated("b", "It began on July 1.")]
    )
    assert not (first.matches or second.matches or third.matches or fourth.matches)


def test_two_days_of_one_event_are_told_apart() -> None:
    (one,), (other,) = find("2025年5月3日"), find("May 4, 2025")
    made = compare(one, other, "b")
    assert made is not None
    assert made.outcome == "fails"
    assert "2025-05-04 in b" in made.detail
    assert compare(one, find("May 2025")[0], "b") is None


def test_a_long_line_is_cut() -> None:
    text = "x" * 1000 + " 2025 " + "y" * 1000
    assert len(sentence_around(text, 1001, 1005)) < 320

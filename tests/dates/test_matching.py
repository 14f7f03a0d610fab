"""The same period in several sources."""

from normalizer.dates import Basis, find
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
        [dated("a", "2025年5月。2025年5月。\n7月1日。"), dated("b", "It began on July 1.")]
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


def test_an_open_day_matches_full_dates_and_is_not_settled_by_them() -> None:
    (found,), (full,), (other,) = match(
        [
            dated("a", "禮來在8月26日公佈結果。"),
            dated("b", "It said so on Aug 26, 2025."),
            dated("c", "On August 26 too."),
        ]
    )
    assert [place.document for place in found.matches] == ["b"]
    assert (found.edtf, found.basis, found.anchor) == ("XXXX-08-26", Basis.NONE, None)
    assert [place.document for place in full.matches] == ["a", "c"]
    assert [place.document for place in other.matches] == ["b"]


def test_a_guessed_year_is_checked_against_full_dates() -> None:
    text = "2025年6月9日裁定。\n他在12月20日投訴，電影在8月上映。\n之後在7月31日作證。"
    found, _, _ = match(
        [
            dated("a", text),
            dated("b", "He sued on December 20, 2024 over a film of August 2024."),
            dated("c", "He spoke on July 31, 2025."),
        ]
    )
    _, day, month, holds = found
    assert [made.outcome for each in (day, month, holds) for made in each.checks] == ["fails", "fails", "holds"]
    assert "b has the same date in 2024" in day.checks[0].detail
    assert (day.basis, day.edtf) == (Basis.INFERRED_YEAR, "2025-12-20"), "a check settles nothing"
    assert day.confidence < 0.5

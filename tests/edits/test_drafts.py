"""Marks of a draft."""

from normalizer.edits import Draft, Finding


def test_of_two_equal_proposals_the_surer_stays_and_flags_stay_apart() -> None:
    draft = Draft("一個球場")
    said = [
        Finding(2, 4, "法院", "one", "by a table", 0.4),
        Finding(2, 4, "法院", "two", "by the references", 0.6),
        Finding(2, 4, "法庭", "one", "by a table", 0.3),
        Finding(2, 4, None, "one", "odd", 0.5),
        Finding(2, 4, None, "two", "odd", 0.5),
        Finding(2, 4, None, "two", "odd", 0.5),
    ]
    marks = draft.revision(said).marks
    assert [(mark.rule, mark.after) for mark in marks] == [
        ("one", None),
        ("two", None),
        ("one", "法庭"),
        ("two", "法院"),
    ]

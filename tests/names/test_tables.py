"""The name table, its explanation, and the policy on names."""

import pytest

from normalizer.edits.findings import Finding
from normalizer.names import (
    NameEntry,
    NameForm,
    NameMention,
    Tally,
    arrange,
    count_mentions,
    explain,
    find,
    localize,
    make_entries,
    table,
)
from normalizer.references import build

TEXTS = {
    "a": ("We saw Mark Zuckerberg of Facebook and Openai here.", "en"),
    "b": ("The report by Mark Zuckerburg of Facebook says so.", "en"),
    "c": ("馬克·扎克伯格(Mark Zuckerberg)說。扎克伯格又說，扎克伯格(Zuckerberg)走了。", "zh-Hant"),
}
KNOWN = build((name, text, tag) for name, (text, tag) in TEXTS.items())


def mentions() -> list[tuple[str, tuple[NameMention, ...]]]:
    return [(name, find(text, (), KNOWN, document=name)) for name, (text, _) in TEXTS.items()]


def entry(canonical: str) -> NameEntry:
    (found,) = [entry for entry in table(mentions()) if entry.canonical == canonical]
    return found


def test_an_entry_has_all_spellings_by_document() -> None:
    name = entry("Mark Zuckerberg")
    assert name.documents == {"a": 1, "b": 1, "c": 3}
    assert name.mentions == 5
    assert {alias.spelling: dict(alias.documents) for alias in name.aliases} == {
        "Mark Zuckerburg": {"b": 1},
        "Zuckerberg": {"c": 1},
        "馬克·扎克伯格": {"c": 1},
        "扎克伯格": {"c": 2},
    }
    assert name.canonical_zh in {"馬克·扎克伯格", "扎克伯格"}
    assert name.disagreements == ("Mark Zuckerberg in a, c; Mark Zuckerburg in b. Mark Zuckerberg is kept.",)
    assert name.first is not None
    assert (name.first.ref, name.first.text) == ("a", "Mark Zuckerberg")


def test_the_owners_spelling_is_said() -> None:
    assert entry("OpenAI").disagreements == ("Openai in a. OpenAI is its owner's own spelling.",)


def test_shards_make_the_same_table() -> None:
    tallies = []
    for name, found in mentions():
        tally = Tally()
        tally.add(name, count_mentions(found))
        tallies.append(tally)
    first, second, third = tallies
    assert make_entries(third.merge(first).merge(second)) == table(mentions())


def test_the_explanation_shows_every_step() -> None:
    text = explain("扎克伯格", mentions(), KNOWN.names)
    for part in (
        "dictionary: Mark Zuckerberg",
        "by sound",
        "vote: Mark Zuckerberg: 3 documents",
        "same-document",
        "3 mentions",
    ):
        assert part in text, part


def changes(text: str, form: NameForm) -> list[tuple[str, str | None]]:
    return [(text[change.start : change.end], change.after) for change in arrange(text, find(text), form)]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        (NameForm.GLOSS_FIRST, [("梅塔(Meta)", "Meta"), ("戴夫·阿諾德(Dave Arnold)", "戴夫·阿諾德")]),
        (
            NameForm.LATIN,
            [
                ("梅塔(Meta)", "Meta"),
                ("戴夫·阿諾德(Dave Arnold)", "Dave Arnold"),
                ("戴夫·阿諾德(Dave Arnold)", "Dave Arnold"),
                ("阿諾德", "Dave Arnold"),
            ],
        ),
        (
            NameForm.CHINESE,
            [
                ("梅塔(Meta)", "梅塔"),
                ("戴夫·阿諾德(Dave Arnold)", "戴夫·阿諾德"),
                ("戴夫·阿諾德(Dave Arnold)", "戴夫·阿諾德"),
            ],
        ),
    ],
)
def test_the_policy_on_names(form: NameForm, wanted: list[tuple[str, str]]) -> None:
    text = "梅塔(Meta)的戴夫·阿諾德(Dave Arnold)說。他是戴夫·阿諾德(Dave Arnold)。然後阿諾德又說。"
    assert changes(text, form) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "標準普爾500指數下跌。好萊塢記者說。",  # no document writes the name
        "Elon Musk說，伊隆·馬斯克走了。",  # it would be said twice
        "Elon Musk：馬斯克3人走了。",  # figures would touch it
        "他在瑞典(Sweden)見了人。",  # a place
        "普丁說俄羅斯很大。",
    ],
)
def test_latin_names_are_written_only_where_a_document_has_them_and_they_stand_free(text: str) -> None:
    assert changes(text, NameForm.LATIN) == []


def test_a_repetition_that_only_the_policy_would_make_is_not_made() -> None:
    text = "他解僱州長麗莎·庫克(Lisa Cook)，麗莎庫克(Lisa Cook)拒絕辭職。"
    assert changes(text, NameForm.LATIN) == [("麗莎·庫克(Lisa Cook)", "Lisa Cook")]
    text = "斯威夫特(Swift)被傳喚，泰勒·斯偉夫特(Taylor Swift)被傳喚。"
    assert changes(text, NameForm.LATIN) == [("斯威夫特(Swift)", "Taylor Swift")]


def test_the_default_policy_leaves_established_names_alone() -> None:
    text = "微軟（Microsoft）與世界衛生組織（WHO）的比爾·蓋茲（Bill Gates）在紐約。"
    assert changes(text, NameForm.GLOSS_FIRST) == []


@pytest.mark.parametrize(
    ("locale", "wanted"),
    [
        ("zh-TW", [("馬克·扎克伯格", "馬克·祖克柏"), ("扎克伯格", "祖克柏")]),
        ("zh-HK", [("馬克·扎克伯格", "馬克·朱克伯格"), ("扎克伯格", "朱克伯格")]),
        ("zh-CN", []),
    ],
)
def test_regional_forms(locale: str, wanted: list[tuple[str, str]]) -> None:
    text = "馬克·扎克伯格(Mark Zuckerberg)說，扎克伯格走了。"
    found: list[Finding] = list(localize(find(text), locale))
    assert [(text[change.start : change.end], change.after) for change in found] == wanted

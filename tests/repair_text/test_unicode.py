"""Invisible characters, odd spaces, compatibility forms."""

import unicodedata

import pytest

from normalizer.repairs.context import Pass
from normalizer.repairs.unicode import drop_invisible_characters, plain_spaces, restore_plain_forms
from tests.repair_text.texts import SENTENCES, apply, find

PASSES: tuple[Pass, ...] = (drop_invisible_characters, plain_spaces, restore_plain_forms)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("實\u200b驗\ufeff室", "實驗室"),
        ("re\u00adsearch\u2060er", "researcher"),
        ("a\x00b\x07c\x9dd", "abcd"),
        ("left\u200eto right", "leftto right"),
        ("中\u200d文", "中文"),
        ("tab\tand\nline\r\n", "tab\tand\nline\r\n"),
        ("👩\u200d🔬 می\u200cخواهم क\u094d\u200dष", "👩\u200d🔬 می\u200cخواهم क\u094d\u200dष"),
        ("שלום \u200eabc\u200f עולם", "שלום \u200eabc\u200f עולם"),
    ],
)
def test_invisible_characters(text: str, after: str) -> None:
    assert apply(drop_invisible_characters, text) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Register\u00a0here for the\u2009newsletter of the day", "Register here for the newsletter of the day"),
        ("他說\u00a0Meta\u202f已經開始", "他說 Meta 已經開始"),
        ("　縮排的中文段落", "　縮排的中文段落"),
        ("Les élèves de l’école sont partis\u00a0: « c’est fini\u202f! »", None),
    ],
)
def test_spaces(text: str, after: str | None) -> None:
    assert apply(plain_spaces, text) == (text if after is None else after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("⽂⼈⾯", "文人面"),
        ("\uf9d0\uf90a", "類金"),
        ("ﬁnal oﬀer", "final offer"),
        ("ｱﾒﾘｶ", "アメリカ"),
        ("一﹐二﹑三︰四", "一，二、三：四"),
        ("cafe\u0301 n\u0303", "café ñ"),
        ("か\u3099っこう", "がっこう"),
        ("ＡＢＣ１２３，：（）", "ＡＢＣ１２３，：（）"),
        ("① ㎡ ℃ ™ ½", "① ㎡ ℃ ™ ½"),
    ],
)
def test_plain_forms(text: str, after: str) -> None:
    assert apply(restore_plain_forms, text) == after


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_clean_text_is_left_alone(language: str) -> None:
    text = unicodedata.normalize("NFC", "\n".join(SENTENCES[language]))
    assert [finding for run in PASSES for finding in find(run, text)] == []


@pytest.mark.parametrize("text", ["\u200b" * 100_000, "a\u0301" * 50_000, "a" + "\u0301" * 100_000, "\xa0" * 50_000])
def test_long_degenerate_texts(text: str) -> None:
    for run in PASSES:
        find(run, text)

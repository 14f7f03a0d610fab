"""Text read in a wrong encoding."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.repairs.confusions import to_bytes
from normalizer.repairs.mojibake import flag_lost_characters, undo_mojibake
from tests.repair_text.texts import SENTENCES, apply, find

TAIWAN, CHINA = SENTENCES["zh-Hant"], SENTENCES["zh-Hans"]


def misread(text: str, meant: str, codec: str) -> str:
    """`text` written in `meant` and read in `codec`; a byte that `codec` leaves free becomes a control character."""
    data = text.encode(meant)
    characters = []
    for byte in data:
        try:
            characters.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            characters.append(chr(byte))
    return "".join(characters)


KINDS: dict[str, Callable[[str], str]] = {
    "UTF-8 as Latin-1": lambda text: misread(text, "utf-8", "latin-1"),
    "UTF-8 as cp1252": lambda text: misread(text, "utf-8", "cp1252"),
    "UTF-8 as Mac Roman": lambda text: misread(text, "utf-8", "mac_roman"),
    "UTF-8 as cp437": lambda text: misread(text, "utf-8", "cp437"),
    "UTF-8 as cp1252, twice": lambda text: misread(misread(text, "utf-8", "cp1252"), "utf-8", "cp1252"),
    "UTF-8 as cp1252, no-break spaces lost": lambda text: misread(text, "utf-8", "cp1252").replace("\xa0", " "),
    "Big5 as GB 18030": lambda text: text.encode("big5").decode("gb18030"),
    "Big5 as Latin-1": lambda text: misread(text, "big5", "latin-1"),
    "Big5 as cp1252": lambda text: misread(text, "big5", "cp1252"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", TAIWAN)
def test_lossless_damage_is_undone(kind: str, text: str) -> None:
    damaged = KINDS[kind](text)
    assert damaged != text
    assert apply(undo_mojibake, damaged) == text


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", CHINA)
def test_gbk_read_as_western(codec: str, text: str) -> None:
    assert apply(undo_mojibake, misread(text, "gbk", codec)) == text


@pytest.mark.parametrize("language", ["fr", "de", "es", "sv", "pl", "ru", "el", "ja", "ko", "vi"])
@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_utf_8_of_other_languages(language: str, codec: str) -> None:
    for text in SENTENCES[language]:
        damaged = misread(text, "utf-8", codec)
        if damaged != text:
            assert apply(undo_mojibake, damaged) == text


def test_only_some_spans_are_damaged() -> None:
    text = f"{TAIWAN[0]}{misread(TAIWAN[1], 'utf-8', 'cp1252')}{TAIWAN[2]}\n{TAIWAN[0]}"
    assert apply(undo_mojibake, text) == f"{TAIWAN[0]}{TAIWAN[1]}{TAIWAN[2]}\n{TAIWAN[0]}"
    line = f"{TAIWAN[0]}\n{TAIWAN[1].encode('big5').decode('gb18030')}\n{TAIWAN[2]}"
    assert apply(undo_mojibake, line) == "\n".join(TAIWAN[:3])


def test_the_edits_are_as_narrow_as_the_damage() -> None:
    text = "The caf" + misread("é", "utf-8", "cp1252") + " serves na" + misread("ï", "utf-8", "cp1252") + "ve guests."
    findings = find(undo_mojibake, text)
    assert [(text[each.start : each.end], each.after) for each in findings] == [("Ã©", "é"), ("Ã¯", "ï")]


@pytest.mark.parametrize(
    ("damaged", "text"),
    [
        # examples of ftfy's documentation (MIT), as far as its safe configuration covers them
        ("âœ” No problems", "✔ No problems"),
        ("The Mona Lisa doesnÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢t have eyebrows.", "The Mona Lisa doesn’t have eyebrows."),
        ("l’humanitÃ©", "l’humanité"),
        ("\x84Handwerk überall\x93: so war es", "„Handwerk überall“: so war es"),
        ("Ã\xa0 perturber la rÃ©flexion", "à perturber la réflexion"),
        ("This is â€œquotedâ€\x9d", "This is “quoted”"),
    ],
)
def test_what_ftfy_repairs(damaged: str, text: str) -> None:
    assert apply(undo_mojibake, damaged) == text


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_clean_text_is_left_alone(language: str) -> None:
    assert find(undo_mojibake, "\n".join(SENTENCES[language])) == []


@pytest.mark.parametrize(
    "text",
    [
        "Il est désolé – vraiment", "CAFÉ « É» ‘á“", "żółć „ć ł”", "«Ă» ß“", "naïve façade, Ångström, © ™ ½", "🙂🙃",
        "人名：黌薁龘驫、犇猋麤、淼焱垚",
        "¿Qué? ¡Así! ñ", "ÄÖÜ äöü ß", "Ελληνικά – «ναι»", "Привет, „мир“!", "ВІКІ", "Ã", "…—…“”",
    ],
)  # fmt: skip
def test_odd_but_right_text_is_left_alone(text: str) -> None:
    assert find(undo_mojibake, text) == []


def test_lost_bytes_are_proposed_and_never_applied() -> None:
    damaged = TAIWAN[0].encode().decode("cp1252", "replace")
    assert "\ufffd" in damaged
    findings = find(undo_mojibake, damaged)
    assert findings
    assert all(finding.confidence < 0.8 for finding in findings if "\ufffd" in damaged[finding.start : finding.end])


@given(st.text(max_size=120))
@settings(max_examples=200)
def test_places_and_confidence_of_any_text(text: str) -> None:
    last = 0
    for finding in find(undo_mojibake, text):
        assert last <= finding.start < finding.end <= len(text)
        assert finding.after != text[finding.start : finding.end]
        last = finding.end


@given(st.sampled_from([text for texts in SENTENCES.values() for text in texts]), st.sampled_from(sorted(KINDS)))
@settings(max_examples=150)
def test_a_repaired_text_needs_no_repair(text: str, kind: str) -> None:
    try:
        damaged = KINDS[kind](text)
    except UnicodeError:
        return
    for _ in range(3):
        damaged = apply(undo_mojibake, damaged)
    assert apply(undo_mojibake, damaged) == damaged


def test_lost_characters_are_flagged() -> None:
    findings = find(flag_lost_characters, "a\ufffd\ufffdb\ufffd")
    assert [(each.start, each.end, each.after, each.reason) for each in findings] == [
        (1, 3, None, "2 undecodable bytes"),
        (4, 5, None, "1 undecodable byte"),
    ]


def test_free_bytes_stand_for_themselves() -> None:
    assert to_bytes("\x81\x8d€", "cp1252") == b"\x81\x8d\x80"
    assert to_bytes("中", "cp1252") is None


@pytest.mark.parametrize(
    "text", ["Ã" * 50_000, "é" * 100_000, "龘" * 100_000, "Ã© " * 30_000, "\ufffd" * 50_000, "ä ”" * 30_000]
)
def test_long_degenerate_texts(text: str) -> None:
    find(undo_mojibake, text)

"""Bytes to text and back."""

import codecs
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizer.errors import SourceError, UsageError
from normalizer.sources import Encoding, UndecodableByte, encode
from normalizer.sources.deciding import read_text

SENTENCES: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "language" / "sentences.json").read_text(encoding="utf-8")
)
LEGACY = [
    ("zh-Hant", "big5"), ("zh-Hant", "big5hkscs"), ("zh-Hant", "cp950"), ("zh-Hant", "gb18030"), ("zh-Hans", "gb18030"),
    ("zh-Hans", "gbk"), ("ja", "shift_jis"), ("ja", "cp932"), ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("ko", "euc_kr"),
    ("ko", "cp949"), ("fr", "cp1252"), ("de", "cp1252"), ("de", "latin-1"), ("es", "cp1252"), ("sv", "cp1252"),
    ("pl", "cp1250"), ("cs", "cp1250"), ("hu", "iso8859_2"), ("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"),
    ("uk", "cp1251"), ("bg", "cp1251"), ("el", "cp1253"), ("tr", "cp1254"), ("he", "cp1255"), ("ar", "cp1256"),
    ("th", "cp874"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "codec"), LEGACY)
def test_old_encodings_are_told_apart(language: str, codec: str) -> None:
    text = "\n".join(SENTENCES[language])
    data = text.encode(codec)
    found, encoding = read_text("a.txt", data)
    assert found == text
    assert encode(found, encoding) == data
    assert encoding.reason


@pytest.mark.parametrize("language", sorted(SENTENCES))
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"])
def test_unicode_in_every_form(language: str, codec: str) -> None:
    text = "2025 – " + "\r\n".join(SENTENCES[language])
    data = text.encode(codec)
    found, encoding = read_text("a.txt", data)
    assert found == text
    assert encode(found, encoding) == data
    assert encoding.bom == (codec in ("utf-8-sig", "utf-16", "utf-32"))


def test_undecodable_bytes_are_recorded_and_come_back() -> None:
    text = "這是一篇文章。" * 20
    data = text.encode() + b"\xff\xc3" + text.encode() + b"\xe9\x80"
    found, encoding = read_text("a.txt", data)
    assert found == f"{text}\ufffd\ufffd{text}\ufffd\ufffd"
    assert encoding.undecodable[0] == UndecodableByte(len(text), 0xFF)
    assert len(encoding.undecodable) == 4
    assert encode(found, encoding) == data


def test_a_replacement_character_of_the_file_itself_is_no_undecodable_byte() -> None:
    data = "這裡有一個\ufffd字。".encode()
    found, encoding = read_text("a.txt", data)
    assert encoding.undecodable == ()
    assert encode(found, encoding) == data


def test_bytes_that_the_codec_would_spell_otherwise_come_back() -> None:
    """Windows' Shift-JIS has some characters twice."""
    data = "政府は火曜日に発表した。".encode("cp932") + b"\xfa\x4a\xed\x40" + "これは日本語の文章です。".encode("cp932")
    found, encoding = read_text("a.txt", data)
    assert encoding.odd
    assert encode(found, encoding) == data
    assert encode(found, Encoding.from_record(json.loads(json.dumps(encoding.to_record())))) == data


@given(st.binary(min_size=1, max_size=300))
@settings(max_examples=300)
def test_any_bytes_come_back_or_are_refused_with_a_sentence(data: bytes) -> None:
    try:
        text, encoding = read_text("a.txt", data)
    except SourceError as error:
        assert "a.txt" in str(error)
    else:
        assert encode(text, encoding) == data
        assert encode(text, Encoding.from_record(encoding.to_record())) == data


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "big5", "gb18030", "shift_jis", "euc-kr", "cp1252"]))
@example(b"\x80\xf9\xe9", "big5")  # the decoder holds the second byte back when it gives up the first
@settings(max_examples=200)
def test_a_forced_encoding_comes_back_too(data: bytes, name: str) -> None:
    text, encoding = read_text("a.txt", data, forced=name)
    assert encode(text, encoding) == data


def test_declared_against_actual() -> None:
    text = SENTENCES["zh-Hant"][0]
    _, encoding = read_text("a.html", text.encode(), declared="big5")
    assert (encoding.name, encoding.declared) == ("utf-8", "big5")
    assert "although it declares big5" in encoding.reason
    found, encoding = read_text("a.html", text.encode("big5"), declared="gb2312")
    assert found == text
    assert "although it declares gb2312" in encoding.reason
    found, encoding = read_text("a.html", SENTENCES["tr"][0].encode("cp1254"), declared="iso-8859-9")
    assert found == SENTENCES["tr"][0]
    assert "declared" in encoding.reason


def test_a_forced_encoding_must_exist() -> None:
    with pytest.raises(UsageError, match="klingon"):
        read_text("a.txt", b"abc", forced="klingon")


def test_a_few_undecodable_bytes_do_not_hide_the_encoding() -> None:
    data = SENTENCES["zh-Hant"][0].encode("big5") + b"\xff\xfe\r\n"
    text, encoding = read_text("a.txt", data)
    assert text == SENTENCES["zh-Hant"][0] + "\ufffd\ufffd\r\n"
    assert encode(text, encoding) == data


def test_noise_is_in_no_known_encoding() -> None:
    noise = bytes(0x80 + (37 * place * place + 11 * place) % 128 for place in range(3000))
    with pytest.raises(SourceError, match="no encoding known here"):
        read_text("a.txt", noise)


def test_a_binary_is_refused() -> None:
    with pytest.raises(SourceError, match="is not a text"):
        read_text("a.bin", bytes(range(32)) * 100)


def test_nul_bytes_inside_a_text_stay() -> None:
    text = "before\0after. " * 3 + "x" * 100
    assert read_text("a.txt", text.encode())[0] == text


def test_marks_of_wide_encodings_are_told_apart() -> None:
    assert read_text("a.txt", codecs.BOM_UTF32_LE + "a".encode("utf-32-le"))[1].name == "utf-32-le"
    assert read_text("a.txt", codecs.BOM_UTF16_LE + "a".encode("utf-16-le"))[1].name == "utf-16-le"

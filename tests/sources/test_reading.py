"""Sources of every kind."""

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from normalizer import sources
from normalizer.errors import SourceError
from normalizer.sources import Format, ReadingOptions, Source, SourceFailure

PAGE = """<!DOCTYPE html><html lang="zh-Hant-TW"><head><meta charset="utf-8"><title>實驗室的麻煩</title>
<meta name="author" content="王小明"><meta property="og:site_name" content="科技日報">
<meta property="article:published_time" content="2025-08-29T10:00:00+08:00">
<link rel="canonical" href="https://example.org/lab"></head><body><nav><a href="/">首頁</a><a href="/t">科技</a></nav>
<article><h1>實驗室的麻煩</h1>
<p>這家公司的新實驗室已經出現麻煩的跡象，至少有三位研究人員在上任兩個月後辭職，其中兩人回到競爭對手那裡。</p>
<p>觀察家認為，高薪與算力並不足以留住人才，管理階層必須先說清楚長期的目標，才能讓團隊安定下來。</p>
<p>公司發言人表示，這是正常的人員流動，並強調實驗室的計畫不會因此改變，未來幾個月還會繼續招募。</p>
</article><footer>版權所有</footer></body></html>"""


def only(path: Path | str, options: ReadingOptions | None = None) -> Source:
    return sources.read(str(path), options)


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def failures(*paths: Path | str, options: ReadingOptions | None = None) -> list[str]:
    found = list(sources.collect([str(path) for path in paths], options))
    return [each.error for each in found if isinstance(each, SourceFailure)]


def test_plain_text_keeps_its_line_ends(tmp_path: Path) -> None:
    data = "第一行\r\n第二行\n第三行\r".encode()
    source = only(write(tmp_path / "a.txt", data))
    assert source.text == "第一行\r\n第二行\n第三行\r"
    assert (source.id, source.format, source.extracted) == ("a", Format.TEXT, False)
    assert sources.encode(source.text, source.encoding) == data


def test_folders_globs_and_repeats(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt"):
        write(tmp_path / name, "text")
    folder = [each.id for each in sources.collect([str(tmp_path)]) if isinstance(each, Source)]
    assert folder == ["a", "b", "c"]
    several = sources.collect([str(tmp_path / "b.txt"), str(tmp_path / "*.txt"), str(tmp_path / "**" / "c.txt")])
    assert [each.id for each in several if isinstance(each, Source)] == ["b", "a", "c"]


def test_ids_that_would_collide_get_a_hash_of_their_path(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/A.txt", "b.txt"):
        write(tmp_path / name, "text")
    ids = [each.id for each in sources.collect([str(tmp_path)]) if isinstance(each, Source)]
    assert len({name.casefold() for name in ids}) == 3
    assert "b" in ids
    assert all(name == "b" or name.lower().startswith("a-") for name in ids)


def test_listing_reads_nothing(tmp_path: Path) -> None:
    listed = sources.list_paths([str(write(tmp_path / "a.jsonl.gz", b"no gzip")), "nowhere"])
    assert isinstance(listed[0], sources.SourcePath)
    assert (listed[0].id, listed[0].format, listed[0].compressed) == ("a", Format.JSONL, True)
    assert isinstance(listed[1], SourceFailure)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("你好。".encode("big5")), encoding="ascii"))
    source = only("-", ReadingOptions(encoding="big5"))
    assert (source.id, source.text) == ("stdin", "你好。")


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put `data` on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)), encoding="ascii"))


ROWS = b'{"id": "a", "text": "one"}\n\n{"id": "b", "text": "two"}\n'


@pytest.mark.parametrize("data", [ROWS, gzip.compress(ROWS), b"\xef\xbb\xbf" + ROWS, ROWS.strip()])
def test_json_lines_on_standard_input_are_a_document_each(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    give(monkeypatch, data)
    found = [each for each in sources.collect(["-"], ReadingOptions(id_field="id")) if isinstance(each, Source)]
    assert [(each.id, each.path, each.text) for each in found] == [("a", "-#1", "one"), ("b", "-#3", "two")]
    assert not sys.stdin.buffer.closed


@pytest.mark.parametrize("limit", [40, 60])
def test_more_rows_than_one_document_may_hold_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    give(monkeypatch, ROWS * 50)
    found = list(sources.collect(["-"], ReadingOptions(max_bytes=limit)))
    assert len(found) == 100
    assert all(isinstance(each, Source) for each in found)


@pytest.mark.parametrize(
    "text", ['{"text": "one"}\nand a line of prose', "[1]\n[2]", '{\n"text": "one"\n}', "{broken", "一行。\n"]
)
def test_anything_else_on_standard_input_is_one_document(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    give(monkeypatch, text.encode())
    (found,) = sources.collect(["-"])
    assert isinstance(found, Source)
    assert (found.id, found.text) == ("stdin", text)


def test_what_is_asked_for_as_one_text_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, ROWS)
    assert only("-").text == ROWS.decode()


def test_rows_on_standard_input_without_a_text_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b'{"body": "one"}\n')
    (error,) = failures("-")
    assert error.startswith("-#1: ")
    assert "its fields: body" in error
    assert "--text-field" in error


def test_gzip_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, gzip.compress("壓縮的文章。".encode()))
    assert only("-").text == "壓縮的文章。"
    give(monkeypatch, gzip.compress(os.urandom(5000))[:3000])
    assert "not a whole gzip file" in failures("-")[0]


def test_gzip_under_another_name(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.txt", gzip.compress("壓縮的文章。".encode()))).text == "壓縮的文章。"


@pytest.mark.parametrize("row", [{}, {"key": None}, {"key": " "}, {"key": ["x"]}, {"key": True}])
def test_a_row_without_the_id_that_was_asked_for_is_a_failure(tmp_path: Path, row: dict[str, object]) -> None:
    rows = [{"text": "one", "key": 0}, {"text": "two", **row}]
    path = write(tmp_path / "a.jsonl", "\n".join(json.dumps(each) for each in rows))
    first, second = sources.collect([str(path)], ReadingOptions(id_field="key"))
    assert isinstance(first, Source) and first.id == "0"
    assert isinstance(second, SourceFailure)
    assert f"{path}#2: has no id in the field 'key'" in second.error


def test_gzip(tmp_path: Path) -> None:
    source = only(write(tmp_path / "a.txt.gz", gzip.compress("壓縮的文章。".encode())))
    assert (source.id, source.text) == ("a", "壓縮的文章。")


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra html")
    source = only(write(tmp_path / "page.html", PAGE))
    assert source.extracted
    assert "三位研究人員" in source.text
    assert "版權所有" not in source.text
    known = source.provenance
    assert (known.title, known.author, known.publisher) == ("實驗室的麻煩", "王小明", "科技日報")
    assert (known.written, known.url, known.language) == ("2025-08-29", "https://example.org/lab", "zh-Hant-TW")


def test_html_in_the_encoding_it_declares_and_in_another(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra html")
    declared = PAGE.replace('charset="utf-8"', 'charset="big5"')
    right = only(write(tmp_path / "right.html", declared.encode("big5")))
    wrong = only(write(tmp_path / "wrong.html", declared.encode("utf-8")))
    assert right.text == wrong.text
    assert (right.encoding.declared, wrong.encoding.declared) == ("big5", "big5")
    assert "although" in wrong.encoding.reason


def test_html_without_its_extra_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (error,) = failures(write(tmp_path / "page.html", PAGE))
    assert "page.html" in error
    assert "source-normalizer[html]" in error


def test_parquet_without_its_extra_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (error,) = failures(write(tmp_path / "a.parquet", b"PAR1"))
    assert "source-normalizer[parquet]" in error


def test_html_nested_too_deep_is_refused(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 100_000 + "text" + "</div>" * 100_000
    good = write(tmp_path / "good.txt", "text")
    found = list(sources.collect([str(write(tmp_path / "deep.html", deep)), str(good)]))
    assert isinstance(found[0], SourceFailure)
    assert "100,000 deep" in found[0].error
    assert isinstance(found[1], Source)


def test_markdown(tmp_path: Path) -> None:
    text = (
        '---\ntitle: 實驗室\nauthor: "王小明"\ndate: 2025-08-29\n---\n\n# 標題 #\n\n'
        "他說**這是**[正常的](https://a.b/c)。\n\n"
        "> 引用 `x_y_z`\n\n- 第一項\n- 第二項\n\n---\n\n"
        "```\nkeep *this*\n```\n![圖](a.png) snake_case_name <!-- gone -->\n"
    )
    source = only(write(tmp_path / "a.md", text))
    assert source.text.split("\n") == [
        "標題", "", "他說這是正常的。", "", "引用 x_y_z", "", "- 第一項", "- 第二項", "", "", "", "keep *this*",
        "圖 snake_case_name ", "",
    ]  # fmt: skip
    assert (source.provenance.title, source.provenance.author, source.provenance.written) == (
        "實驗室", "王小明", "2025-08-29",
    )  # fmt: skip


def test_jsonl(tmp_path: Path) -> None:
    rows = [
        {"key": "x/1", "body": "第一篇。", "title": "題", "url": "https://a.b"},
        {"key": "x/1", "body": "第二篇。"},
        {"key": 3},
        {"key": 4, "body": "\ud800 lone"},
    ]
    lines = [json.dumps(row) for row in rows] + ["", "{broken", "[1]", "[" * 100_000]
    path = write(tmp_path / "dump.jsonl", "\n".join(lines))
    found = list(sources.collect([str(path)], ReadingOptions(text_field="body", id_field="key")))
    good = [each for each in found if isinstance(each, Source)]
    assert [each.text for each in good] == ["第一篇。", "第二篇。", "\ufffd lone"]
    assert good[0].id == "x_1"
    assert good[1].id.startswith("x_1-")
    assert good[0].path == f"{path}#1"
    assert (good[0].provenance.title, good[0].provenance.url) == ("題", "https://a.b")
    bad = [each for each in found if isinstance(each, SourceFailure)]
    assert [each.path.rsplit("#")[1] for each in bad] == ["3", "6", "7", "8"]
    assert "its fields: key" in bad[0].error


def test_rows_of_several_files_have_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl.gz"):
        data = b'{"text": "one", "id": "1"}\n{"text": "two", "id": "2"}\n'
        write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data)
    for options in (ReadingOptions(), ReadingOptions(id_field="id")):
        found = sources.collect([str(tmp_path)], options)
        assert [each.id for each in found if isinstance(each, Source)] == ["a-1", "a-2", "b-1", "b-2"]


def test_a_jsonl_row_that_is_too_long_is_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"text": "x" * 5000}) + '\n{"text": "short"}\n')
    found = list(sources.collect([str(path)], ReadingOptions(max_bytes=1000)))
    assert isinstance(found[0], SourceFailure)
    assert "the row is longer" in found[0].error
    assert isinstance(found[1], Source)


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra parquet")
    import pyarrow.parquet as parquet

    table = pyarrow.table({"doc": ["a", "b"], "text": ["第一篇。", None], "date": ["2025-01-01", ""]})
    parquet.write_table(table, tmp_path / "a.parquet")
    found = list(sources.collect([str(tmp_path / "a.parquet")], ReadingOptions(id_field="doc")))
    assert isinstance(found[0], Source)
    assert (found[0].id, found[0].text, found[0].provenance.written) == ("a", "第一篇。", "2025-01-01")
    assert isinstance(found[1], SourceFailure)
    (error,) = failures(write(tmp_path / "b.parquet", b"PAR1 no parquet"))
    assert "cannot be read as Parquet" in error


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"%PDF-1.7 ...", "is a PDF"),
        ("a.txt", b"PK\x03\x04....", "ZIP"),
        ("a.bin", bytes(range(256)) * 20, "is not a text"),
        ("a.txt.gz", b"no gzip at all", "gzip"),
        ("cut.txt.gz", gzip.compress(os.urandom(5000))[:3000], "gzip"),
        ("page.html", b"<html><body></body></html>", "no running text"),
        ("a.md", b"---\ntitle: x\n---\n", "no text"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (error,) = failures(write(tmp_path / name, data))
    assert name in error
    assert said in error
    assert "\n" not in error


def test_a_missing_path_and_an_empty_folder(tmp_path: Path) -> None:
    assert "no such file" in failures(tmp_path / "nowhere.txt")[0]
    assert "has no files" in failures(tmp_path)[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "text")
    path.chmod(0)
    assert "cannot be opened" in failures(path)[0]


def test_a_file_that_is_too_large_is_never_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    (error,) = failures(path)
    assert "larger than the 10 MB" in error


def test_a_bomb_in_gzip_is_never_unpacked_whole(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bomb.txt.gz", "wb") as file:
        for _ in range(300):
            file.write(b"x" * 100_000)
    (error,) = failures(tmp_path / "bomb.txt.gz")
    assert "unpacks to more than the 10 MB" in error


def test_several_documents_where_one_was_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "a"}\n{"text": "b"}\n')
    with pytest.raises(SourceError, match="several documents"):
        only(path)


def test_names_that_no_folder_may_have(tmp_path: Path) -> None:
    ids = [only(write(tmp_path / name, "x")).id for name in ("a:b?.txt", "x" * 200 + ".txt", "con .txt")]
    assert ids[0] == "a_b_"
    assert len(ids[1]) <= 150
    assert ids[2] == "_con"

"""The command as a user types it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from normalizer.cli import main

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
GARBLED = SEEDS / "003_ddf30a3d74c1c9a5.txt"


def call(*arguments: str | Path, stdin: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-W", "error", "-m", "normalizer", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment, timeout=120)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("edition") / "cleaned"
    result = call("clean", SEEDS, "-o", out)
    assert result.returncode == 0, result.stderr.decode()
    assert b"edits; by rule" in result.stderr
    assert result.stdout == b""
    return out


FILES = "dates.tsv documents index.html manifest.json names.tsv parallel.jsonl parallel.tmx parallel.tsv parallel.xlf"
DOCUMENT = "clean.txt dates.jsonl edition.xml edits.jsonl names.jsonl original.txt segments.jsonl"


def test_the_main_job_writes_every_file_of_the_contract(edition: Path) -> None:
    assert sorted(path.name for path in edition.iterdir()) == FILES.split()
    for seed in SEEDS.iterdir():
        names = sorted(path.name for path in (edition / "documents" / seed.stem).iterdir())
        expected = DOCUMENT.split() + (["english.txt"] if seed.stem.startswith("003") else [])
        assert names == sorted(expected)


def records(edition: Path, name: str, document: str = GARBLED.stem) -> list[dict[str, Any]]:
    path = edition / "documents" / document / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


KEYS = {
    "edits.jsonl": "start end clean_start clean_end before after status confidence rule reason evidence steps",
    "segments.jsonl": "id start end clean_start clean_end language original clean english english_from names dates "
    "links flags",
    "names.jsonl": "start end surface status canonical canonical_zh type method confidence candidates evidence",
    "dates.jsonl": "start end surface kind edtf earliest latest duration timex modifier english anchor basis "
    "confidence matches checks evidence",
}


@pytest.mark.parametrize("name", KEYS)
def test_records_have_the_fields_of_the_contract_and_cite_the_original(edition: Path, name: str) -> None:
    for seed in SEEDS.iterdir():
        original = (edition / "documents" / seed.stem / "original.txt").read_text(encoding="utf-8")
        clean = (edition / "documents" / seed.stem / "clean.txt").read_text(encoding="utf-8")
        lines = records(edition, name, seed.stem)
        assert lines == sorted(lines, key=lambda line: (line["start"], line["end"], line.get("status") or ""))
        for line in lines:
            assert set(KEYS[name].split()) <= line.keys()
            said = line.get("surface", line.get("before", line.get("original")))
            assert original[line["start"] : line["end"]] == said
            if "clean" in line:
                assert clean[line["clean_start"] : line["clean_end"]] == line["clean"]
            if line.get("status") == "applied":
                assert clean[line["clean_start"] : line["clean_end"]] == line["after"]
            for piece in line.get("evidence", ()):
                if piece["start"] is not None:
                    cited = edition / "documents" / piece["ref"] / "original.txt"
                    assert cited.read_text(encoding="utf-8")[piece["start"] : piece["end"]] == piece["text"]


def cover(covered: bytearray, line: dict[str, Any]) -> None:
    covered[line["start"] : line["end"]] = b"\1" * (line["end"] - line["start"])


def test_segments_cover_all_but_white_space_and_removed_furniture(edition: Path) -> None:
    for seed in SEEDS.iterdir():
        original = (edition / "documents" / seed.stem / "original.txt").read_text(encoding="utf-8")
        covered = bytearray(len(original))
        for line in records(edition, "segments.jsonl", seed.stem):
            assert not any(covered[line["start"] : line["end"]])
            cover(covered, line)
        for line in records(edition, "edits.jsonl", seed.stem):
            if "drop-furniture" in line["rule"]:
                cover(covered, line)
        assert "".join(letter for letter, seen in zip(original, covered, strict=True) if not seen).strip() == ""


def test_the_tweet_dates_itself_and_names_are_settled(edition: Path) -> None:
    canonical = {line["canonical"] for line in records(edition, "names.jsonl")}
    assert {"Mark Zuckerberg", "OpenAI", "ChatGPT", "xAI", "Elon Musk", "Avi Verma"} <= canonical
    dates = {line["edtf"]: line for line in records(edition, "dates.jsonl") if line["edtf"]}
    assert dates["2025-08-25"]["basis"] == "explicit"
    assert dates["2025-07-01"]["basis"] == "inferred-year"
    assert "2025-08-25T17:38:27Z" in str(dates["2025-07-01"]["anchor"])


def test_references_are_left_alone_but_for_furniture_and_encoding(edition: Path) -> None:
    for seed in SEEDS.iterdir():
        if seed != GARBLED:
            rules = {
                rule for line in records(edition, "edits.jsonl", seed.stem) for rule in str(line["rule"]).split("+")
            }
            assert rules <= {"drop-furniture", "plain-spaces"}


def test_revert_gives_the_sources_back(edition: Path, tmp_path: Path) -> None:
    result = call("revert", edition, "-o", tmp_path)
    assert result.returncode == 0, result.stderr
    for seed in SEEDS.iterdir():
        assert (tmp_path / seed.name).read_bytes() == seed.read_bytes()


def test_revert_notices_a_changed_edition(edition: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(edition, copy)
    clean = copy / "documents" / GARBLED.stem / "clean.txt"
    clean.write_text(clean.read_text(encoding="utf-8").replace("OpenAI", "OpenBI"), encoding="utf-8")
    result = call("revert", copy)
    assert result.returncode == 1
    assert GARBLED.stem.encode() in result.stderr
    assert not (copy / "reverted" / GARBLED.name).exists()


def test_a_second_run_into_the_same_out_gives_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(edition, copy)
    assert call("clean", SEEDS, "-o", copy).returncode == 0
    for path in sorted(edition.rglob("*")):
        if path.is_file() and path.name != "manifest.json":
            assert (copy / path.relative_to(edition)).read_bytes() == path.read_bytes(), path


def test_repair_is_a_filter() -> None:
    result = call("repair", stdin="他在7。5年後回到Openai,繼續工作。".encode())
    assert result.stdout.decode() == "他在7.5年後回到OpenAI，繼續工作。"
    assert b"3 edits" in result.stderr


def test_repair_keeps_the_line_ends_and_what_it_has_nothing_against() -> None:
    text = "plain text\r\n\r\nwith two lines\n"
    assert call("repair", "--quiet", stdin=text.encode()).stdout.decode() == text


def test_repair_shows_a_diff_and_its_ledger() -> None:
    source = "第一行,好。\n第二行。\n".encode()
    diff = call("repair", "--diff", stdin=source).stdout.decode()
    assert "-第一行,好。" in diff
    assert "+第一行，好。" in diff
    assert "第二行" not in diff
    (line,) = call("repair", "--json", stdin=source).stdout.decode().splitlines()
    assert json.loads(line)["before"] == ","


def test_detect_tells_language_and_spans() -> None:
    result = call("detect", GARBLED, "--json")
    record = json.loads(result.stdout)
    assert record["language"] == "zh-Hant"
    assert {span["language"] for span in record["spans"]} == {"zh-Hant", "en"}


def test_explain_names_every_rule_of_the_ledger(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = {str(line["rule"]) for seed in SEEDS.iterdir() for line in records(edition, "edits.jsonl", seed.stem)}
    for rule in sorted(rules):
        assert main(["explain", rule]) == 0, rule
        assert len(capsys.readouterr().out) > 40


def test_explain_suggests_the_nearest_rule() -> None:
    result = call("explain", "widen-punctation")
    assert result.returncode == 2
    assert b"widen-punctuation" in result.stderr


def test_names_and_dates_print_tables() -> None:
    assert b"Mark Zuckerberg" in call("names", SEEDS).stdout
    assert "Zuckerberg" in call("names", SEEDS, "--explain", "扎克伯格").stdout.decode()
    result = call("dates", "-", "--json", "--written", "2025-08-27", stdin="他上週離開。".encode())
    assert json.loads(result.stdout)["edtf"] == "2025-08-18/2025-08-24"


def check_error(result: subprocess.CompletedProcess[bytes], code: int, *words: str) -> None:
    """The error is one plain line on stderr that says the words."""
    message = result.stderr.decode()
    assert result.returncode == code, message
    assert "Traceback" not in message
    for word in words:
        assert word in message


def test_a_bad_source_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("這是一個,好的決定。\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 64)
    out = tmp_path / "out"
    result = call("clean", good, tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "missing.txt", "-o", out)
    check_error(result, 1, "empty.txt", "binary.txt", "missing.txt")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert [document["id"] for document in manifest["documents"]] == ["good"]
    assert len(manifest["failures"]) == 3
    assert (out / "documents" / "good" / "clean.txt").read_text(encoding="utf-8") == "這是一個，好的決定。\n"


def test_an_out_that_is_something_else_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    check_error(call("clean", SEEDS, "-o", tmp_path), 1, str(tmp_path), "-o")
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]
    check_error(call("clean", SEEDS, "-o", tmp_path / "photo.jpg"), 1, "photo.jpg", "file")
    check_error(call("clean", SEEDS, "-o", tmp_path / "photo.jpg" / "x"), 1, "photo.jpg")
    assert (tmp_path / "photo.jpg").read_bytes() == b"x"


def test_an_unwritable_out_is_refused(tmp_path: Path) -> None:
    check_error(call("clean", SEEDS, "-o", "/proc/nowhere"), 1, "/proc/nowhere")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["clean"], "SOURCE"),
        (["clean", "seeds", "-o", "{out}", "--threshold", "7"], "threshold"),
        (["clean", "seeds", "-o", "{out}", "--to", "docx"], "docx"),
        (["clean", "seeds", "-o", "{out}", "--shard", "3/2"], "3/2"),
        (["clean", "seeds", "-o", "{out}", "--written", "tomorrow"], "tomorrow"),
        (["clean", "seeds", "-o", "{out}", "--jobs", "0"], "jobs"),
        (["clean", "seeds", "-o", "{out}", "--config", "{config}"], "colour"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(
    arguments: list[str], word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "settings.toml"
    config.write_text('colour = "red"\n')
    out = tmp_path / "out"
    try:
        code: object = main([argument.format(out=out, config=config) for argument in arguments])
    except SystemExit as end:  # how argparse ends
        code = end.code
    assert code == 2
    assert word in capsys.readouterr().err
    assert not out.exists()


def test_an_unknown_command_is_told() -> None:
    check_error(call("frobnicate"), 2, "frobnicate")


def test_settings_come_from_a_file(tmp_path: Path) -> None:
    config = tmp_path / "settings.toml"
    config.write_text('translate = "none"\nquotes = "corner"\nto = "jsonl"\n')
    out = tmp_path / "out"
    assert call("clean", GARBLED, "-o", out, "--config", config).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["documents", "manifest.json", "parallel.jsonl"]
    settings = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["settings"]
    assert (settings["translate"], settings["quotes"]) == ("none", "corner")


def test_a_pipe_that_closes_early_is_no_error() -> None:
    command = f"{sys.executable} -m normalizer dates seeds | head -n 1"
    result = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, cwd=ROOT, timeout=60)
    assert b"Traceback" not in result.stderr

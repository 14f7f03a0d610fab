"""Models and translations from the command line, with a real package built by the test."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("argostranslate", reason="needs the extra argos")

from tests.translation.dictionary_package import build_package

ROOT = Path(__file__).parents[2]
LEXICON = {
    "台北": "Taipei", "市長": "mayor", "離開": "left", "，": ",", "。": ".", "公司": "company", "這": "this",
    "是": "is", "好": "good", "的": "of", "決定": "decision", "出埃及記": "exodus", "開始": "begins",
}  # fmt: skip


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    named = {name: str(home / name.lower()) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    named["ARGOS_PACKAGES_DIR"] = str(home / "packages")
    return {**os.environ, **named, "HOME": str(home), "PYTHONPATH": str(ROOT)}


def call(environment: dict[str, str], *arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "normalizer", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120)


def test_install_list_translate_clean_remove(environment: dict[str, str], tmp_path: Path) -> None:
    package = tmp_path / "translate-zt_en.argosmodel"
    build_package(package, LEXICON)
    installed = call(environment, "models", "install", package)
    assert installed.returncode == 0, installed.stderr
    listed = call(environment, "models", "list", "--json")
    records = [json.loads(line) for line in listed.stdout.splitlines()]
    assert {"from": "zt", "to": "en", "version": "0.1", "installed": True} in records

    translated = call(environment, "translate", "--json", stdin="台北市長離開公司。")
    assert translated.returncode == 0, translated.stderr
    assert json.loads(translated.stdout)["made_by"] == "argos"

    source = tmp_path / "in" / "article.txt"
    source.parent.mkdir()
    source.write_text("台北市長離開公司。\n這是好的決定。\n", encoding="utf-8")
    out = tmp_path / "out"
    cleaned = call(environment, "clean", source.parent, "-o", out)
    assert cleaned.returncode == 0, cleaned.stderr
    assert "gloss" not in cleaned.stderr
    english = (out / "documents" / "article" / "english.txt").read_text(encoding="utf-8")
    assert [line.split("\t")[0] for line in english.splitlines()] == ["argos", "argos"]
    assert "Taipei" in english

    assert call(environment, "models", "remove", "zt", "en").returncode == 0
    again = call(environment, "models", "remove", "zt", "en")
    assert again.returncode == 1
    assert "models list" in again.stderr


def test_asking_for_a_model_that_is_not_there_says_how_to_get_it(environment: dict[str, str], tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text("這是好的決定。\n", encoding="utf-8")
    result = call(environment, "clean", source, "-o", tmp_path / "out", "--translate", "argos")
    assert result.returncode != 0
    assert "models install zt en" in result.stderr
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in result.stderr
    wrong = call(environment, "models", "install", tmp_path / "missing.argosmodel")
    assert wrong.returncode == 1
    assert "missing.argosmodel" in wrong.stderr
    unknown = call(environment, "translate", "--to", "fr", stdin="這是好的決定。")
    assert unknown.returncode == 1
    assert "fr" in unknown.stderr

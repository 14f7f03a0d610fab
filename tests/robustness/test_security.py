"""Everything that comes in is untrusted: names, rows, links, manifests; and nothing goes out to a network."""

import ast
import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from normalizer.batch.plan import Plan
from normalizer.batch.running import run
from normalizer.edition.reverting import revert_edition
from normalizer.sources import ReadingOptions, SourceFailure

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "normalizer"
TEXT = "這是一個,好的決定。\n"


class Silence:
    """Nobody is told anything."""

    def begin(self, stage: str, documents: int | None) -> None: ...

    def advance(self, documents: int, failures: Sequence[SourceFailure]) -> None: ...

    def end(self) -> None: ...


def clean(out: Path, *sources: Path, reading: ReadingOptions | None = None) -> int:
    plan = Plan(out, tuple(map(str, sources)), reading=reading or ReadingOptions())
    return run(plan, Silence()).documents


def files_outside(folder: Path, *inside: Path) -> list[Path]:
    return [
        path for path in folder.rglob("*") if path.is_file() and not any(path.is_relative_to(each) for each in inside)
    ]


HOSTILE_IDS = [
    "../../escaped", "/etc/passwd", "..", ".", " .", "a/b", "a\\b", "CON", "x" * 5000, "好" * 400, "a\nb", "a\0b",
    "\ud800", "<script>", "-rf", "~", "a" * 254 + "é",
]  # fmt: skip


def test_no_id_leads_out_of_out(tmp_path: Path) -> None:
    rows = [{"id": id, "text": TEXT} for id in HOSTILE_IDS]
    source = tmp_path / "in" / "rows.jsonl"
    source.parent.mkdir()
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / "a" / "b" / "out"
    assert clean(out, source, reading=ReadingOptions(id_field="id")) == len(HOSTILE_IDS)
    assert files_outside(tmp_path, out, source.parent) == []
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    ids = [document["id"] for document in manifest["documents"]]
    assert len(set(map(str.casefold, ids))) == len(ids)
    assert all((out / "documents" / id / "clean.txt").is_file() for id in ids)


@pytest.mark.skipif(sys.platform != "linux", reason="file names as Linux has them")
def test_file_names_may_be_anything_that_the_system_allows(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [b"a\nb.txt", b"\xff\xfe.txt", b"x" * 251 + b".txt", "好".encode() * 83 + b".txt", b"-o.txt", b"a#b.txt"]
    for name in names:
        (folder / os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    assert clean(tmp_path / "out", folder) == len(names)
    results = list(revert_edition(tmp_path / "out", tmp_path / "reverted"))
    assert [result.error for result in results] == [None] * len(names)


def test_links_that_lead_nowhere_or_in_circles_are_failures_not_hangs(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "broken.txt").symlink_to(folder / "missing")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "circle").symlink_to(folder)
    outcome = run(Plan(tmp_path / "out", (str(folder),)), Silence())
    assert outcome.documents == 1
    assert {Path(failure.path).name for failure in outcome.failures} >= {"broken.txt", "loop.txt"}


@pytest.mark.parametrize("id", ["../../x", "/tmp/x", "..", ""])
def test_a_manifest_cannot_make_revert_read_or_write_elsewhere(tmp_path: Path, id: str) -> None:
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out"
    clean(out, tmp_path / "in.txt")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["documents"][0] |= {"id": id, "path": "../../outside.txt"}
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (result,) = revert_edition(out, tmp_path / "reverted")
    assert result.error is not None
    assert files_outside(tmp_path, out) == [tmp_path / "in.txt"]


def test_a_path_in_a_manifest_gives_revert_no_more_than_a_name(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out"
    clean(out, tmp_path / "in.txt")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["documents"][0]["path"] = "../../../outside.txt"
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (result,) = revert_edition(out, tmp_path / "reverted")
    assert Path(result.path).parent == tmp_path / "reverted"


def test_the_main_job_opens_no_connection(tmp_path: Path) -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*arguments, **named): raise AssertionError('a connection was opened')\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse\n"
        "from normalizer.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    assert socket.socket.connect is not None
    command = [sys.executable, "-c", program, "clean", "seeds", "-o", str(tmp_path / "out"), "--quiet"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr


FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "yaml"}
FORBIDDEN_CALLS = {"eval", "exec", "compile"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_runs_data(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & FORBIDDEN_MODULES
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in FORBIDDEN_MODULES
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN_CALLS
        elif isinstance(node, ast.keyword) and node.arg in {"shell", "allow_pickle"}:
            assert isinstance(node.value, ast.Constant) and node.value.value is False


def test_what_a_vanished_or_changed_source_does(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")

    class Saboteur(Silence):
        """Takes the sources away once they have been read."""

        def end(self) -> None:
            for path in folder.glob("*.txt"):
                path.unlink()

    outcome = run(Plan(tmp_path / "out", (str(folder),)), Saboteur())
    assert outcome.documents == 2  # what was read is what is edited, whatever happens to the files
    results = list(revert_edition(tmp_path / "out", tmp_path / "reverted"))
    assert [result.error for result in results] == [None, None]


def test_a_full_disk_stops_the_run_with_one_sentence(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from normalizer.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"  # a write past it fails as on a full disk
        "sys.exit(main(sys.argv[1:]))"
    )
    out = tmp_path / "out"
    command = [sys.executable, "-c", program, "clean", "seeds", "-o", str(out), "--quiet"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert str(out) in result.stderr
    assert not (out / "manifest.json").exists()
    again = subprocess.run(
        [sys.executable, "-m", "normalizer", *command[3:]], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert again.returncode == 0, again.stderr

"""Whole runs of a batch: the same bytes however it is done, stopped or split."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from normalizer.batch import running, shards
from normalizer.batch.executors import Here
from normalizer.batch.merging import merge
from normalizer.batch.plan import Outcome, Plan, Progress
from normalizer.batch.running import run
from normalizer.batch.shards import Portion
from normalizer.edition.reverting import revert_edition
from normalizer.edition.writing import Format
from normalizer.errors import OutputError, SourceError, UsageError
from normalizer.pipeline.settings import Engine, Settings
from normalizer.sources import SourceFailure
from tests.batch.corpus import read_tree, write_corpus

DOCUMENTS = 14
LARGE = 6  # with these settings more documents than fit one page: such a batch goes to processes and keeps its state
FORMATS = (Format.JSONL, Format.TSV, Format.TMX)
UNTRANSLATED = Settings(translate=Engine.NONE)  # what translates is not at stake here and takes time to load


class Silence:
    """Nobody is told anything."""

    def begin(self, stage: str, documents: int | None) -> None: ...

    def advance(self, documents: int, failures: Sequence[SourceFailure]) -> None: ...

    def end(self) -> None: ...


SILENCE = Silence()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, DOCUMENTS, paragraphs=3)
    return folder


def clean(corpus: Path, out: Path, jobs: int = 0, portion: Portion | None = None) -> Outcome:
    """A run in so many processes; with none in this one, as a process of its own takes a second or two to start."""
    plan = Plan(out, (str(corpus),), UNTRANSLATED, formats=FORMATS, jobs=jobs, portion=portion)
    return run(plan, Silence()) if jobs else run_here(plan)


def run_here(plan: Plan, progress: Progress = SILENCE) -> Outcome:
    """A run that starts no process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "Processes", lambda jobs: Here())
        return run(plan, progress)


# several shards of few files, an index, and a page a document; what is written must not depend on how a batch is cut
CUT = {(shards, "MEAN_SIZE"): 3, (shards, "MAX_SIZE"): 8, (running, "MOST_DOCUMENTS"): LARGE, (running, "FEW"): 3}


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    for (module, name), value in CUT.items():
        monkeypatch.setattr(module, name, value)


@pytest.fixture(scope="module")
def finished(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the corpus; nobody may change it."""
    out = tmp_path_factory.mktemp("finished")
    with pytest.MonkeyPatch.context() as patch:
        for (module, name), value in CUT.items():
            patch.setattr(module, name, value)
        outcome = clean(corpus, out)
    assert outcome.documents == DOCUMENTS
    assert outcome.failures == ()
    assert len(list((out / ".work" / "parts").glob("*.jsonl"))) > 3
    return out


@pytest.fixture(scope="module")
def expected(finished: Path) -> dict[str, bytes]:
    return read_tree(finished)


@pytest.fixture
def edition(finished: Path, tmp_path: Path) -> Path:
    """A copy of the edition."""
    return Path(shutil.copytree(finished, tmp_path / "out"))


def test_two_processes_write_what_one_writes(corpus: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    clean(corpus, tmp_path / "out", jobs=2)
    assert read_tree(tmp_path / "out") == expected


def test_a_second_run_takes_everything_over(corpus: Path, expected: dict[str, bytes], edition: Path) -> None:
    again = clean(corpus, edition)
    assert (again.kept, again.documents) == (DOCUMENTS, DOCUMENTS)
    assert read_tree(edition) == expected


def test_what_was_damaged_since_is_done_again(corpus: Path, expected: dict[str, bytes], edition: Path) -> None:
    (edition / "documents" / "article-000003" / "clean.txt").write_text("damaged")
    (edition / "documents" / "article-000004" / "edits.jsonl").unlink()
    again = clean(corpus, edition)
    assert again.kept == DOCUMENTS - 2
    assert read_tree(edition) == expected


def test_changed_new_and_vanished_sources_are_followed(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # shards are cut by the paths: the same on every machine
    sources = Path("sources")
    shutil.copytree(corpus, sources)
    clean(sources, Path("out"))
    changed = sources / "article-000008.txt"  # garbled, as is 13, so nobody's reference
    changed.write_text(changed.read_text(encoding="utf-8") + "他說,好。\n", encoding="utf-8")
    (sources / "article-000013.txt").unlink()
    (sources / "zz-new.txt").write_text("這是,新的文章。\n", encoding="utf-8")
    again = clean(sources, Path("out"))
    assert again.documents == DOCUMENTS
    assert again.kept == DOCUMENTS - 2
    clean(sources, Path("fresh"))
    assert read_tree(Path("out")) == read_tree(Path("fresh"))


def test_portions_merged_are_what_one_run_writes(corpus: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    portions = [tmp_path / str(number) for number in (1, 2, 3)]
    for number, portion in enumerate(portions, 1):
        clean(corpus, portion, portion=Portion(number, 3))
    with pytest.raises(UsageError, match="2/3 is missing"):
        merge([portions[0], portions[2]], tmp_path / "out", Silence())
    merge(portions, tmp_path / "out", Silence())
    assert read_tree(tmp_path / "out") == expected


def test_a_small_batch_in_portions_is_what_one_run_writes(tmp_path: Path) -> None:
    write_corpus(tmp_path / "sources", 5, paragraphs=3)
    plan = Plan(tmp_path / "whole", (str(tmp_path / "sources"),))
    assert run_here(plan).documents == 5
    run_here(replace(plan, out=tmp_path / "part", portion=Portion(1, 1)))
    merge([tmp_path / "part"], tmp_path / "out", Silence())
    assert read_tree(tmp_path / "out") == read_tree(tmp_path / "whole")


def test_the_manifest_lists_every_source_and_every_failure(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    write_corpus(sources, 3)
    (sources / "empty.txt").write_bytes(b"")
    outcome = run(Plan(tmp_path / "out", (str(sources), str(tmp_path / "missing.txt"))), Silence())
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [document["id"] for document in manifest["documents"]] == [f"article-{n:06}" for n in range(3)]
    assert [Path(failure["path"]).name for failure in manifest["failures"]] == ["empty.txt", "missing.txt"]
    assert len(outcome.failures) == 2


def test_a_second_run_into_the_same_folder_at_once_is_refused(corpus: Path, tmp_path: Path) -> None:
    from normalizer.batch.locks import hold

    out = tmp_path / "out"
    with hold(out / ".work"), pytest.raises(OutputError, match="another run"):
        clean(corpus, out)


class Stop(Silence):
    """Whoever is told stops the run at a stage, as Ctrl-C does."""

    def __init__(self, stage: str) -> None:
        self.stage = stage

    def begin(self, stage: str, documents: int | None) -> None:
        if stage == self.stage:
            raise KeyboardInterrupt


@pytest.mark.parametrize("stage", ["reading", "editing", "joining"])
def test_where_a_manifest_stands_the_edition_is_of_one_run(stage: str, tmp_path: Path) -> None:
    write_corpus(tmp_path / "sources", 2)
    plan = Plan(tmp_path / "out", (str(tmp_path / "sources"),), UNTRANSLATED, formats=FORMATS)
    run_here(plan)
    (tmp_path / "sources" / "new.txt").write_text("這是,新的文章。\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        run_here(plan, Stop(stage))
    assert not (plan.out / "manifest.json").exists()
    with pytest.raises(OutputError, match="not finished"):
        list(revert_edition(plan.out, tmp_path / "reverted"))
    run_here(plan)
    run_here(replace(plan, out=tmp_path / "fresh"))
    assert read_tree(plan.out) == read_tree(tmp_path / "fresh")
    manifest = json.loads((plan.out / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["documents"]) == 3
    assert not (plan.out / ".work").exists()  # as before the run that was stopped


def test_with_nothing_to_clean_the_manifest_stays(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    write_corpus(sources, 1)
    plan = Plan(tmp_path / "out", (str(sources),), UNTRANSLATED, formats=FORMATS)
    run_here(plan)
    before = (plan.out / "manifest.json").read_bytes()
    (sources / "article-000000.txt").write_bytes(b"")
    with pytest.raises(SourceError, match="nothing to clean"):
        run_here(plan)
    assert (plan.out / "manifest.json").read_bytes() == before


def test_a_portion_that_was_stopped_is_none(tmp_path: Path) -> None:
    write_corpus(tmp_path / "sources", 2)
    plan = Plan(tmp_path / "part", (str(tmp_path / "sources"),), UNTRANSLATED, formats=FORMATS, portion=Portion(1, 1))
    run_here(plan)
    with pytest.raises(KeyboardInterrupt):
        run_here(plan, Stop("editing"))
    with pytest.raises(OutputError, match="no finished portion"):
        merge([plan.out], tmp_path / "out", Silence())
    run_here(plan)
    assert merge([plan.out], tmp_path / "out", Silence()).documents == 2
    before = (tmp_path / "out" / "manifest.json").read_bytes()
    run_here(replace(plan, portion=Portion(1, 2)))
    with pytest.raises(UsageError, match="2/2 is missing"):
        merge([plan.out], tmp_path / "out", Silence())
    assert (tmp_path / "out" / "manifest.json").read_bytes() == before


def start(corpus: Path, out: Path, jobs: int) -> "subprocess.Popen[str]":
    """The command, in a session of its own."""
    program = "import sys\nfrom normalizer.batch import running, shards\nfrom normalizer.cli import main\n"
    program += "".join(
        f"{module.__name__.rpartition('.')[2]}.{name} = {value}\n" for (module, name), value in CUT.items()
    )
    program += "sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "clean", str(corpus), "-o", str(out), "--quiet", "--jobs", str(jobs)]
    command += ["--translate", "none", "--to", ",".join(format.value for format in FORMATS)]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)


def run_and_kill(corpus: Path, out: Path, after: float) -> bool:
    """Start the command and kill it and its workers after so many seconds; whether it had to be killed."""
    process = start(corpus, out, 2)
    try:
        return process.wait(after) != 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    finally:
        assert process.stderr is not None
        process.stderr.close()


def is_alive(group: int) -> bool:
    """Whether a process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize(
    ("stage", "jobs"), [("surveys", 1), ("documents/article-000010/clean.txt", 2), ("names.tsv", 1)]
)
def test_interrupted_it_says_so_leaves_nobody_behind_and_goes_on(
    stage: str, jobs: int, corpus: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = start(corpus, out, jobs)
    seen = out / ".work" / stage if stage == "surveys" else out / stage
    while not seen.exists() and process.poll() is None:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the command and its workers
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "source-normalizer: interrupted; run the same command again to go on.\n"
    deadline = time.monotonic() + 20
    while is_alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(process.pid)
    clean(corpus, out)
    assert read_tree(out) == expected


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.slow)])
@pytest.mark.timeout(1200)
def test_killed_anywhere_it_goes_on_to_the_same_result(
    corpus: Path, expected: dict[str, bytes], tmp_path: Path, kills: int
) -> None:
    rng = random.Random(kills)
    out = tmp_path / "out"
    killed = 0
    while killed < kills:
        if run_and_kill(corpus, out, rng.uniform(0.2, 2.5)):
            killed += 1
        else:
            shutil.rmtree(out)
    time.sleep(0.2)  # until the last workers are gone
    clean(corpus, out)
    assert read_tree(out) == expected

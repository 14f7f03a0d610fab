"""The same batch on a Dask cluster: a real scheduler and two worker processes on this machine."""

from pathlib import Path

import pytest

from normalizer.batch import executors, shards
from normalizer.batch.executors import Cluster
from normalizer.batch.plan import Plan
from normalizer.batch.running import run
from normalizer.edition.writing import Format
from normalizer.errors import UsageError
from tests.batch.corpus import read_tree, write_corpus
from tests.batch.test_running import Silence

distributed = pytest.importorskip("distributed", reason="needs the extra dask")

# Dask's own housekeeping warns in ways that change from release to release
pytestmark = pytest.mark.filterwarnings("default")


@pytest.mark.slow
def test_a_cluster_writes_what_this_machine_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "MEAN_SIZE", 8)
    write_corpus(tmp_path / "sources", 44)
    plan = Plan(tmp_path / "here", (str(tmp_path / "sources"),), formats=(Format.JSONL, Format.TSV), jobs=1)
    run(plan, Silence())
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        there = Plan(
            tmp_path / "there",
            (str(tmp_path / "sources"),),
            formats=(Format.JSONL, Format.TSV),
            scheduler=cluster.scheduler_address,
        )
        outcome = run(there, Silence())
    assert outcome.documents == 44
    assert read_tree(tmp_path / "there") == read_tree(tmp_path / "here")


def test_no_scheduler_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "PATIENCE", 1)
    with pytest.raises(UsageError, match="no Dask scheduler"):
        list(Cluster("tcp://127.0.0.1:9").run(len, ["a"]))

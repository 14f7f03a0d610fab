"""What is told of a run: plain lines where there is no terminal, a line that moves where there is one, and a log."""

import io
import json
from pathlib import Path

import pytest

from normalizer.cli import progress
from normalizer.cli.main import main
from normalizer.cli.progress import make_progress
from normalizer.errors import UsageError
from normalizer.sources import SourceFailure

FAILURE = SourceFailure("bad.txt", "bad.txt: no text in it; the other sources are not affected.")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def tell(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, quiet: bool = False) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    with make_progress(quiet=quiet, log=None) as talk:
        talk.begin("editing", 40)
        talk.advance(10, ())
        talk.advance(9, (FAILURE,))
        talk.end()
    return stream.getvalue()


def test_plain_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    said = tell(io.StringIO(), monkeypatch)
    assert "\r" not in said and "\x1b" not in said
    first, failure, second = said.splitlines()
    assert first.startswith("editing: 10 of 40 documents, ") and first.endswith(" s left")
    assert failure == f"source-normalizer: {FAILURE.error}"
    assert second.startswith("editing: 20 of 40 documents, ") and second.endswith(", 1 failed")


def test_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tell(io.StringIO(), monkeypatch).splitlines() == [f"source-normalizer: {FAILURE.error}"]


def test_one_line_that_moves_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    said = tell(Terminal(), monkeypatch)
    assert "\r" in said and "editing" in said and "/40" in said
    assert f"source-normalizer: {FAILURE.error}\n" in said


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_quiet_still_tells_of_failures(stream: type[io.StringIO], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    assert tell(stream(), monkeypatch, quiet=True) == f"source-normalizer: {FAILURE.error}\n"


def test_the_log_has_a_json_object_a_line(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("The company said so on Monday.\n", encoding="utf-8")
    (tmp_path / "sources" / "空.txt").write_bytes(b"")
    log = tmp_path / "log.jsonl"
    command = ["clean", str(tmp_path / "sources"), "-o", str(tmp_path / "out"), "--to", "jsonl", "--quiet"]
    assert main([*command, "--log", str(log)]) == 1
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert all({"time", "event", "stage"} <= event.keys() for event in events)
    told = [(event["stage"], event["event"]) for event in events]
    assert ("reading", "begin") in told and ("editing", "end") in told and told[-1] == ("joining", "end")
    (failure,) = [event for event in events if event["event"] == "failure"]
    assert failure["path"].endswith("空.txt") and failure["error"]
    (done,) = [event for event in events if (event["stage"], event["event"]) == ("editing", "end")]
    assert done["documents"] == 1 and done["seconds"] >= 0
    size = len(events)
    main([*command, "--log", str(log)])
    assert len(log.read_text(encoding="utf-8").splitlines()) > size  # another run is written behind


def test_a_log_that_cannot_be_written_stops_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"), make_progress(quiet=True, log=str(tmp_path)):
        pass

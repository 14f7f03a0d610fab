"""What is read of a folder."""

import os
from pathlib import Path

import pytest

from normalizer.sources.listing import SourcePath, list_paths
from normalizer.sources.model import SourceFailure


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_left_out_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("字", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    good, bad = list_paths([str(tmp_path)])
    assert isinstance(good, SourcePath) and good.id == "a"
    assert isinstance(bad, SourceFailure) and "pipe" in bad.error

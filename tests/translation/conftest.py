"""A packages folder of its own for every test, and a toy package in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from normalizer.translation import models
from normalizer.translation.argos.packages import InstalledModel
from tests.translation.dictionary_package import build_package

LEXICON = {
    "台北": ["Taipei", "Taibei"],
    "市長": "Mayor",
    "表示": ["said", "stated"],
    "，": ",",
    "。": ".",
    "地震": ["earthquake", "quake"],
    "造成": "caused",
    "二十": ["twelve", "twenty"],
    "人": "people",
    "五": "five",
    "日": "days",
    "今天": "today",
    "下雨": "rains",
    "王小明": ["Wang Xiaomin", "Wang Siu-ming"],
}
PLACEHOLDERS = tuple(f"⟦{number}⟧" for number in range(10))
LOOP = ("嗡", "the")


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty packages folder and cache that no other test and no user shares."""
    folder = tmp_path / "argos" / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return folder


@pytest.fixture(scope="session")
def package_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The toy package from zt to en as a file."""
    pytest.importorskip("argostranslate", reason="the extra `argos` is not installed")
    path = tmp_path_factory.mktemp("package") / "translate-zt_en-0_1.argosmodel"
    yield build_package(path, LEXICON, copied=(*PLACEHOLDERS, *"0123456789"), loop=LOOP, places=250)


@pytest.fixture
def installed(package_file: Path, packages: Path) -> InstalledModel:
    """The toy package, installed."""
    return models.install(package_file)

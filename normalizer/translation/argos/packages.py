"""The packages in Argos Translate's own folder, read without importing it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

_CODES = {"zh-hant": "zt", "zh-tw": "zt", "zh-hk": "zt", "zh-mo": "zt", "pt-br": "pb"}


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """One translation package: Argos's codes of its languages, its version, its folder and its size in bytes."""

    source: str
    target: str
    version: str
    folder: Path
    size: int

    @property
    def stamp(self) -> tuple[int, int]:
        """Changes when the model's file is replaced: its time in nanoseconds and its size."""
        stat = (self.folder / "model" / "model.bin").stat()
        return stat.st_mtime_ns, stat.st_size


@dataclass(frozen=True, slots=True)
class BrokenPackage:
    """A folder among the packages that is none, and why."""

    folder: Path
    reason: str


def argos_code(tag: str) -> str:
    """Argos's code of a BCP 47 tag; its own codes stay.

    >>> argos_code("zh-Hant"), argos_code("zh-Hant-TW"), argos_code("en-GB"), argos_code("zt")
    ('zt', 'zt', 'en', 'zt')
    """
    low = tag.lower()
    for prefix, code in _CODES.items():
        if low == prefix or low.startswith(prefix + "-"):
            return code
    return low.split("-")[0]


def packages_folder() -> Path:
    """Where Argos Translate keeps its packages: as its variables and its settings file say, else in the data folder."""
    named = os.environ.get("ARGOS_PACKAGES_DIR") or _setting("ARGOS_PACKAGES_DIR")
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "argos-translate" / "packages"


def _setting(key: str) -> str | None:
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    try:
        settings = json.loads((Path(config) / "argos-translate" / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    found = settings.get(key) if isinstance(settings, dict) else None
    return found if isinstance(found, str) else None


def read_package(folder: Path) -> InstalledModel | BrokenPackage | None:
    """What a folder among the packages holds; None for a sound package that is no translation model."""
    try:
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return BrokenPackage(folder, "it has no metadata.json")
    except (OSError, ValueError) as error:
        return BrokenPackage(folder, f"its metadata.json cannot be read ({error})")
    if not isinstance(metadata, dict):
        return BrokenPackage(folder, "its metadata.json is no JSON object")
    if metadata.get("type", "translate") != "translate":
        return None
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if not (isinstance(source, str) and isinstance(target, str) and source and target):
        return BrokenPackage(folder, "its metadata.json names no pair of languages")
    if not (folder / "model" / "model.bin").is_file():
        return BrokenPackage(folder, "it has no model")
    if not any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        return BrokenPackage(folder, "it has no tokenizer")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return InstalledModel(source, target, str(metadata.get("package_version", "")), folder, size)


def list_packages() -> tuple[tuple[InstalledModel, ...], tuple[BrokenPackage, ...]]:
    """The translation packages, by languages and newest first, and the folders that are none."""
    folder = packages_folder()
    try:
        children = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return (), ()
    found = [read_package(child) for child in children]
    models = [package for package in found if isinstance(package, InstalledModel)]
    models.sort(key=lambda model: _version(model.version), reverse=True)
    models.sort(key=lambda model: (model.source, model.target))
    return tuple(models), tuple(package for package in found if isinstance(package, BrokenPackage))


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal() and len(part) < 10)


def find_package(source: str, target: str) -> InstalledModel | None:
    """The newest package from `source` to `target`, in Argos's codes."""
    return next((model for model in list_packages()[0] if (model.source, model.target) == (source, target)), None)

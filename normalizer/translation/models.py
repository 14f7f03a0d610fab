"""The translation models of this machine: listed, fetched, installed and removed, and nothing without being asked."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from normalizer.errors import TranslationError
from normalizer.resources import read_table
from normalizer.translation.argos.packages import (
    BrokenPackage,
    InstalledModel,
    argos_code,
    list_packages,
    packages_folder,
    read_package,
)
from normalizer.translation.argos.unpacking import unpack
from normalizer.translation.downloading import Progress, fetch

__all__ = [
    "BrokenPackage",
    "InstalledModel",
    "KnownModel",
    "download",
    "find_known",
    "install",
    "known_models",
    "list_installed",
    "mismatch",
    "remove",
]


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A package that can be fetched by its languages; `size` (bytes) and `sha256` are None where they are not known."""

    source: str
    target: str
    version: str
    size: int | None
    sha256: str | None
    address: str


def known_models() -> tuple[KnownModel, ...]:
    """The packages of the table in `resources/argos_models.tsv`."""
    return tuple(
        KnownModel(source, target, version, int(size) if size else None, digest or None, address)
        for source, target, version, size, digest, address in read_table("argos_models.tsv", 6)
    )


def find_known(source: str, target: str) -> KnownModel:
    """The package from `source` to `target`, BCP 47 tags or Argos's codes. Raises TranslationError if none is known."""
    pair = (argos_code(source), argos_code(target))
    for model in known_models():
        if (model.source, model.target) == pair:
            return model
    pairs = ", ".join(f"{model.source} {model.target}" for model in known_models())
    raise TranslationError(
        f"No model from {source} to {target} is known; nothing was installed. Known pairs: {pairs}; "
        "any other package can be installed from its file."
    )


def list_installed() -> tuple[tuple[InstalledModel, ...], tuple[BrokenPackage, ...]]:
    """The installed models, by languages and newest first, and the folders among them that are none, with reasons."""
    return list_packages()


def download(model: KnownModel, progress: Progress | None = None) -> Path:
    """Fetch a known package and give the path of its file; a download that was interrupted goes on where it stopped.

    `progress(done, total)` is called with bytes, `total` None where the server does not say. Raises TranslationError if
    the network or the server fails.
    """
    return fetch(model.address, model.size, progress)


def mismatch(file: Path, model: KnownModel) -> str | None:
    """What is different about the file from what the table says of it, as a sentence; None where nothing is."""
    size = file.stat().st_size
    if model.size is not None and size != model.size:
        return f"{file.name} has {size:,} bytes where {model.size:,} were expected."
    if model.sha256 is not None:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest != model.sha256:
            return f"{file.name} has the SHA-256 {digest} where {model.sha256} was expected."
    return None


def install(
    file: Path, known: KnownModel | None = None, confirm: Callable[[str], bool] | None = None
) -> InstalledModel:
    """Install the package in `file` and give what was installed; an older copy of the same package is replaced.

    With `known`, its size and digest are checked first; `confirm` is then asked about a difference with the sentence
    that states it, and without `confirm` a difference is refused. Raises TranslationError if the file is no sound
    package, with nothing changed.
    """
    if not file.is_file():
        raise TranslationError(f"{file} is not there; nothing was installed. Give the path of an .argosmodel file.")
    if known is not None:
        difference = mismatch(file, known)
        if difference is not None and not (confirm is not None and confirm(difference)):
            raise TranslationError(
                f"{difference} Nothing was installed. Delete the file to fetch it again, "
                "or install it as a file if you trust it."
            )
    folder = packages_folder()
    unpacked = unpack(file, folder.parent)
    try:
        package = read_package(unpacked)
        if not isinstance(package, InstalledModel):
            reason = package.reason if package is not None else "it is no translation model"
            raise TranslationError(f"{file} is no usable package: {reason}; nothing was installed.")
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / unpacked.name
        if place.exists():
            shutil.rmtree(place)
        unpacked.rename(place)
    finally:
        shutil.rmtree(unpacked.parent, ignore_errors=True)
    installed = read_package(place)
    assert isinstance(installed, InstalledModel)
    return installed


def remove(source: str, target: str) -> tuple[InstalledModel, ...]:
    """Remove every installed model from `source` to `target` and give what was removed.

    Raises TranslationError if there is none.
    """
    pair = (argos_code(source), argos_code(target))
    found = tuple(model for model in list_installed()[0] if (model.source, model.target) == pair)
    if not found:
        raise TranslationError(
            f"No model from {source} to {target} is installed; nothing was removed. "
            "`source-normalizer models list` shows what is."
        )
    for model in found:
        shutil.rmtree(model.folder)
    return found

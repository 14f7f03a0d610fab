"""Settings from the command line and from a TOML file; the command line outranks the file."""

import argparse
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalizer.errors import UsageError

if TYPE_CHECKING:
    from normalizer.pipeline.settings import Settings
    from normalizer.sources import ReadingOptions

CHOICES: Mapping[str, tuple[str, ...]] = {
    "locale": ("zh-TW", "zh-HK", "zh-CN"),
    "quotes": ("keep", "curly", "corner"),
    "names": ("gloss-first", "latin", "chinese"),
    "translate": ("auto", "argos", "gloss", "none"),
}
TEXTS = ("written", "glossary", "review", "to", "text-field", "id-field", "encoding")


def merge_config(options: argparse.Namespace, keys: tuple[str, ...]) -> None:
    """Fill what the command line leaves open from the TOML file named by `--config`.

    `keys` are the long options that the file may hold. Raises UsageError for a file that cannot be read, an unknown
    key, or a value of the wrong kind.
    """
    if not options.config:
        return
    for key, value in _read(Path(options.config)).items():
        if key not in keys:
            raise UsageError(
                f"{options.config}: there is no setting {key!r} (there are {', '.join(keys)}); nothing was done."
            )
        value = _plain(key, value)
        _check(options.config, key, value)
        name = key.replace("-", "_")
        if getattr(options, name, None) in (None, False):
            setattr(options, name, value)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: the settings cannot be read ({error.strerror}); nothing was done.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: this is not TOML ({error}); nothing was done.") from error


def _plain(key: str, value: object) -> object:
    """A list of formats as the command line has it, and a TOML date as ISO 8601."""
    if key == "to" and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ",".join(value)
    if key == "written" and isinstance(value, date):
        return value.isoformat()
    return value


def _check(path: str, key: str, value: object) -> None:
    if key in CHOICES:
        if value not in CHOICES[key]:
            raise UsageError(f"{path}: {key} is one of {', '.join(CHOICES[key])}, not {value!r}; nothing was done.")
    elif key in {"threshold", "max-megabytes"}:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UsageError(f"{path}: {key} is a number, not {value!r}; nothing was done.")
    elif key == "jobs":
        if isinstance(value, bool) or not isinstance(value, int):
            raise UsageError(f"{path}: jobs is a whole number, not {value!r}; nothing was done.")
    elif key in TEXTS:
        if not isinstance(value, str):
            raise UsageError(f"{path}: {key} is a text in quotation marks, not {value!r}; nothing was done.")
    elif not isinstance(value, bool):
        raise UsageError(f"{path}: {key} is true or false, not {value!r}; nothing was done.")


def reading_options(options: argparse.Namespace) -> "ReadingOptions":
    """How sources are to be read."""
    import codecs

    from normalizer.sources import ReadingOptions

    defaults = ReadingOptions()
    if options.encoding:
        try:
            codecs.lookup(options.encoding)
        except LookupError as error:
            raise UsageError(f"there is no encoding {options.encoding!r}; nothing was done.") from error
    if options.max_megabytes is not None and options.max_megabytes <= 0:
        raise UsageError(f"--max-megabytes is more than 0, not {options.max_megabytes}; nothing was done.")
    return ReadingOptions(
        text_field=options.text_field or defaults.text_field,
        id_field=options.id_field or defaults.id_field,
        encoding=options.encoding,
        max_bytes=int(options.max_megabytes * 1_000_000) if options.max_megabytes else defaults.max_bytes,
    )


def read_settings(options: argparse.Namespace) -> "Settings":
    """The settings that decide what the edition says."""
    from normalizer.cli.options import repair_options
    from normalizer.edition.decisions import Review
    from normalizer.edition.decisions import read as read_review
    from normalizer.pipeline.dates import parse_written
    from normalizer.pipeline.settings import Engine, Settings

    if options.written:
        parse_written(options.written)
    return Settings(
        translate=Engine(options.translate or Engine.AUTO),
        repair=repair_options(options),
        written=options.written,
        review=read_review(options.review) if options.review else Review(()),
    )

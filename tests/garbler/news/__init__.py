"""Sound news written for these tests, a text a file: Taiwan, Hong Kong, mainland and Japanese style."""

from pathlib import Path


def load(prefix: str = "") -> dict[str, str]:
    """The texts whose names begin with `prefix`, by name, in a fixed order."""
    paths = sorted(Path(__file__).parent.glob(f"{prefix}*.txt"))
    return {path.stem: path.read_text(encoding="utf-8").rstrip("\n") for path in paths}

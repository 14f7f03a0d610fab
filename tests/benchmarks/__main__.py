"""`uv run python -m tests.benchmarks [ROOM …]`: every figure of the README, measured on this machine.

Peers that are not installed are left out: `uv run --group bench python -m tests.benchmarks` has them all. Data that is
not part of the project is used where it lies beside the checkout, in `../shared`.
"""

import importlib
import platform
import sys
from pathlib import Path

ROOMS = ("pipeline", "reading", "names", "dates", "repair", "translation", "alignment", "page", "batch")


def main(rooms: list[str]) -> None:
    """Run the benchmarks of the rooms named, or of all, and print a table a room."""
    unknown = sorted(set(rooms) - set(ROOMS))
    if unknown:
        sys.exit(f"there is no benchmark {unknown[0]!r}; there are {', '.join(ROOMS)}")
    print(f"{platform.machine()}, Python {platform.python_version()}")
    for room in rooms or ROOMS:
        if not Path(__file__).with_name(f"{room}.py").exists():
            continue
        print(f"\n## {room}")
        for name, value in importlib.import_module(f"tests.benchmarks.{room}").run():
            print(f"{name:78} {value}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

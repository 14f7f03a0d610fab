"""A batch to run: variants of the seeds, each with a few names, figures and days of its own."""

import random
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"


def write_corpus(folder: Path, documents: int, chance: int = 1, paragraphs: int | None = None) -> None:
    """Write so many documents into `folder`: the seeds in turn, paragraphs shuffled, a line of their own added.

    With `paragraphs` only so many of each are taken, so that a run is quick.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir())]
    rng = random.Random(chance)
    for number in range(documents):
        taken = [line for line in texts[number % len(texts)].split("\n") if line.strip() or paragraphs is None]
        rng.shuffle(taken)
        own = f"Report {1000 + number} by Alice Smith on {rng.randint(1, 28)} May {2000 + number % 25}."
        (folder / f"article-{number:06}.txt").write_text("\n".join([*taken[:paragraphs], own]) + "\n", encoding="utf-8")


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file of an edition but the manifest, whose times vary, and the state of the run."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json" and ".work" not in path.parts
    }

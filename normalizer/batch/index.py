"""Which references a document of a large batch is held against: those that share its rare names, dates and figures.

An inverted index in SQLite, on disk, so that memory does not grow with the batch.
"""

import math
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

MOST = 8
"""How many references a document is held against at most."""
LEAST_SHARED = 2
"""With less than this many rare anchors in common, two documents are strangers."""
COMMON = 0.05
"""An anchor in more than this share of the references says nothing (but one in fewer than ten always counts)."""


class Index:
    """The anchors of all references of a batch. Open it with `with`, in each process for itself."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path)
        self._base.execute("PRAGMA query_only = ON")
        (self.references,) = self._base.execute("SELECT count(*) FROM documents").fetchone()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def select(self, anchors: Sequence[str], own: str) -> tuple[str, ...]:
        """The ids of the references that share the most of what is rare, without the document itself; sorted by id."""
        most = max(10, int(self.references * COMMON))
        scores: dict[int, float] = {}
        shared: dict[int, int] = {}
        for anchor in anchors:
            row = self._base.execute("SELECT id, uses FROM anchors WHERE text = ?", (anchor,)).fetchone()
            if row is None or row[1] > most:
                continue
            weight = math.log(1 + self.references / row[1])
            for (document,) in self._base.execute("SELECT document FROM uses WHERE anchor = ?", (row[0],)):
                scores[document] = scores.get(document, 0.0) + weight
                shared[document] = shared.get(document, 0) + 1
        ranked = sorted(
            (document for document, count in shared.items() if count >= LEAST_SHARED),
            key=lambda document: (-round(scores[document], 6), document),
        )
        chosen = []
        for document in ranked:
            (id,) = self._base.execute("SELECT id FROM documents WHERE number = ?", (document,)).fetchone()
            if id != own:
                chosen.append(id)
            if len(chosen) == MOST:
                break
        return tuple(sorted(chosen))


def build_index(path: Path, references: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Write the index of `references`, each an id with its anchors, in an order that does not depend on chance."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    try:
        base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL);"
            "CREATE TABLE raw (anchor TEXT NOT NULL, document INTEGER NOT NULL);"
        )
        for number, (id, anchors) in enumerate(references):
            base.execute("INSERT INTO documents VALUES (?, ?)", (number, id))
            base.executemany("INSERT INTO raw VALUES (?, ?)", ((anchor, number) for anchor in anchors))
        base.executescript(
            "CREATE TABLE anchors (id INTEGER PRIMARY KEY, text TEXT NOT NULL, uses INTEGER NOT NULL);"
            "INSERT INTO anchors (text, uses) SELECT anchor, count(*) FROM raw GROUP BY anchor ORDER BY anchor;"
            "CREATE UNIQUE INDEX by_text ON anchors (text);"
            "CREATE TABLE uses (anchor INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (anchor, document))"
            " WITHOUT ROWID;"
            "INSERT INTO uses SELECT anchors.id, raw.document FROM raw JOIN anchors ON anchors.text = raw.anchor;"
            "DROP TABLE raw;"
        )
        base.commit()
    finally:
        base.close()

"""The page of the batch: the whole edition where it is small, an index where every document has its own."""

import heapq
from collections.abc import Iterator, Sequence
from typing import Any

from normalizer.batch.joining import read_all
from normalizer.batch.parts import Part
from normalizer.batch.state import State
from normalizer.edition.files import write_whole
from normalizer.edition.model import Document, Edition, Failure
from normalizer.edition.page import Summary, add_up, render, render_index
from normalizer.edition.page.summary import RuleCount
from normalizer.names.model import NameEntry
from normalizer.roles.model import GarbleFeature, GarbleScore, Role
from normalizer.sources import SourceFailure

LISTED = 2000
"""How many documents the index lists, the most garbled first."""


def write_page(
    state: State,
    shards: Sequence[str],
    names: tuple[NameEntry, ...],
    failures: Sequence[SourceFailure],
    settings: dict[str, object],
    documents: Sequence[Document] | None,
) -> None:
    """Write `index.html`. `documents` are those of a small batch; None where each has its own page already."""
    missed = tuple(Failure(failure.path, failure.error) for failure in failures)
    if documents is not None:
        from normalizer.dates import timeline
        from normalizer.translation import gloss_words

        edition = Edition(tuple(documents), names, missed, settings)
        html = render(edition, timeline.render(edition.documents), gloss_words)
    else:
        worst = heapq.nsmallest(LISTED, _summaries(state, shards), key=lambda summary: -round(summary.garble.value, 2))
        totals = add_up(_summaries(state, shards))
        html = render_index(worst, names, missed, settings=settings, totals=totals)
    write_whole(state.out / "index.html", html.encode("utf-8", "backslashreplace"))


def _summaries(state: State, shards: Sequence[str]) -> Iterator[Summary]:
    return (_summary(part, part.record) for part in read_all(state, shards))


def _summary(part: Part, record: Any) -> Summary:
    features = tuple(GarbleFeature(**feature) for feature in record["garble_features"])
    rules = tuple(RuleCount(*rule) for rule in part.rules)
    return Summary(
        id=part.id,
        path=record["path"],
        title=record["provenance"]["title"],
        language=record["language"],
        role=Role(record["role"]),
        garble=GarbleScore(record["garble_score"], features),
        characters=record["characters"],
        segments=record["segments"],
        applied=record["edits"],
        proposed=record["proposals"],
        flagged=record["marks"] - record["proposals"],
        rules=rules,
        names=record["names"],
        dates=record["dates"],
    )

"""A whole run: survey, edit, join; stopped anywhere, it goes on where it was."""

import os
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from normalizer.batch.editing import Edited, EditTask, edit_shard
from normalizer.batch.executors import Cluster, Executor, Here, Processes
from normalizer.batch.index import build_index
from normalizer.batch.joining import join_dates, join_manifest, join_names, join_parallel, join_parquet, read_all
from normalizer.batch.locks import hold
from normalizer.batch.pages import write_page
from normalizer.batch.patience import complete
from normalizer.batch.plan import Outcome, Plan, Progress
from normalizer.batch.portions import write_ticket
from normalizer.batch.shards import cut_shards, name_shard
from normalizer.batch.state import State, flush
from normalizer.batch.surveying import Chunk, SurveyTask, documents, survey_shard
from normalizer.edition.files import MANIFEST, check_out
from normalizer.edition.page.pages import MOST_DOCUMENTS
from normalizer.edition.review import find_strangers
from normalizer.edition.writing import Format
from normalizer.errors import SourceError
from normalizer.pipeline.settings import Engine, Settings
from normalizer.roles.model import Role
from normalizer.sources import STDIN, SourceFailure, list_paths

FEW = 12
"""With no more references than this, every document is held against all of them."""

Failures = dict[str, list[SourceFailure]]


def run(plan: Plan, progress: Progress) -> Outcome:
    """Make the edition of `plan.sources` in `plan.out`, or the plan's portion of it.

    Raises OutputError where OUT cannot take it or another run is at it, MissingExtraError where a format needs a
    package that is not installed; nothing has then been written.
    """
    if Format.PARQUET in plan.formats:
        from normalizer.edition import parquet

        parquet.load()
    check_out(plan.out)
    state = State(plan.out)
    with hold(state.folder):
        state.withdraw()
        failures = _survey(plan, state, progress)
        if not any(True for _ in documents(state, tuple(failures))):
            state.reinstate()
            if not (plan.out / MANIFEST).exists():
                shutil.rmtree(state.folder)
            raise SourceError("there is nothing to clean: no source could be read, and what stood in OUT is untouched.")
        if plan.portion is None:
            return finish(plan, state, failures, progress)
        shards = tuple(failures)
        mine = plan.portion.select(shards)
        unread = {name: tuple(missed) for name, missed in failures.items()}
        edited = _edit(plan, state, shards, mine, progress, failures, small=False)
        write_ticket(state, plan, unread)
        state.forget_earlier()
        return _sum_up(edited, 0, [failure for name in mine for failure in failures[name]])


def finish(plan: Plan, state: State, failures: Failures, progress: Progress) -> Outcome:
    """Edit what has been surveyed, and join it. `failures` has an entry for each shard, in the order of the sources."""
    shards = tuple(failures)
    small = _is_small(state, shards)
    edited = _edit(plan, state, shards, shards, progress, failures, small=small)
    progress.begin("joining", None)
    in_order = [failure for name in shards for failure in failures[name]]
    join_parallel(state, shards, plan.formats)
    join_parquet(state, shards, plan.formats)
    names = join_names(state, shards, plan.formats)
    join_dates(state, shards, plan.formats)
    if Format.HTML in plan.formats:
        kept = [document for each in edited for document in each.documents]
        write_page(state, shards, names, in_order, plan.settings.describe(), kept if small else None)
    else:
        (plan.out / "index.html").unlink(missing_ok=True)
    strangers = _find_strangers(plan, state, shards)
    _drop_strangers(state, shards)
    flush()
    join_manifest(state, shards, plan.settings.to_record(), in_order)
    state.forget_earlier()
    if small:
        shutil.rmtree(state.folder)  # a small batch is done anew faster than it is compared
    progress.end()
    outcome = _sum_up(edited, len(names), in_order)
    return replace(outcome, unplaced=(*outcome.unplaced, *strangers))


def _survey(plan: Plan, state: State, progress: Progress) -> Failures:
    """Read all sources; the failures of each chunk of a shard, in the order of the sources."""
    shards = {name_shard(shard): shard for shard in cut_shards(list_paths(plan.sources))}
    files = sum(len(shard.paths) for shard in shards.values())
    progress.begin("reading", files)
    chunks: dict[str, tuple[Chunk, ...]] = {}
    tasks = [SurveyTask(name, shard, plan.out, plan.reading) for name, shard in shards.items()]
    alone = files <= MOST_DOCUMENTS or STDIN in plan.sources  # no other process can read standard input
    for surveyed in complete(Here() if alone else _executor(plan, small=False), survey_shard, tasks, state):
        chunks[surveyed.shard] = surveyed.chunks
        for chunk in surveyed.chunks:
            progress.advance(chunk.documents, chunk.failures)
    progress.end()
    return {chunk.name: list(chunk.failures) for name in shards for chunk in chunks[name]}


def _edit(
    plan: Plan,
    state: State,
    shards: Sequence[str],
    mine: Sequence[str],
    progress: Progress,
    failures: Failures,
    *,
    small: bool,
) -> list[Edited]:
    """Edit the documents of the shards `mine`, by the references of all `shards`."""
    neighbours = _find_neighbours(state, shards)
    tasks = [
        EditTask(name, plan.out, plan.settings, plan.formats, neighbours, pages=not small, keep=small) for name in mine
    ]
    progress.begin("editing", sum(1 for _ in documents(state, mine)))
    edited = []
    for done in complete(_executor(plan, small=small), edit_shard, tasks, state):
        failures[done.shard] += done.outcome.failures
        edited.append(done)
        progress.advance(done.outcome.documents, done.outcome.failures)
    progress.end()
    order = {name: place for place, name in enumerate(mine)}
    return sorted(edited, key=lambda each: order[each.shard])


def _executor(plan: Plan, *, small: bool) -> Executor:
    """Where the tasks of a plan are done."""
    if plan.scheduler is not None:
        return Cluster(plan.scheduler)
    if small:
        return Here()  # not worth a second process
    if _translates(plan.settings):
        return Processes(1)  # a model fills the machine by itself
    return Processes(plan.jobs or os.cpu_count() or 1)


def _translates(settings: Settings) -> bool:
    """Whether a translation model is going to be used."""
    from normalizer.translation import available

    return settings.translate in {Engine.AUTO, Engine.ARGOS} and available("zh-Hant", "en")


def _is_small(state: State, shards: Sequence[str]) -> bool:
    """Whether the documents fit one page."""
    return all(number < MOST_DOCUMENTS for number, _ in enumerate(documents(state, shards)))


def _find_neighbours(state: State, shards: Sequence[str]) -> tuple[str, ...] | None:
    """The ids of all references where they are few; else None, and an index of them is written."""
    few: list[str] = []
    for line in documents(state, shards):
        if line["role"] == Role.REFERENCE.value:
            few.append(line["id"])
        if len(few) > FEW:
            break
    else:
        return tuple(sorted(few))
    references = (line for line in documents(state, shards) if line["role"] == Role.REFERENCE.value)
    build_index(state.index, ((line["id"], line["anchors"]) for line in references))
    return None


def _find_strangers(plan: Plan, state: State, shards: Sequence[str]) -> tuple[str, ...]:
    """The decisions of the review on sources that are not in this batch."""
    if not plan.settings.review.decisions:
        return ()
    sources = ((line["id"], line["sha256"]) for line in documents(state, shards))
    return tuple(each.reason for each in find_strangers(plan.settings.review, sources))


def _drop_strangers(state: State, shards: Sequence[str]) -> None:
    """Take away what earlier runs have left of sources that are no longer among these."""
    known = {part.id for part in read_all(state, shards)}
    for folder in state.document("x").parent.glob("*"):
        if folder.name not in known and (folder / "original.txt").is_file():
            shutil.rmtree(folder)
    for path in (*state.survey("x").parent.glob("*"), *state.part("x").parent.glob("*")):
        if path.stem not in shards:
            path.unlink()
    state.index.unlink(missing_ok=True)


def _sum_up(edited: Sequence[Edited], names: int, failures: Sequence[SourceFailure]) -> Outcome:
    outcomes = [each.outcome for each in edited]
    rules: Counter[str] = Counter()
    for each in outcomes:
        rules.update(each.rules)
    return Outcome(
        documents=sum(each.documents for each in outcomes),
        kept=sum(each.kept for each in outcomes),
        rules=dict(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        names=names,
        dates=sum(each.dates for each in outcomes),
        failures=tuple(failures),
        edits=sum(each.edits for each in outcomes),
        parallel=sum(each.parallel for each in outcomes),
        undecoded=tuple(source for each in outcomes for source in each.undecoded),
        unplaced=tuple(reason for each in outcomes for reason in each.unplaced),
    )

"""From the portions of a batch to its edition."""

from collections.abc import Sequence
from pathlib import Path

from normalizer.batch.locks import hold
from normalizer.batch.plan import Outcome, Plan, Progress
from normalizer.batch.portions import gather, read_ticket
from normalizer.batch.running import finish
from normalizer.batch.state import State
from normalizer.edition.files import check_out
from normalizer.errors import UsageError
from normalizer.pipeline.settings import Settings


def merge(portions: Sequence[Path], out: Path, progress: Progress) -> Outcome:
    """Make the edition of all portions in `out`, byte for byte that of one run over everything.

    Raises UsageError where the portions do not belong together, OutputError where one is none or `out` cannot take it.
    """
    if any(portion.resolve() == out.resolve() for portion in portions):
        raise UsageError(f"{out} is one of the portions; nothing was merged: name a folder of its own with -o.")
    settings = Settings.from_record(read_ticket(portions[0])["settings"])
    check_out(out)
    state = State(out)
    with hold(state.folder):
        state.withdraw()
        try:
            formats, failures = gather(portions, state)
        except UsageError:  # before anything was copied
            state.reinstate()
            raise
        return finish(Plan(out, (), settings, formats=formats), state, failures, progress)

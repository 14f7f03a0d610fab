"""Running the passes: the one place where findings are judged."""

import math
from collections.abc import Sequence
from dataclasses import replace

from normalizer.edits import Draft, Finding, Revision
from normalizer.references import References
from normalizer.repairs.context import Context, Pass
from normalizer.repairs.options import RepairOptions
from normalizer.repairs.views import Places
from normalizer.spans import Span

Known = dict[Pass, tuple[str, Places, list[Finding]]]
"""What each pass found last, with the text and the frozen places that it was given."""

ROUNDS = 6
"""How often the passes run over a text at most. Two rounds are usual: one changes it and one finds nothing."""


def revise(
    text: str, passes: Sequence[Pass], *, references: References, options: RepairOptions, id: str = ""
) -> Revision:
    """The revision of `text` by `passes`, run in their order, again and again until they change nothing.

    Marks come from the last round only, so that none is stale. Every round starts afresh, without frozen places: its
    last round is then just what a first round over the clean text would be, and repairing twice changes nothing.
    """
    draft = Draft(text, id)
    known: Known = {}
    marks: list[Finding] = []
    for _ in range(ROUNDS):
        changes, marks = _run_round(draft, passes, references, options, known)
        if not changes:
            break
    else:  # passes that undo each other: leave the text as it is and report what they still want
        _, marks = _run_round(draft, passes, references, replace(options, threshold=math.inf), known)
    return draft.revision(marks)


def _run_round(
    draft: Draft, passes: Sequence[Pass], references: References, options: RepairOptions, known: Known
) -> tuple[int, list[Finding]]:
    """One run of all passes: how many edits it made, and what it found but did not apply.

    The marks hold only where there were no edits, since their places are those of the text that each pass received.
    A pass that gets the very text and frozen places that it got in the round before is not asked again.
    """
    changes = 0
    marks: list[Finding] = []
    frozen: list[Span] = []  # on the original
    context = Context(draft.text, references=references, options=options, original=draft.original)
    for run in passes:
        before = known.get(run)
        if before is not None and before[0] == draft.text and before[1] == context.frozen:
            findings = before[2]
        else:
            findings = list(run(draft.text, context))
        known[run] = draft.text, context.frozen, findings
        if not findings:
            continue
        edits: list[Finding] = []
        freezing: list[Span] = []
        for finding in findings:
            if context.frozen and not _is_allowed(draft.text, finding, context.frozen):
                continue
            surely = finding.after is not None and finding.confidence >= options.threshold
            (edits if surely else marks).append(finding)
            if finding.freezes:
                freezing.append(draft.original_span(finding.start, finding.end))
        made = draft.apply(edits) if edits else 0
        changes += made
        frozen += freezing
        if made:
            context = Context(draft.text, references=references, options=options, original=draft.original)
        if frozen and (made or freezing):
            present = [draft.current_span(place.start, place.end) for place in frozen]
            context.frozen = Places((place.start, place.end) for place in present)
    return changes, marks


def _is_allowed(text: str, finding: Finding, frozen: Places) -> bool:
    """Whether a finding leaves frozen places alone: flags do, and so do edits of nothing but punctuation and space."""
    if finding.after is None or not frozen.touch(finding.start, finding.end):
        return True
    if finding.start == finding.end and (finding.start - 1 not in frozen):
        return True  # an insertion before a frozen place
    changed = text[finding.start : finding.end] + finding.after
    return not any(character.isalnum() for character in changed)

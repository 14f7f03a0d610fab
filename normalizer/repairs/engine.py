"""Running the passes: the one place where findings are judged."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalizer.edits import Draft, Finding, Revision
from normalizer.references import References
from normalizer.repairs.context import Context, Pass
from normalizer.repairs.options import RepairOptions
from normalizer.spans import Span

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
    marks: list[Finding] = []
    for _ in range(ROUNDS):
        changes, marks = _run_round(draft, passes, references, options)
        if not changes:
            break
    else:  # passes that undo each other: leave the text as it is and report what they still want
        _, marks = _run_round(draft, passes, references, replace(options, threshold=math.inf))
    return draft.revision(marks)


def _run_round(
    draft: Draft, passes: Sequence[Pass], references: References, options: RepairOptions
) -> tuple[int, list[Finding]]:
    """One run of all passes: how many edits it made, and what it found but did not apply.

    The marks hold only where there were no edits, since their places are those of the text that each pass received.
    """
    changes = 0
    marks: list[Finding] = []
    frozen: list[Span] = []  # on the original
    context = Context(draft.text, references=references, options=options)
    for run in passes:
        findings = list(run(draft.text, context))
        if not findings:
            continue
        allowed = [finding for finding in findings if _is_allowed(draft.text, finding, context.frozen)]
        edits = [
            finding for finding in allowed if finding.after is not None and finding.confidence >= options.threshold
        ]
        freezing = [draft.original_span(finding.start, finding.end) for finding in allowed if finding.freezes]
        marks += [finding for finding in allowed if finding.after is None or finding.confidence < options.threshold]
        made = draft.apply(edits) if edits else 0
        changes += made
        frozen += freezing
        if made or freezing:
            places = tuple(draft.current_span(place.start, place.end) for place in frozen)
            if made:
                context = Context(draft.text, references=references, options=options, frozen=places)
            else:
                context.frozen = places
    return changes, marks


def _is_allowed(text: str, finding: Finding, frozen: Iterable[Span]) -> bool:
    """Whether a finding leaves frozen places alone: flags do, and so do edits of nothing but punctuation and space."""
    if finding.after is None or not any(finding.start < place.end and place.start < finding.end for place in frozen):
        return True
    changed = text[finding.start : finding.end] + finding.after
    return not any(character.isalnum() for character in changed)

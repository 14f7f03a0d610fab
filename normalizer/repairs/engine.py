"""Running the passes: the one place where findings are judged."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalizer.edits import Draft, Finding, Revision
from normalizer.references import References
from normalizer.repairs.context import Context, Pass
from normalizer.repairs.options import RepairOptions
from normalizer.repairs.views import Places
from normalizer.spans import Span

ROUNDS = 6
"""How often the passes run over a text at most. Two rounds are usual: one changes it and one finds nothing."""


def revise(
    text: str,
    passes: Sequence[Pass],
    watchers: Sequence[Pass] = (),
    *,
    references: References,
    options: RepairOptions,
    id: str = "",
) -> Revision:
    """The revision of `text` by `passes`, run in their order, again and again until they change nothing.

    `watchers` are passes that hardly ever change a text: they look only at the text that the others leave alone.

    Marks come from the last round only, so that none is stale. Every round starts afresh, without frozen places: its
    last round is then just what a first round over the clean text would be, and repairing twice changes nothing.
    """
    run = _Run(Draft(text, id), references, options)
    for _ in range(ROUNDS):
        if not run.start().go(passes) and not run.go(watchers):
            break
    else:  # passes that undo each other: leave the text as it is and report what they still want
        run.options = replace(options, threshold=math.inf)
        run.start().go((*passes, *watchers))
    return run.draft.revision(run.marks)


class _Run:
    """The rounds over one text. `marks` is what the present round found but did not apply.

    The marks hold only where there were no edits, since their places are those of the text that each pass received.
    """

    def __init__(self, draft: Draft, references: References, options: RepairOptions) -> None:
        self.draft = draft
        self.references = references
        self.options = options
        self.known: dict[Pass, tuple[str, Places, list[Finding]]] = {}  # what each pass got and found last
        self.marks: list[Finding] = []
        self.frozen: list[Span] = []  # on the original
        self.context = self._look()

    def start(self) -> "_Run":
        """Begin a round."""
        self.marks = []
        self.frozen = []
        if self.context.frozen or self.context.text != self.draft.text:
            self.context = self._look()
        return self

    def go(self, passes: Iterable[Pass]) -> int:
        """Run the passes, as part of the present round: how many edits they made."""
        return sum(self._apply(findings) for run in passes if (findings := self._ask(run)))

    def _ask(self, run: Pass) -> list[Finding]:
        """What a pass finds; one that gets the very text and frozen places that it got last is not asked again."""
        text, frozen = self.draft.text, self.context.frozen
        before = self.known.get(run)
        findings = before[2] if before and before[:2] == (text, frozen) else list(run(text, self.context))
        self.known[run] = text, frozen, findings
        return findings

    def _apply(self, findings: Iterable[Finding]) -> int:
        draft = self.draft
        edits: list[Finding] = []
        freezing: list[Span] = []
        for finding in findings:
            if self.context.frozen and not _is_allowed(draft.text, finding, self.context.frozen):
                continue
            surely = finding.after is not None and finding.confidence >= self.options.threshold
            (edits if surely else self.marks).append(finding)
            if finding.freezes:
                freezing.append(draft.original_span(finding.start, finding.end))
        made = draft.apply(edits) if edits else 0
        self.frozen += freezing
        if made:
            self.context = self._look()
        if self.frozen and (made or freezing):
            present = [draft.current_span(place.start, place.end) for place in self.frozen]
            self.context.frozen = Places((place.start, place.end) for place in present)
        return made

    def _look(self) -> Context:
        """The surroundings of the present text."""
        draft = self.draft
        return Context(draft.text, references=self.references, options=self.options, original=draft.original)


def _is_allowed(text: str, finding: Finding, frozen: Places) -> bool:
    """Whether a finding leaves frozen places alone: flags do, and so do edits of nothing but punctuation and space."""
    if finding.after is None or not frozen.touch(finding.start, finding.end):
        return True
    if finding.start == finding.end and (finding.start - 1 not in frozen):
        return True  # an insertion before a frozen place
    changed = text[finding.start : finding.end] + finding.after
    return not any(character.isalnum() for character in changed)

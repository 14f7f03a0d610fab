"""The apparatus: every change, proposal and flag of a document with its rule, reason, confidence and evidence."""

from collections.abc import Iterable

from normalizer.edition.model import Document
from normalizer.edition.page.markup import abridge, foreign, plural, quoted, show
from normalizer.edition.page.site import Site
from normalizer.edition.page.summary import Summary
from normalizer.edits.evidence import Evidence, EvidenceKind
from normalizer.edits.records import Edit, Mark, Status, Step

KINDS = {Status.APPLIED: "ed", Status.PROPOSED: "pr", Status.FLAGGED: "fl"}
"""The class of a line of the ledger."""

MOST_LINES = 4000
"""How many lines of a ledger an apparatus shows: a megabyte of noise may have a hundred thousand."""

_EVIDENCE = {
    EvidenceKind.SOURCE: "Source",
    EvidenceKind.RESOURCE: "Data",
    EvidenceKind.CONVENTION: "Convention",
    EvidenceKind.COMPUTATION: "Computation",
    EvidenceKind.TRANSLATION: "Translation",
    EvidenceKind.GLOSSARY: "Glossary",
    EvidenceKind.REVIEW: "Review",
}


def rejected(line: Edit | Mark) -> bool:
    """Whether a reader has rejected a line of the ledger."""
    return isinstance(line, Mark) and reviewed(line) and line.confidence == 0.0


def reviewed(line: Edit | Mark) -> bool:
    """Whether a reader's decision is among the evidence."""
    return any(piece.kind is EvidenceKind.REVIEW for piece in line.evidence)


def percent(confidence: float) -> str:
    """A probability as a reader sees it.

    >>> percent(0.974)
    '97 %'
    """
    return f"{confidence:.0%}".replace("%", " %")


def show_apparatus(document: Document, summary: Summary, site: Site) -> str:
    """The apparatus of a document, folded; its lines have the ids that the notes in the text lead to."""
    number = site.number(document.id)
    if not document.revision.ledger:
        return ""
    ledger = document.revision.ledger[:MOST_LINES]
    lines = "".join(_show_line(document, line, f"e{number}.{index}", site) for index, line in enumerate(ledger))
    left = len(document.revision.ledger) - len(ledger)
    more = f"<p>{plural(left, 'more line')} in <code>edits.jsonl</code>.</p>" if left else ""
    nouns = ((summary.applied, "change"), (summary.proposed, "proposal"), (summary.flagged, "flag"))
    counts = ", ".join(plural(count, noun) for count, noun in nouns)
    return (
        f'<details class="apparatus"><summary><h3>Apparatus</h3> <span class="count">{counts}</span></summary>'
        f'<ol class="lines">{lines}</ol>{more}</details>\n'
    )


def _show_line(document: Document, line: Edit | Mark, id: str, site: Site) -> str:
    kind = KINDS[line.status]
    decision = " rejected" if rejected(line) else " reviewed" if reviewed(line) else ""
    href = site.place(document.id, line.start)
    place = f"{line.start:,}–{line.end:,}" if line.end > line.start else f"{line.start:,}"
    return (
        f'<li id="{id}" class="line {kind}{decision}" data-r="{quoted(line.rule)}" data-c="{line.confidence:.3f}">'
        f'<p class="lemma">{_lemma(line, document.language.tag)}</p>{_show_steps(line, site)}'
        f'<p class="place"><a href="{href}">{place}</a></p></li>\n'
    )


def _lemma(line: Edit | Mark, tag: str) -> str:
    """What stood there and what stands there now, as an apparatus says it."""
    before = f'<bdi class="was"{_lang(tag)}>{show(abridge(line.before))}</bdi>'
    if line.after is None:
        return f'{before} <span class="verb">flagged</span>'
    after = f'<bdi class="now"{_lang(tag)}>{show(abridge(line.after))}</bdi>'
    verbs = {Status.APPLIED: ("removed", "inserted"), Status.PROPOSED: ("to be removed", "to be inserted")}
    gone, new = verbs[line.status]
    if not line.after:
        return f'{before} <span class="verb">{gone}</span>'
    if not line.before:
        return f'{after} <span class="verb">{new}</span>'
    spoken = "becomes" if line.status is Status.APPLIED else "might become"
    arrow = f'<span aria-hidden="true">→</span><span class="unseen">{spoken}</span>'
    return f'{before} <span class="verb">{arrow}</span> {after}'


def _lang(tag: str) -> str:
    return "" if tag == "und" else f' lang="{quoted(tag)}"'


def _show_steps(line: Edit | Mark, site: Site) -> str:
    if len(line.steps) == 1:
        return f'<div class="step">{_show_step(line.steps[0], site)}</div>'
    steps = "".join(f"<li>{_show_step(step, site)}</li>" for step in line.steps)
    return f'<ol class="step">{steps}</ol>'


def _show_step(step: Step, site: Site) -> str:
    reason = step.reason[:1].upper() + step.reason[1:]
    return (
        f'<p><code class="rule">{show(step.rule)}</code> <span class="conf">{percent(step.confidence)}</span> '
        f"{show(abridge(reason, 400))}</p>{show_evidence(step.evidence, site)}"
    )


def show_evidence(evidence: Iterable[Evidence], site: Site) -> str:
    """A list of evidence, each piece with a link to where it stands; nothing where there is none."""
    items = "".join(f"<li>{_show_piece(piece, site)}</li>" for piece in evidence)
    return f'<ul class="evidence">{items}</ul>' if items else ""


def _show_piece(piece: Evidence, site: Site) -> str:
    kind = f'<span class="kind">{_EVIDENCE[piece.kind]}</span> '
    if piece.kind is EvidenceKind.SOURCE:
        href = site.document(piece.ref) if piece.start is None else site.place(piece.ref, piece.start)
        name = foreign(piece.ref)
        link = f'<a href="{quoted(href)}">{name}</a>' if href else name
        return f"{kind}{link}" + (f" “{foreign(abridge(piece.text))}”" if piece.text not in {"", piece.ref} else "")
    if piece.kind in {EvidenceKind.RESOURCE, EvidenceKind.GLOSSARY}:
        file, _, key = piece.ref.partition("#")
        ref = f"<code>{show(file)}</code>" + (f", {foreign(key)}" if key else "")
    else:
        ref = show(piece.ref)
    return f"{kind}{ref}" + (f": {foreign(abridge(piece.text, 200))}" if piece.text else "")

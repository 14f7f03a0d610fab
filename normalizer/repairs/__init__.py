"""Repair: small passes that report what is wrong, and one engine that judges what they report."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalizer.edits import Revision
    from normalizer.references import References
    from normalizer.repairs.options import RepairOptions

__all__ = ["explanations", "revise_text"]


def revise_text(text: str, references: "References", options: "RepairOptions", id: str = "") -> "Revision":
    """The revision of `text`, the document `id`, by all passes, with what the references know."""
    from normalizer.repairs.engine import revise
    from normalizer.repairs.passes import PASSES, WATCHERS

    return revise(text, PASSES, WATCHERS, references=references, options=options, id=id)


def explanations() -> dict[str, str]:
    """What each rule does, in the order the passes run; a rule is called as its pass, with hyphens."""
    from normalizer.repairs.passes import PASSES, WATCHERS

    rules = {run.__name__.replace("_", "-"): run.__doc__ or "" for run in (*PASSES, *WATCHERS)}
    return rules | {
        "doubt-by-translation": "A word that comes back from the machine translation as English that the references "
        "use, though its own senses do not explain it: perhaps a literal translation. Only proposed or flagged.",
        "review": "A reader wrote this text, or accepted or rejected it, in the review of an edition.",
    }

"""Names that a gloss misspells, as the references spell them."""

from collections.abc import Iterator

from normalizer.edits import Evidence, Finding
from normalizer.names.brands import find_brand
from normalizer.names.folding import fold
from normalizer.names.misspellings import find_word, spell_like
from normalizer.repairs.context import Context
from normalizer.repairs.glosses import find_glosses
from normalizer.repairs.views import view

RULE = "propose-known-spellings"


def propose_known_spellings(text: str, context: Context) -> Iterator[Finding]:
    """A gloss that nobody else writes so, but for a letter or two, is proposed as the references spell it: 霍門迪
    (Homandy), where they have Jennifer Homendy. It may be another name after all, so it is never applied.
    """
    references = context.references
    if not references or ("(" not in text and "（" not in text):
        return
    look = view(text)
    for gloss in find_glosses(text) if look.has_han else ():
        latin = gloss.latin
        if gloss.start in look.untouchable or gloss.start in look.english:
            continue
        plain = latin.removesuffix("'s").removesuffix("’s")
        if (
            references.names.find(latin)
            or references.names.find(plain)
            or find_brand(latin) is not None
            or references.is_lower(latin.lower())
        ):
            continue
        meant = _find_meant(latin, context)
        if meant is not None:
            spelling, evidence = meant
            start = gloss.start + 1 + text[gloss.start + 1 : gloss.end].index(latin)
            reason = f"the references write {spelling}, and nobody else {latin}"
            yield Finding(start, start + len(latin), spelling, RULE, reason, 0.7, evidence)


def _find_meant(latin: str, context: Context) -> tuple[str, tuple[Evidence, ...]] | None:
    """The one spelling of the references that a gloss is close to, and where it stands."""
    references = context.references
    if " " in latin:
        entries = references.names.like(latin)
    else:
        entries = references.names.near(fold(latin))
    spellings = {spell_like(latin, entry.canonical): entry for entry in entries}
    if len(spellings) == 1:
        ((spelling, entry),) = spellings.items()
        return (spelling, (entry.first,) if entry.first else ()) if spelling != latin else None
    word = find_word(latin, references.is_lower) if not spellings else None
    found = references.word(word) if word is not None else None
    return (found.form, (found.evidence,)) if found is not None else None

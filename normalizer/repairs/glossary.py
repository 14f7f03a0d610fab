"""Names as the user's own glossary has them."""

from collections.abc import Iterator

from normalizer.edits import Finding
from normalizer.names.model import NameStatus
from normalizer.repairs.context import Context


def follow_glossary(text: str, context: Context) -> Iterator[Finding]:
    """A Chinese form of a name for which the user's glossary has another becomes the glossary's first; a surname alone
    stays one, and a form that the glossary lists stays. The glossary outranks every table and every reference.
    """
    glossary = context.options.glossary
    if not glossary:
        return
    for mention in context.names:
        chinese = mention.canonical_zh
        if mention.status is not NameStatus.SETTLED or mention.canonical is None or not chinese:
            continue
        wanted = glossary.wanted_form(mention.canonical, chinese)
        place = mention.surface.find(chinese)
        if wanted is None or place < 0:
            continue
        form, name = wanted
        start = mention.start + place
        reason = f"the glossary calls {name.name} {form}"
        yield Finding(start, start + len(chinese), form, "follow-glossary", reason, 0.99, (name.evidence,))

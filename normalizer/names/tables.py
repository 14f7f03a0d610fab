"""The name table of a batch: one entry a name, made in one pass over the documents and mergeable by shard."""

from collections.abc import Iterable, Iterator

from normalizer.names.model import Alias, NameEntry, NameMention, NameStatus
from normalizer.names.tally import NamedPlace, Tally, Uses
from normalizer.names.voted import VotedName
from normalizer.names.voting import vote


def count_mentions(mentions: Iterable[NameMention]) -> Iterator[NamedPlace]:
    """The settled mentions of one document as places for a tally: `tally.add(id, count_mentions(mentions))`.

    What is neither settled nor in the text (proposed, lost) is not counted.
    """
    for mention in mentions:
        if mention.status is NameStatus.SETTLED and mention.canonical is not None:
            yield NamedPlace(
                mention.canonical,
                _latin_part(mention),
                mention.type,
                mention.start,
                mention.end,
                mention.canonical_zh,
            )


def _latin_part(mention: NameMention) -> str:
    """The spelling in Latin letters of a mention, without the Chinese that glosses it or is glossed; empty without
    any."""
    surface = mention.surface
    if not any("\u3400" <= character <= "\u9fff" for character in surface):
        canonical = mention.canonical or ""
        # the capitals of a dateline or a heading are no spelling
        shouted = surface.isupper() and not canonical.isupper() and surface.casefold() == canonical.casefold()
        return "" if shouted and len(surface) > 5 else surface
    parts = surface.replace("（", "(").replace("）", ")").strip(")").split("(")
    latin = [part.strip() for part in parts if part.strip() and not "\u3400" <= part.strip()[0] <= "\u9fff"]
    return latin[0] if len(parts) > 1 and latin else ""


def table(documents: Iterable[tuple[str, Iterable[NameMention]]]) -> tuple[NameEntry, ...]:
    """The names of `documents`, pairs of an id and its mentions, in the order of their canonical forms. One pass."""
    tally = Tally()
    for document, mentions in documents:
        tally.add(document, count_mentions(mentions))
    return make_entries(tally)


def make_entries(tally: Tally) -> tuple[NameEntry, ...]:
    """The entries of a tally of mentions, its own or merged from those of shards."""
    return tuple(_make_entry(name) for name in vote(tally).entries)


def _make_entry(name: VotedName) -> NameEntry:
    aliases = tuple(
        Alias(spelling, _documents(uses)) for spelling, uses in name.spellings.items() if spelling != name.canonical
    )
    return NameEntry(
        canonical=name.canonical,
        canonical_zh=_fullest(name.canonical, name.chinese),
        type=name.type,
        aliases=aliases + tuple(Alias(form, _documents(name.forms[form])) for form in name.chinese),
        mentions=name.places.mentions,
        documents=_documents(name.places),
        disagreements=tuple(_disagreements(name)),
        first=name.first,
    )


def _fullest(canonical: str, forms: tuple[str, ...]) -> str | None:
    """The commonest Chinese form; of a full name the commonest full one, where there is any."""
    dotted = [form for form in forms if "·" in form] if " " in canonical else []
    return next(iter(dotted or forms), None)


def _documents(uses: Uses) -> dict[str, int]:
    return {document: seen.mentions for document, seen in uses.kept().items()}


def _disagreements(name: VotedName) -> Iterator[str]:
    """A sentence for each thing on which the documents differ."""
    if len(name.votes) > 1:
        sides = [_side(vote.spelling, name) for vote in name.votes]
        verdict = "The vote is a tie" if name.tied else f"{name.canonical} is kept"
        if name.evidence is not None and name.votes[0].spelling != name.canonical:
            verdict = f"{name.canonical} is its owner's own spelling"
        yield f"{'; '.join(sides)}. {verdict}."
    elif name.evidence is not None and name.votes[0].spelling != name.canonical:
        yield f"{_side(name.votes[0].spelling, name)}. {name.canonical} is its owner's own spelling."
    forms = [form for form in name.chinese if not any(form != other and form in other for other in name.chinese)]
    if len(forms) > 1:
        yield "; ".join(f"{form} in {_list(name.forms[form])}" for form in forms) + "."


def _side(spelling: str, name: VotedName) -> str:
    uses = name.spellings.get(spelling)
    return f"{spelling} in {_list(uses)}" if uses else spelling


def _list(uses: Uses) -> str:
    documents = list(uses.kept())
    return ", ".join(documents[:5]) + (" and others" if uses.documents > 5 else "")

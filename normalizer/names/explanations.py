"""Why a name was linked as it was: every step, in words."""

from collections.abc import Iterable, Iterator, Sequence

from normalizer.edits.evidence import Evidence
from normalizer.names.brands import find_brand
from normalizer.names.forms import known_forms, regional_names
from normalizer.names.gazetteer import look_up
from normalizer.names.glossary import EMPTY_GLOSSARY, Glossary
from normalizer.names.model import NameMention
from normalizer.names.sound_links import MARGIN, describe, enough, is_settled, link_sound
from normalizer.names.voted import Names, VotedName


def explain(
    spelling: str,
    documents: Iterable[tuple[str, Sequence[NameMention]]],
    known: Names,
    glossary: Glossary = EMPTY_GLOSSARY,
) -> str:
    """All that is known of `spelling`, in either script, as lines of text: tables, votes, sound, and each of its
    mentions.

    `documents` are pairs of an id and the mentions found there, `known` the names of the references.
    """
    lines = [spelling]
    lines += (f"  {line}" for line in _explain_tables(spelling, glossary))
    voted = known.find(spelling) or known.find_chinese(spelling)
    for name in voted:
        lines += (f"  {line}" for line in _explain_vote(name))
    if any("\u3400" <= character <= "\u9fff" for character in spelling):
        lines += (f"  {line}" for line in _explain_sound(spelling, known))
    count = 0
    for document, mentions in documents:
        for mention in mentions:
            if spelling in mention.surface or spelling in (mention.canonical, mention.canonical_zh):
                count += 1
                lines += (f"  {line}" for line in _explain_mention(document, mention))
    lines.append(f"  {count} {'mention' if count == 1 else 'mentions'} in the sources")
    return "\n".join(lines)


def _explain_tables(spelling: str, glossary: Glossary) -> Iterator[str]:
    user = glossary.find(spelling) or glossary.by_chinese.get(spelling)
    if user is not None:
        yield f"glossary: {user.name} ({_cite(user.evidence)})"
    brand = find_brand(spelling)
    if brand is not None:
        note = ", also an ordinary word, so never recased" if brand.ordinary else ""
        yield f"owner's spelling: {brand.spelling}{note} ({_cite(brand.evidence)})"
    form = known_forms().get(spelling)
    if form is not None:
        yield f"known form of {form.latin} ({_cite(form.evidence)})"
    region = regional_names().get(spelling.casefold())
    if region is not None:
        yield f"Taiwan {region.taiwan or '-'}, Hong Kong {region.hong_kong or '-'}, mainland {region.china or '-'}"
    entry = look_up(spelling)
    if entry is not None:
        yield f"dictionary: {entry.latin}{', a bare name' if entry.given else ''} ({_cite(entry.evidence)})"


def _explain_vote(name: VotedName) -> Iterator[str]:
    yield f"references: {name.canonical}, {name.type.value}, {name.places.mentions} mentions"
    for vote in name.votes:
        yield f"  vote: {vote.spelling}: {vote.documents} documents, {vote.mentions} mentions"
    if name.tied:
        yield "  the vote is a tie"
    if name.first is not None:
        yield f"  first seen: {_cite(name.first)}"


def _explain_sound(spelling: str, known: Names) -> Iterator[str]:
    links = link_sound(spelling, known)
    if not links:
        yield "by sound: no name of the references"
        return
    for link in links[:3]:
        yield f"by sound: {link.name.canonical} ({describe(spelling, link).text})"
    if is_settled(spelling, links):
        yield f"  settled: at least {enough(spelling)} nats, and {MARGIN} more than the runner-up"
    else:
        yield f"  not settled by sound: that takes {enough(spelling)} nats, and {MARGIN} more than the runner-up"


def _explain_mention(document: str, mention: NameMention) -> Iterator[str]:
    meant = f" = {mention.canonical}" if mention.canonical else ""
    yield (
        f"{document} [{mention.start}, {mention.end}) {mention.surface}: {mention.status.value}{meant} "
        f"by {mention.method}, confidence {mention.confidence:g}"
    )
    for candidate in mention.candidates:
        yield f"  also considered: {candidate.name} ({candidate.score:g})"
    for evidence in mention.evidence:
        yield f"  because: {_cite(evidence)}"


def _cite(evidence: Evidence) -> str:
    place = f" [{evidence.start}, {evidence.end})" if evidence.start is not None else ""
    return f"{evidence.kind.value} {evidence.ref}{place}: {evidence.text}"

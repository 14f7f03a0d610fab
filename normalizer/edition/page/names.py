"""The register of names: every name with all its mentions."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from normalizer.edition.model import Document
from normalizer.edition.page.apparatus import percent, show_evidence
from normalizer.edition.page.context import show_context
from normalizer.edition.page.markup import anchor, foreign, plural, quoted, show
from normalizer.edition.page.site import Site
from normalizer.names.model import Alias, NameEntry, NameMention, NameStatus

_Mentions = list[tuple[Document, int, NameMention]]


def name_id(canonical: str) -> str:
    """The id of a name's entry."""
    return anchor(f"name:{canonical}")


def show_names(entries: Sequence[NameEntry], documents: Sequence[Document], site: Site) -> str:
    """The table of names, the most mentioned first, each with its mentions on this page; then what was not settled."""
    settled: dict[str, _Mentions] = defaultdict(list)
    unsettled: dict[str, _Mentions] = defaultdict(list)
    for document in documents:
        for index, name in enumerate(document.names):
            if name.status is NameStatus.SETTLED and name.canonical is not None:
                settled[name.canonical].append((document, index, name))
            else:
                unsettled[name.surface].append((document, index, name))
    known = {entry.canonical: entry for entry in reversed(entries)}  # of two of one spelling the first
    known.update((name, _enter(mentions)) for name, mentions in settled.items() if name not in known)
    order = sorted(known.values(), key=lambda entry: (-entry.mentions, entry.canonical.casefold(), entry.canonical))
    rows = [_show_name(entry, settled[entry.canonical], site) for entry in order]
    open_rows = [_show_open(surface, mentions, site) for surface, mentions in unsettled.items()]
    table = (
        '<div class="wide tall" tabindex="0" role="region" aria-labelledby="names-title"><table class="names">'
        "<thead><tr>"
        '<th scope="col">Name</th><th scope="col">Chinese</th><th scope="col">Type</th>'
        '<th scope="col">Also written</th><th scope="col">Mentions</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>\n"
    )
    if not open_rows:
        return table if rows else "<p>No names were found.</p>\n"
    unsettled_list = f'<h3>Not settled</h3><ul class="open">{"".join(open_rows)}</ul>\n'
    return (table if rows else "") + unsettled_list


def _show_name(entry: NameEntry, mentions: _Mentions, site: Site) -> str:
    chinese = foreign(entry.canonical_zh, "zh-Hant") if entry.canonical_zh else ""
    aliases = ", ".join(foreign(alias.spelling) for alias in entry.aliases if alias.spelling != entry.canonical_zh)
    disagreements = "".join(f"<li>{show(sentence)}</li>" for sentence in entry.disagreements)
    disagreements = f'<ul class="warnings">{disagreements}</ul>' if disagreements else ""
    kind = entry.type.value
    where = ", ".join(f"{foreign(document)} {count:,}" for document, count in entry.documents.items())
    listed = "".join(_show_mention(*mention, site) for mention in mentions)
    if listed:
        count = (
            f"<details><summary>{plural(entry.mentions, 'mention')}</summary>"
            f'<p class="sub">{where}</p><ul>{listed}</ul></details>'
        )
    else:
        count = f'{plural(entry.mentions, "mention")} <span class="sub">{where}</span>'
    return (
        f'<tr id="{quoted(name_id(entry.canonical))}"><th scope="row"><span class="nm {kind[:3]}">'
        f"{foreign(entry.canonical)}</span></th><td>{chinese}</td><td>{kind}</td><td>{aliases}{disagreements}</td>"
        f"<td>{count}</td></tr>\n"
    )


def _enter(mentions: _Mentions) -> NameEntry:
    """The entry of a name that is settled on this page but was not given with the names of the edition."""
    first = mentions[0][2]
    name = first.canonical or first.surface
    documents = Counter(document.id for document, _, _ in mentions)
    spellings: dict[str, Counter[str]] = {}
    for document, _, mention in mentions:
        if mention.surface != name:
            spellings.setdefault(mention.surface, Counter())[document.id] += 1
    aliases = tuple(Alias(spelling, dict(where)) for spelling, where in spellings.items())
    return NameEntry(name, first.canonical_zh, first.type, aliases, len(mentions), dict(documents), ())


def _show_open(surface: str, mentions: _Mentions, site: Site) -> str:
    listed = "".join(_show_mention(*mention, site) for mention in mentions)
    return (
        f'<li><details><summary>{foreign(surface)} <span class="sub">{plural(len(mentions), "mention")}</span>'
        f"</summary><ul>{listed}</ul></details></li>\n"
    )


def _show_mention(document: Document, index: int, name: NameMention, site: Site) -> str:
    """One mention in its context, with what it was settled to and why."""
    status = "" if name.status is NameStatus.SETTLED else f"{name.status.value}, "
    candidates = ", ".join(f"{foreign(candidate.name)} {candidate.score:.3g}" for candidate in name.candidates[:5])
    candidates = f'<p class="sub">Candidates: {candidates}</p>' if candidates else ""
    href = f' data-entry="{quoted(name_id(name.canonical))}"' if name.canonical else ""
    return (
        f'<li id="n{site.number(document.id)}.{index}" class="mention"{href}>'
        f"{show_context(document, name.start, name.end, site)}"
        f'<p class="sub">{status}{percent(name.confidence)}, {show(name.method)}</p>{candidates}'
        f"{show_evidence(name.evidence, site)}</li>"
    )

"""The registers: every name and every date with all its mentions."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from normalizer.dates.model import Basis, TimeExpression
from normalizer.edition.model import Document
from normalizer.edition.page.apparatus import percent, show_evidence
from normalizer.edition.page.markup import abridge, anchor, foreign, language, plural, quoted, show
from normalizer.edition.page.site import Site
from normalizer.names.model import Alias, NameEntry, NameMention, NameStatus
from normalizer.spans import Span

KEYWORD_CONTEXT = 24
"""How many characters of the clean text stand on each side of a mention."""

_BASES = {
    Basis.EXPLICIT: "explicit",
    Basis.INFERRED_YEAR: "year inferred",
    Basis.RELATIVE: "relative",
    Basis.COMPUTED: "computed",
    Basis.NONE: "",  # a duration, a set, a day that nothing tells
}

_Mentions = list[tuple[Document, int, NameMention]]
_Times = list[tuple[Document, int, TimeExpression]]


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
    # where two types share a spelling it is listed twice, and its mentions stand at the first
    pairs = [(entry, settled.pop(entry.canonical, [])) for entry in entries]
    pairs += [(_enter(mentions), mentions) for mentions in settled.values() if mentions]
    pairs.sort(key=lambda pair: (-pair[0].mentions, pair[0].canonical.casefold(), pair[0].type))
    rows = [_show_name(entry, mentions, site) for entry, mentions in pairs]
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
        f"{_show_context(document, name.start, name.end, site)}"
        f'<p class="sub">{status}{percent(name.confidence)}, {show(name.method)}</p>{candidates}'
        f"{show_evidence(name.evidence, site)}</li>"
    )


def _show_context(document: Document, start: int, end: int, site: Site) -> str:
    """A place of the clean text with what stands around it, and the link to it."""
    text, place = document.revision.text, document.revision.clean_span(start, end)
    before, after = _around(text, place)
    href = site.place(document.id, start)
    return (
        f'<p><a href="{quoted(href)}">{foreign(document.id)}</a> <bdi class="kwic"{language(document.language.tag)}>'
        f"{show(_line(before))}<b>{show(abridge(place.of(text), 80))}</b>{show(_line(after))}</bdi></p>"
    )


def _around(text: str, place: Span) -> tuple[str, str]:
    """The text on both sides of a place, not cut within a Latin word."""
    start, end = max(0, place.start - KEYWORD_CONTEXT), place.end + KEYWORD_CONTEXT
    before, after = text[start : place.start], text[place.end : end]
    if start and f"{text[start - 1]}{before[:1]}".isascii() and " " in before:
        before = before[before.index(" ") :]
    if end < len(text) and f"{text[end]}{after[-1:]}".isascii() and " " in after:
        after = after[: after.rindex(" ") + 1]
    return before, after


def _line(text: str) -> str:
    return " ".join(text.split("\n"))


def show_dates(documents: Sequence[Document], site: Site) -> str:
    """All dates, those of the same value together, by time; then durations and what has no day."""
    times: dict[tuple[str, str], _Times] = defaultdict(list)
    for document in documents:
        for index, date in enumerate(document.dates):
            times[date.earliest or "9999", _value(date)].append((document, index, date))
    items = "".join(
        _show_time(value, mentions, site) for (_, value), mentions in sorted(times.items(), key=lambda t: t[0])
    )
    if not items:
        return "<p>No dates were found.</p>\n"
    return f'<details><summary>All dates with their mentions</summary><ol class="times">{items}</ol></details>\n'


def _show_time(value: str, mentions: _Times, site: Site) -> str:
    first = mentions[0][2]
    listed = "".join(_show_date(*mention, site) for mention in mentions)
    name = first.english or first.surface
    code = f" <code>{show(value)}</code>" if value != name and value != first.surface else ""
    return (
        f'<li class="time" id="{quoted(time_id(value))}"><p><b>{show(name)}</b>{code} '
        f'<span class="sub">{first.kind.value}</span></p><ul>{listed}</ul></li>\n'
    )


def time_id(value: str) -> str:
    """The id of a date's entry, by its EDTF, duration or TIMEX value."""
    return anchor(f"time:{value}")


def _value(date: TimeExpression) -> str:
    return date.edtf or date.duration or date.timex or date.surface


def _show_date(document: Document, index: int, date: TimeExpression, site: Site) -> str:
    """One time expression in its context, with what its day rests on."""
    number = site.number(document.id)
    known = [_BASES[date.basis], percent(date.confidence)]
    if date.modifier:
        known.append(show(date.modifier.lower().replace("_", " ")))
    if date.anchor:
        known.append(f"counted from {show(date.anchor)}")
    matches = "".join(_show_match(match.document, match.start, match.text, site) for match in date.matches)
    checks = "".join(f"<li>{show(check.detail)}</li>" for check in date.checks)
    return (
        f'<li id="t{number}.{index}" class="mention" data-entry="{quoted(time_id(_value(date)))}">'
        f"{_show_context(document, date.start, date.end, site)}"
        f'<p class="sub">{", ".join(filter(None, known))}</p>'
        + (f'<ul class="checks">{checks}</ul>' if checks else "")
        + (f'<p class="sub">Also in: {matches}</p>' if matches else "")
        + f"{show_evidence(date.evidence, site)}</li>"
    )


def _show_match(document: str, start: int, text: str, site: Site) -> str:
    href = site.place(document, start)
    name = foreign(f"{document}: {text}")
    return f'<a class="match" href="{quoted(href)}">{name}</a> ' if href else f"{name} "

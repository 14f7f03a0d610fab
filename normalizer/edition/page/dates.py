"""The register of dates: every date by time, with all its mentions."""

from collections import defaultdict
from collections.abc import Sequence

from normalizer.dates.model import Basis, TimeExpression
from normalizer.edition.model import Document
from normalizer.edition.page.apparatus import percent, show_evidence
from normalizer.edition.page.context import show_context
from normalizer.edition.page.markup import anchor, foreign, quoted, show
from normalizer.edition.page.site import Site

_BASES = {
    Basis.EXPLICIT: "explicit",
    Basis.INFERRED_YEAR: "year inferred",
    Basis.RELATIVE: "relative",
    Basis.COMPUTED: "computed",
    Basis.NONE: "",  # a duration, a set, a day that nothing tells
}

_Times = list[tuple[Document, int, TimeExpression]]


def show_dates(documents: Sequence[Document], site: Site) -> str:
    """All dates, those of the same value together, by time; then durations and what has no day."""
    times: dict[str, _Times] = defaultdict(list)
    for document in documents:
        for index, date in enumerate(document.dates):
            times[_value(date)].append((document, index, date))
    order = sorted(times, key=lambda value: (min(date.earliest or "9999" for _, _, date in times[value]), value))
    items = "".join(_show_time(value, times[value], site) for value in order)
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
    return date.value or date.surface


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
        f"{show_context(document, date.start, date.end, site)}"
        f'<p class="sub">{", ".join(filter(None, known))}</p>'
        + (f'<ul class="checks">{checks}</ul>' if checks else "")
        + (f'<p class="sub">Also in: {matches}</p>' if matches else "")
        + f"{show_evidence(date.evidence, site)}</li>"
    )


def _show_match(document: str, start: int, text: str, site: Site) -> str:
    href = site.place(document, start)
    name = foreign(f"{document}: {text}")
    return f'<a class="match" href="{quoted(href)}">{name}</a> ' if href else f"{name} "

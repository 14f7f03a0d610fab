"""The first page: what the sources are and what was found in them."""

from collections.abc import Callable, Sequence

from normalizer.edition.model import Failure
from normalizer.edition.page.markup import foreign, plural, quoted, show
from normalizer.edition.page.summary import RuleCount, Summary, Totals
from normalizer.roles.model import GarbleScore


def say_what_was_found(totals: Totals, names: int) -> str:
    """One paragraph for the top of the page."""
    if totals.documents == 1:
        sources = f"A {totals.role.value} source."
    else:
        sources = f"{plural(totals.documents, 'source')}, {totals.garbled:,} of them garbled."
    return (
        f"{sources} {plural(totals.applied, 'change')} made, "
        f"{totals.proposed:,} more proposed, {plural(totals.flagged, 'place')} flagged as damaged or doubtful; "
        f"{plural(names, 'name')}, {plural(totals.dates, 'mention')} of dates. "
        "Every change can be seen where it was made, with its reason and its evidence."
    )


def show_sources(summaries: Sequence[Summary], link: Callable[[str], str | None]) -> str:
    """The table of the sources; `link` gives where each is shown."""
    rows = "".join(_show_source(summary, link(summary.id)) for summary in summaries)
    return (
        '<div class="wide" tabindex="0" role="region" aria-labelledby="sources-title"><table class="sources">'
        '<thead><tr><th scope="col">Source</th><th scope="col">Language</th><th scope="col">Role</th>'
        '<th scope="col">Garble score</th><th scope="col" class="n">Segments</th><th scope="col" class="n">Changed</th>'
        '<th scope="col" class="n">Proposed</th><th scope="col" class="n">Flagged</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>\n"
    )


def _show_source(summary: Summary, href: str | None) -> str:
    name = foreign(summary.id)
    link = f'<a href="{quoted(href)}">{name}</a>' if href else name
    title = f'<span class="sub">{foreign(summary.title)}</span>' if summary.title else ""
    figures = (summary.segments, summary.applied, summary.proposed, summary.flagged)
    return (
        f'<tr><th scope="row">{link}{title}</th><td>{show(summary.language)}</td>'
        f'<td><span class="role {summary.role.value}">{summary.role.value}</span></td>'
        f"<td>{show_score(summary.garble)}</td>"
        + "".join(f'<td class="n">{figure:,}</td>' for figure in figures)
        + "</tr>\n"
    )


def show_score(garble: GarbleScore) -> str:
    """A garble score as a small bar and a figure."""
    width = round(60 * min(max(garble.value, 0.0), 1.0), 1)
    return (
        '<span class="score"><svg class="bar" width="60" height="8" viewBox="0 0 60 8" aria-hidden="true">'
        '<rect class="ground" width="60" height="8" rx="2"/>'
        f'<rect class="value" width="{width}" height="8" rx="2"/></svg> '
        f"{garble.value:.2f}</span>"
    )


def show_features(garble: GarbleScore) -> str:
    """What a garble score was computed from, the weightiest first."""
    features = sorted(garble.features, key=lambda feature: (-feature.value * feature.weight, feature.name))
    items = "".join(
        f"<li>{show(feature.name)} <b>{feature.value:.3g}</b></li>" for feature in features if feature.value > 0
    )
    return f'<ul class="features">{items}</ul>' if items else ""


def show_rules(counts: Sequence[RuleCount]) -> str:
    """The edits by kind: a bar and three figures for each rule."""
    if not counts:
        return "<p>Nothing was changed and nothing flagged.</p>\n"
    most = max(count.total for count in counts)
    rows = "".join(_show_rule(count, most) for count in counts)
    return (
        '<table class="rules"><thead><tr><th scope="col">Rule</th>'
        '<th scope="col"><span class="unseen">Share</span></th>'
        '<th scope="col" class="n"><span class="key ed"></span>Changed</th>'
        '<th scope="col" class="n"><span class="key pr"></span>Proposed</th>'
        '<th scope="col" class="n"><span class="key fl"></span>Flagged</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>\n"
    )


def _show_rule(count: RuleCount, most: int) -> str:
    scale = 320 / most
    place = 0.0
    bars = []
    for figure, kind in ((count.applied, "ed"), (count.proposed, "pr"), (count.flagged, "fl")):
        if figure:
            bars.append(f'<rect class="{kind}" x="{place:.1f}" width="{figure * scale:.1f}" height="12"/>')
            place += figure * scale
    figures = "".join(
        f'<td class="n">{figure:,}</td>' if figure else '<td class="n none">0</td>'
        for figure in (count.applied, count.proposed, count.flagged)
    )
    return (
        f'<tr><th scope="row"><code>{show(count.rule)}</code></th><td class="bars">'
        f'<svg class="bar" viewBox="0 0 320 12" preserveAspectRatio="none" aria-hidden="true">{"".join(bars)}</svg>'
        f"</td>{figures}</tr>\n"
    )


def show_failures(failures: Sequence[Failure]) -> str:
    """The sources that could not be used, and why."""
    if not failures:
        return ""
    items = "".join(f"<li>{foreign(failure.path)}: {show(failure.error)}</li>" for failure in failures)
    return f"<h3>Not read</h3><ul>{items}</ul>\n"

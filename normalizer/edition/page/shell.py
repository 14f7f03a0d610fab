"""What is around the sections of a page: head, tools, script, and the policy that lets nothing else in."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from normalizer import __version__
from normalizer.edition.page.markup import anchor, foreign, fragment, quoted, show

_SCRIPTS = ("page.js", "card.js", "review.js", "filter.js", "gloss.js", "keys.js")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that the menu leads to; `title` and `html` are HTML."""

    name: str
    title: str
    html: str
    kind: str = "register"

    def __str__(self) -> str:
        heading = f'<h2 id="{quoted(anchor(self.name))}-title">{self.title}</h2>'
        return f'<section class="{self.kind}" id="{quoted(anchor(self.name))}">{heading}\n{self.html}</section>\n'


def wrap_sections(
    title: str,
    lead: str,
    sections: Sequence[Section],
    data: str,
    settings: Mapping[str, object] | None = None,
    up: str = "",
) -> str:
    """A whole page. `title` is text; `lead`, and `up`, which leads to the page above, are HTML; `data` is JSON.

    Nothing is loaded and no script or style runs but those that stand in the page; what styles the sections bring is
    let in by its hash.
    """
    body = "".join(map(str, sections))
    style, script = _style(), _script()
    styles = " ".join(_hash(found) for found in (style, *re.findall(r"<style>([^<]*)</style>", body)))
    chosen = "; ".join(f"{show(str(name))} {show(str(value))}" for name, value in (settings or {}).items())
    return Template(_read("page.html")).substitute(
        policy=(
            f"default-src 'none'; script-src {_hash(script)}; style-src {styles}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
        title=quoted(title),
        heading=foreign(title),
        lead=lead,
        up=up,
        contents="".join(f'<li><a href="{fragment(part.name)}">{part.title}</a></li>' for part in sections),
        body=body,
        data=data,
        style=style,
        script=script,
        version=__version__,
        settings=f"<p>Settings: {chosen}.</p>" if chosen else "",
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    return _read("page.css")


@cache
def _script() -> str:
    return "\n".join(_read(name) for name in _SCRIPTS)


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")

"""The running text of a Markdown file, and what its front matter says of it."""

import re

from normalizer.sources.model import Provenance

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(\w[\w-]{0,40})[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)")
_BLOCK = re.compile(r"^[ ]{0,3}(?:#{1,6}[ \t]+|(?:>[ ]?){1,9})")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+|-+)[ \t]*$")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,1000})\](?:\([^()\s]{0,2000}(?:[ \t]+[\"'][^\"'\n]{0,500}[\"'])?\)|\[[^\[\]\n]{0,200}\])"
)
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S+.*$")
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*_])|\*\*([^*\n]{1,1000})\*\*"
)
_CODE = re.compile(r"`([^`\n]{1,1000})`")
_COMMENT = re.compile(r"<!--[^\0]{0,20000}?-->|</?[A-Za-z][^<>\n]{0,500}>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_FIELDS = {
    "title": "title", "author": "author", "authors": "author", "publisher": "publisher", "site": "publisher",
    "source": "url", "url": "url", "link": "url", "date": "written", "published": "written", "lang": "language",
    "language": "language",
}  # fmt: skip


def extract(markup: str) -> tuple[str, Provenance]:
    """The text as a reader sees it: without headings' #, emphasis, links' addresses, rules and comments.

    >>> extract("---\\ntitle: News\\n---\\n# Big *day*\\n\\nSee [here](http://x.org).")[0]
    'Big day\\n\\nSee here.'
    """
    front = _FRONT.match(markup)
    body = markup[front.end() :] if front else markup
    provenance = read_fields(dict(_FIELD.findall(front.group(1)))) if front else Provenance()
    lines, code = [], False
    for line in _COMMENT.sub("", body).split("\n"):
        if _FENCE.match(line):
            code = not code
        elif code:
            lines.append(line)
        elif not _REFERENCE.match(line):
            lines.append("" if _RULE.match(line) else _strip(line))
    return "\n".join(lines).lstrip("\r\n"), provenance


def read_fields(fields: dict[str, str]) -> Provenance:
    """What is known of a source from fields by their usual names."""
    known: dict[str, str] = {}
    for name, value in fields.items():
        field = _FIELDS.get(name.lower())
        clean = value.strip().strip("\"'")
        if field and clean:
            known.setdefault(field, clean)
    return Provenance(**known)


def _strip(line: str) -> str:
    """One line without its markup."""
    block = _BLOCK.match(line)
    if block:
        line = _HEADING_END.sub("", line[block.end() :])
    line = _LINK.sub(r"\1", line)
    line = _CODE.sub(r"\1", line)
    line = _EMPHASIS.sub(lambda found: found.group(2) or found.group(3), line)
    return _ESCAPE.sub(r"\1", line)

"""What web pages and templates leave behind in a text."""

import re
from collections.abc import Iterator

from normalizer.edits import Evidence, EvidenceKind, Finding
from normalizer.repairs.contents import URL
from normalizer.repairs.context import Context
from normalizer.repairs.views import HAN, view

_QUOTE = "[“”\"＂‘’']"
_NAMES = (
    "(?:href|src|target|rel|class|style|title|lang|dir|width|height|alt|charset|id|cite|allow|frameborder"
    "|data-[a-z-]{1,20})"
)
_ATTRIBUTES = re.compile(
    rf"(?:<[ ]?[a-z]{{1,10}}[ ](?:async |defer )?)?[ “”\"]{{0,2}}{_NAMES}[ ]?=[ ]?{_QUOTE}[^“”\"＂\n]{{0,300}}[“”\"＂]"
    rf"(?:[ ]{{0,2}}{_NAMES}[ ]?=[ ]?{_QUOTE}[^“”\"＂\n]{{0,300}}[“”\"＂]){{0,8}}"
    r"(?:[ ]{0,2}(?:webkit)?allowfullscreen)?[ ]?/?[ ]?[>＞]?[ ]?"
)
_TRIGGERS = ("href", "src", "target", "class", "rel", "allow", "style", "width", "frameborder")
_NAME = re.compile(rf"{_NAMES}[ ]?\Z")
_PREFIX = 48  # the longest name, with a tag and quotation marks before it
_TAG = re.compile(
    r"<[ ]?/?[ ]?(?:p|a|br|div|span|img|blockquote|script|strong|em|b|i|u|figure|iframe|h[1-6]|ul|ol|li|table|t[rdh])"
    r"(?:[ ][!-;?-~ “”]{0,80}=[!-;=?-~ “”]{0,300})?[ ]?/?[ ]?>|<!--[^\n<>]{0,200}-->",
    re.IGNORECASE,
)
_ALONE = frozenset(("br", "p", "div", "img", "li", "tr", "td", "th", "blockquote", "figure"))
_NAMED = re.compile(r"HTML|標籤|标签|元素|屬性|属性|語法|语法|XML|標記|标记|タグ|要素")
_SHORTCODE = re.compile(
    r"\[(embed|video|audio|youtube|tweet)\b[^\[\]\n]{0,200}\][ ]?(?:https?://[^\s\[\]]{1,300})?[ ]?\[/\1\]"
    r"|\{\{[^{}\n]{0,80}\}\}|\{%[^{}%\n]{0,80}%\}|%%[a-z_]{3,30}%%|\$\{[A-Za-z_.]{1,40}\}|\[embedded content\]"
    r"|\[/?(?:caption|embed|gallery|video|audio|youtube|tweet|button|vc_\w{1,20}|et_pb_\w{1,20})\b[^\[\]\n]{0,200}\]"
)
_LINK = re.compile(r"(!?)\[([^\[\]\n]{1,120})\]\([ ]?(https?://[^\s()]{1,300})[ ]?\)")
_BOLD = re.compile(r"(?<![*_A-Za-z0-9])(\*\*|__)(?![\s*_])([^*_\n]{1,80})(?<!\s)\1(?![*_A-Za-z0-9])")
_HEADING = re.compile(r"^#{1,4} (?=[^\n]{15,400}[。！？]$)", re.MULTILINE)  # a sentence is no heading
_STRUCTURE = re.compile(r"^(?:#{1,6} |[-*+] |```|> |\d+\. )", re.MULTILINE)
_MEDIA = re.compile(r"(?<![A-Za-z0-9/.])pic\.twitter\.com/[A-Za-z0-9]{4,16}[ ]?")
_SPLIT = re.compile(r"https?[ ]?:[ ]?//[ ][\w./?=&%#-]{4,200}|https?[ ]:[ ]?//[\w./?=&%#-]{4,200}", re.ASCII)
_COUNTED = ("轉推", "转推", "Retweet", "Repost")
_COUNTER = (
    r"\d[\d.,]{0,8}[ ]?[KM萬万]?[ ]?"
    r"(?:轉推|转推|喜歡|喜欢|引用|回覆|書籤|瀏覽|轉發|個讚|Retweets?|Reposts?|Likes?|Quotes?|Views?)"
)
_COUNTERS = re.compile(rf"[ ·]{{0,3}}{_COUNTER}(?:[ ·]{{1,3}}{_COUNTER}){{1,5}}(?=[ ]{{0,3}}(?:\n|\Z))")
_POSTED = re.compile(r"/status/|[AP]M|[上下]午| · ")
_STATUS = re.compile(r"(?:twitter|x)\.com/\w{1,20}/status/[ ]?(\d{16,20})", re.ASCII)


def drop_markup_debris(text: str, context: Context) -> Iterator[Finding]:
    """Remains of HTML, as embedded posts leave them (`href=“ https://…“ target=“ _blank”>`), and tags go; a URL among
    them stays in the ledger as evidence.
    """
    if "=" in text and any(name in text for name in _TRIGGERS):
        look = view(text)
        if not look.has_han:
            return
        for match in _attributes(text):
            start, end = match.span()
            if start in look.code or not _is_broken(match.group(), text[end : end + 4]):
                continue
            lead = len(match.group()) - len(match.group().lstrip(" "))
            start += lead if text[start - 1 : start] == "\n" or not start else 0
            post = _STATUS.search(match.group()) is not None
            reason = "remains of the markup of an embedded post" if post else "remains of markup"
            yield Finding(start, end, "", "drop-markup-debris", reason, 0.96, _citations(match.group()))
    if "<" in text and ">" in text:
        look = view(text)
        if not look.has_han:
            return
        for match in _TAG.finditer(text):
            if match.start() not in look.code and not _is_named(text, match):
                reason = "an HTML tag in running text"
                found = _citations(match.group())
                broken = match.group()[:3].lower() == "<br" and text[match.end() : match.end() + 1] != "\n"
                after = "\n" if broken else ""
                yield Finding(*match.span(), after, "drop-markup-debris", reason, 0.85, found)


def drop_template_residue(text: str, context: Context) -> Iterator[Finding]:
    """Shortcodes and placeholders of templates ({{…}}, [caption …]) go. Markdown emphasis and links lose their marks in
    a text that is not written in Markdown; a link's URL stays in the ledger as evidence.
    """
    if not any(mark in text for mark in ("{", "[", "**", "__", "%%", "# ", ".com/", "//", *_COUNTED)):
        return
    look = view(text)
    if not look.has_han or "```" in text:
        return
    for match in _SPLIT.finditer(text) if "//" in text else ():
        reason = "an address that spaces break"
        after = match.group().replace(" ", "")
        yield Finding(*match.span(), after, "drop-template-residue", reason, 0.7)
    for match in _STATUS.finditer(text) if "/status/" in text else ():
        begin = text.rfind(" ", max(0, match.start() - 40), match.start()) + 1
        if "://" not in text[max(begin, match.start() - 40) : match.start()] and match.start() not in look.kept:
            post = (Evidence(EvidenceKind.SOURCE, match.group(), match.group()),)
            reason = "the address of an embedded post"
            yield Finding(*match.span(), None, "drop-template-residue", reason, 0.7, post)
    for match in _SHORTCODE.finditer(text):
        if match.start() not in look.code:
            found = _citations(match.group())
            yield Finding(*match.span(), "", "drop-template-residue", "a template's placeholder", 0.86, found)
    for match in _MEDIA.finditer(text):
        found = (Evidence(EvidenceKind.SOURCE, match.group(), match.group()),)
        start, end = match.span()
        if text[start - 1 : start] == " " and text[end : end + 1] in ("\n", ""):
            start -= 1
        yield Finding(start, end, "", "drop-template-residue", "the picture link of an embedded post", 0.82, found)
    for match in _COUNTERS.finditer(text) if any(word in text for word in _COUNTED) else ():
        before = text[max(0, match.start() - 80) : match.start()].rpartition("\n")[2]
        if match.start() not in look.untouchable and (not before.strip() or _POSTED.search(before) is not None):
            reason = "the counters of an embedded post"
            start = match.start() - (match.start() > 0 and not before.strip())
            yield Finding(start, match.end(), "", "drop-template-residue", reason, 0.85)
    for match in _HEADING.finditer(text):
        if match.start() not in look.untouchable:
            reason = "the mark of a heading before a sentence"
            yield Finding(*match.span(), "", "drop-template-residue", reason, 0.82)
    if _STRUCTURE.search(text) is not None:
        return
    for match in _LINK.finditer(text):
        if HAN.search(match.group(2)) is not None or HAN.match(text, match.end()) is not None:
            reason = "a Markdown link in a text that is not Markdown"
            after = "" if match.group(1) else match.group(2)
            yield Finding(*match.span(), after, "drop-template-residue", reason, 0.85, _citations(match.group(3)))
    for match in _BOLD.finditer(text):
        if HAN.search(match.group(2)) is not None and match.start() not in look.untouchable:
            reason = "Markdown emphasis in a text that is not Markdown"
            yield Finding(match.start(), match.start() + 2, "", "drop-template-residue", reason, 0.85)
            yield Finding(match.end() - 2, match.end(), "", "drop-template-residue", reason, 0.85)


def _attributes(text: str) -> Iterator[re.Match[str]]:
    """Runs of attributes, by the equals sign of the first of each."""
    done = 0
    place = text.find("=")
    while place >= 0:
        if place >= done and _NAME.search(text, max(done, place - 24), place) is not None:
            starts = range(max(done, place - _PREFIX), place)
            match = next(filter(None, (_ATTRIBUTES.match(text, start) for start in starts)), None)
            if match is not None:
                yield match
                done = match.end()
        place = text.find("=", place + 1)


def _is_broken(attributes: str, after: str) -> bool:
    """Whether attributes are remains of markup, and not named in prose: a URL, a bracket, or quotes that no one
    types.
    """
    return ("://" in attributes or ">" in attributes + after or "“" in attributes or "”" in attributes) and not (
        _NAMED.search(attributes + after)
    )


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether a bare tag is spoken of (把 <br> 換成 <p>) and no markup: spaces around it, or words for markup near
    it.
    """
    start, end = match.span()
    if "=" in match.group() or match.group().startswith("<!--"):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    name = match.group().strip("<>/ ").lower()
    if name not in _ALONE and (f"</{name}>" not in text or f"<{name}" not in text) and "/" not in match.group():
        return True
    if (
        (before == " " and after == " ")
        or after in ("、", "與", "和", "及", "或")
        or before in ("、", "與", "和", "及", "或")
    ):
        return True
    return _NAMED.search(text, max(0, start - 40), end + 40) is not None


def _citations(debris: str) -> tuple[Evidence, ...]:
    """The URLs in what is removed; a post's number dates it (the id counts milliseconds since 2010-11-04)."""
    found = []
    for match in URL.finditer(debris):
        url = match.group().rstrip("?&.,)>\"'")
        found.append(Evidence(EvidenceKind.SOURCE, url, url))
    return tuple(found)

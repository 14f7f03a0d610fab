"""Names that were translated as the words they are."""

import re
from collections.abc import Iterator
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.literals import Literals
from normalizer.repairs.views import is_han, view
from normalizer.resources import read_table

FILE = "word_names.tsv"

# where only the name of a medium can stand: before or behind the word
_TOLD_BEFORE = re.compile(r"(?:根據|據|接受|告訴|在對|給|向|對)$")
_TOLD_BEHIND = re.compile(
    r"(?:的|雜誌|網站|新聞網?)?(?:報告|報導|報道|採訪|專訪|聲明|文章|消息|說法|披露|訪問|記者)|(?:說|表示)"
)
_REPORTS = re.compile(r"(?:雜誌|網站|新聞網?)?(?:報導|報道|披露|指出)")
# where only the name of a company can stand
_COMPANY_BEHIND = re.compile(r"(?:公司)?(?:的?(?:行為|發言人|執行長|首席|創辦人|員工|模型|股價|母公司|旗下)|宣布)")
# in a row of companies: X、乙等公司
_COMPANIES = re.compile(r"(?:和|與|、|，)[^，。；\n]{1,20}等[^，。；\n]{0,6}公司")
_BESIDE = ("在", "對", "由", "與", "向", "，", "。", "\n")
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_STARTS = "，。、；：！？\n「“（( "


def restore_word_names(text: str, context: Context) -> Iterator[Finding]:
    """The name of a medium or a company that was translated as a word (有線 for WIRED) is proposed where the sentence
    calls for one: in 根據X報導 or 對X的聲明 for a medium, before 的執行長 and the like for a company. It is applied
    where the references name it as well. A name of several words that is no Chinese phrase (思維機器實驗室) needs no
    such place.
    """
    look = view(text)
    if not look.has_han:
        return
    table, literals = _table()
    for place, literal in literals.find(look):
        name, kind, evidence = table[literal]
        end = place + len(literal)
        if text.startswith((f"（{name}", f"({name}"), end):
            continue  # a translated name with its gloss
        if place in look.untouchable or not _fits(text, place, end, kind, name in text):
            continue
        known = context.references.names.find(name) or context.references.names.find(name.removeprefix("The "))
        cited = tuple(entry.first for entry in known[:1] if entry.first is not None)
        sure = (0.84 if known else 0.65) if len(literal) > 1 else 0.6
        reason = f"{name} translated as a word"
        shared = len(literal) - len(literal.lstrip(_LATIN)) if literal[0] == name[0] else 0  # Google大腦: 大腦
        yield Finding(place + shared, end, name[shared:], "restore-word-names", reason, sure, (evidence, *cited))


@cache
def _table() -> tuple[dict[str, tuple[str, str, Evidence]], Literals]:
    """Name, kind and line of each literal word."""
    table = {
        literal: (name, kind, Evidence.resource(FILE, literal, f"{literal}: {name} ({met})"))
        for literal, name, kind, met in read_table(FILE, 4)
    }
    return table, Literals(table)


def _fits(text: str, place: int, end: int, kind: str, is_named: bool) -> bool:
    """Whether the sentence calls for a name there; `is_named`: the text has the name itself elsewhere."""
    before = text[max(0, place - 3) : place]
    last, following = before[-1:], text[end : end + 1]
    if kind == "model":
        # Llama 4“龐然大物”, 龐然大物模型
        product = before[-2:-1]
        quoted = last in ("“", "「") and following in ("”", "」") and product.isascii() and product.isalnum()
        return quoted or text.startswith(("模型", "”模型", "」模型"), end)
    if kind == "company":
        if end - place >= 5 or _COMPANIES.match(text, end) is not None:
            return True
        if is_named and last in _BESIDE and following in ("中", "的", "內"):
            return True
        return (not is_han(last) or last in "在與和由被") and _COMPANY_BEHIND.match(text, end) is not None
    if last in ("《", "〈"):
        return True
    if _TOLD_BEFORE.search(before) is not None:
        return _TOLD_BEHIND.match(text, end) is not None
    return (not last or last in _STARTS) and _REPORTS.match(text, end) is not None

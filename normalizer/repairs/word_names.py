"""Names that were translated as the words they are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.names.folding import fold
from normalizer.names.forms import known_forms
from normalizer.names.translated import read_back
from normalizer.names.transliteration import SOUNDS_ALIKE, match_name
from normalizer.names.voted import VotedName
from normalizer.repairs.context import Context
from normalizer.repairs.literals import Literals
from normalizer.repairs.views import View, is_han, view
from normalizer.resources import read_table

FILE = "word_names.tsv"
RULE = "restore-word-names"

# where only the name of a medium can stand: before or behind the word
_TOLD_BEFORE = re.compile(r"(?:根據|據|接受|告訴|在對|給|向|對)$")
_END = frozenset("，。；：、「“\n")
_TOLD_BEHIND = re.compile(
    r"(?:的|雜誌|網站|新聞網?)?(?:報告|報導|報道|採訪|專訪|聲明|文章|消息|說法|披露|訪問|記者)|(?:說|表示)"
)
# what an ordinary word may modify, or an ordinary person do, as well: 獨立報告
_MODIFIED = re.compile(r"的?(?:報告|聲明|消息|說法|文章)|說|表示")
_MEDIA = ("media", "known")
_REPORTS = re.compile(r"(?:雜誌|網站|新聞網?)?(?:報導|報道|披露|指出)")
# where only the name of a company can stand
_COMPANY_BEHIND = re.compile(r"(?:公司)?(?:的?(?:行為|發言人|執行長|首席|創辦人|員工|模型|股價|母公司|旗下)|宣布)")
# in a row of companies: X、乙等公司
_COMPANIES = re.compile(r"(?:和|與|、|，)[^，。；\n]{1,20}等[^，。；\n]{0,6}公司")
_WORD = "([一-鿿]{2,4}?)"


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place that calls for a name; `signs` are words of which the text has one if it has the place, and `sure` says
    that nothing but a source of news can stand there."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    sure: bool = True


_SLOTS = (
    _Slot(("據",), re.compile(f"據{_WORD}的?(?:報告|報導|報道|消息|說法)")),
    _Slot(
        ("報導", "報道", "披露"),
        re.compile(f"(?:[，。、；：！？\\n「“]|^){_WORD}(?:雜誌|網站)?(?:報導|報道|披露)", re.MULTILINE),
    ),
    _Slot(("聲明", "採訪", "專訪"), re.compile(f"(?:對|給|向|接受){_WORD}的?(?:聲明|採訪|專訪|訪問)")),
    _Slot(("告訴",), re.compile(f"告訴{_WORD}(?=[，。；：、「“])")),
    _Slot(("告訴",), re.compile(f"告訴{_WORD}(?![，。；：、「“])"), sure=False),
)
_AI = re.compile("AI(?![A-Za-z0-9])")
_BEFORE_AI = re.compile(r"[一-鿿]{2,4}\Z")
_SURNAMES = "flag-translated-surnames"
_PERSON = re.compile(r"·([一-鿿]{2,4})[ ]?[(（][A-Z][A-Za-z.’'-]{0,30}(?: [A-Z]\.?)? ([A-Z][a-zà-ÿ]{2,20})[)）]")
_ADJECTIVES = frozenset(
    ("young", "long", "short", "rich", "strong", "small", "little", "wild", "sharp", "swift", "noble")
)
_PERSON_BEHIND = re.compile(r"[的說在也被已將則還曾於]|表示|指出|告訴|認為|補充|寫道|宣布|[，,、和與。]")
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
    yield from _read_slots(text, look, context, table)
    written: dict[str, bool] = {}
    for place, literal in literals.find(look):
        name, kind, evidence = table[literal]
        end = place + len(literal)
        if text.startswith((f"（{name}", f"({name}", f"》（{name}"), end):
            continue  # a translated name with its gloss
        if name not in written:
            written[name] = name in text
        known = context.references.names.find(name) or context.references.names.find(name.removeprefix("The "))
        if place in look.untouchable or not _fits(text, place, end, kind, written[name], bool(known)):
            continue
        cited = tuple(entry.first for entry in known[:1] if entry.first is not None)
        doubtful = text[place - 1 : place] == "用" or (kind in _MEDIA and _MODIFIED.match(text, end) is not None)
        proved = known and (not doubtful or context.garbled)
        sure = (0.84 if proved else 0.65) if len(literal) > 1 else 0.6
        reason = f"{name} translated as a word"
        shared = len(literal) - len(literal.lstrip(_LATIN)) if literal[0] == name[0] else 0  # Google大腦: 大腦
        yield Finding(place + shared, end, name[shared:], RULE, reason, sure, (evidence, *cited))


def _read_slots(
    text: str, look: View, context: Context, table: Mapping[str, tuple[str, str, Evidence]]
) -> Iterator[Finding]:
    """Words that the table does not have, where only a source can stand, and of which the dictionary gives a name of
    the references as a whole sense: 多邊形報導, where they have Polygon.
    """
    if not context.references:
        return
    for match in _AI.finditer(text):
        end = match.start()
        before = _BEFORE_AI.search(text, max(0, end - 4), end)
        for start in range(before.start(), end - 1) if before is not None else ():
            word = text[start:end]
            found = next(read_back(word, context.references.names, " ai"), None)
            if found is not None and start not in look.untouchable:
                yield _name(start, match.end(), found, word, 0.84)
                break
    for slot in _SLOTS:
        if not any(sign in text for sign in slot.signs):
            continue
        for match in slot.pattern.finditer(text):
            word, start = match.group(1), match.start(1)
            if word in table or word in known_forms() or start in look.untouchable:
                continue
            found = next(read_back(word, context.references.names), None)
            if found is not None:
                yield _name(start, match.end(1), found, word, 0.65 if slot.sure else 0.6)


def _name(start: int, end: int, found: tuple[VotedName, str], word: str, sure: float) -> Finding:
    entry, sense = found
    seen = (entry.first,) if entry.first else ()
    cited = (Evidence.resource("cc-cedict", word, f"{word}: {sense}"), *seen)
    return Finding(start, end, entry.canonical, RULE, f"{entry.canonical} translated as a word", sure, cited)


def flag_translated_surnames(text: str, context: Context) -> Iterator[Finding]:
    """A surname that was translated as the word it is (蒂姆·廚師（Tim Cook）, and 廚師 alone afterwards): the gloss
    shows it, where the dictionary gives that word for the Chinese. Beside its gloss it is flagged; alone the surname is
    proposed.
    """
    if "·" not in text:
        return
    look = view(text)
    found: dict[str, tuple[str, int, Evidence]] = {}
    for match in _PERSON.finditer(text):
        chinese, surname = match.group(1), match.group(2)
        if match.start() in look.untouchable or not _is_sense(chinese, fold(surname)):
            continue
        if match_name(chinese, surname).score >= SOUNDS_ALIKE:
            continue  # 可汗 is how Khan is written
        evidence = Evidence.resource("cc-cedict", chinese, f"{chinese}: {surname.lower()}")
        found.setdefault(chinese, (surname, match.end(), evidence))
        reason = f"the surname {surname} translated as a word"
        yield Finding(*match.span(1), None, _SURNAMES, reason, 0.8, (evidence,))
    for chinese, (surname, place, evidence) in found.items():
        place = text.find(chinese, place)
        while place >= 0:
            end = place + len(chinese)
            described = text[end : end + 1] == "的" and fold(surname) in _ADJECTIVES  # 年輕的選民
            if (
                not described
                and not is_han(text[place - 1])
                and text[place - 1] != "·"
                and _PERSON_BEHIND.match(text, end)
            ):
                reason = f"the surname {surname} translated as a word, as beside its gloss"
                yield Finding(place, end, surname, _SURNAMES, reason, 0.65, (evidence,))
            place = text.find(chinese, end)


@cache
def _is_sense(chinese: str, word: str) -> bool:
    """Whether the dictionary gives an English word in lower case as a sense of a Chinese one."""
    from normalizer.lexicon import load

    pattern = re.compile(rf"(?<![A-Za-z-]){re.escape(word)}(?![A-Za-z-])")
    return any(pattern.search(sense) for entry in load().entries(chinese) for sense in entry.senses)


@cache
def _table() -> tuple[dict[str, tuple[str, str, Evidence]], Literals]:
    """Name, kind and line of each literal word."""
    table = {
        literal: (name, kind, Evidence.resource(FILE, literal, f"{literal}: {name} ({met})"))
        for literal, name, kind, met in read_table(FILE, 4)
    }
    return table, Literals(table)


def _fits(text: str, place: int, end: int, kind: str, is_named: bool, is_known: bool) -> bool:
    """Whether the sentence calls for a name there; `is_named`: the text has the name itself elsewhere, `is_known`: the
    references have it."""
    before = text[max(0, place - 3) : place]
    last, following = before[-1:], text[end : end + 1]
    if kind == "model":
        # Llama 4“龐然大物”, 龐然大物模型
        product = before[-2:-1]
        quoted = last in ("“", "「") and following in ("”", "」") and product.isascii() and product.isalnum()
        return quoted or text.startswith(("模型", "”模型", "」模型"), end)
    if kind == "known" and not is_known:
        return False
    if kind == "company":
        if is_known and last == "用" and is_han(following) and following != "的":
            return True
        if end - place >= 5 or _COMPANIES.match(text, end) is not None:
            return True
        if is_named and last in _BESIDE and following in ("中", "的", "內"):
            return True
        return (not is_han(last) or last in "在與和由被") and _COMPANY_BEHIND.match(text, end) is not None
    if last in ("《", "〈"):
        return True
    if before.endswith("告訴") and (following in _END or is_known):
        return True
    if _TOLD_BEFORE.search(before) is not None:
        return _TOLD_BEHIND.match(text, end) is not None
    return (not last or last in _STARTS) and _REPORTS.match(text, end) is not None

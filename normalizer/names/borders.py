"""Where the Chinese of a gloss begins that as a whole neither sounds like the Latin name nor has its meaning."""

from functools import lru_cache

from normalizer.lexicon import load
from normalizer.names.forms import JOINTS, known_forms
from normalizer.names.gazetteer import look_up
from normalizer.names.model import NameType
from normalizer.names.sounds import find_dotted, is_title
from normalizer.names.transliteration import SOUNDS_ALIKE, find_start, match_name

LONGEST = 8
CLOSED = frozenset(
    "的了和與与及或跟在於于由從从對对向為为是說说稱称把將将被給给到以而但等就也都還还又該该這这那其此本某各每"
)
"""Characters that stand before a name."""
_TAILS = ("公司", "集團", "集团")
_TRADES = (
    "汽車",
    "汽车",
    "電子",
    "电子",
    "航空",
    "科技",
    "製藥",
    "制药",
    "石油",
    "半導體",
    "半导体",
    "能源",
    "銀行",
    "银行",
)


def find_dotted_start(run: str, latin: str) -> int | None:
    """Where a dotted name starts that ends with `run`, if its first part or its last spells that of `latin`: half of a
    name may have been translated as a word (阿恩·插槽, Arne Slot).
    """
    words = latin.split()
    dots = [at for at, character in enumerate(run) if character in JOINTS]
    if not dots or len(words) < 2 or dots[-1] == len(run) - 1:
        return None
    start, score = find_start(run[: dots[0]], words[0])
    if score >= SOUNDS_ALIKE and dots[0] - start > 1:
        return start
    if match_name(run[dots[-1] + 1 :], words[-1]).score >= SOUNDS_ALIKE:
        return next((start for start, end in find_dotted(run) if end == len(run)), None)
    return None


def find_border(run: str, latin: str, whole: bool) -> int | None:
    """Where a name without dots starts that ends with `run`, by what stands before it: a particle, a title, a verb, or
    nothing at all (`whole` says that `run` does not go on to the left).

    None where that would be ordinary words that are not those of `latin`: 競爭對手 before a name describes it.
    """
    words = [(span.start, span.end) for span in load().segment(run)]
    start = 0 if whole else None
    for at, end in words:
        word = run[at:end]
        before = word in CLOSED or is_title(word) or is_title(word[-2:]) or (at == start and _is_verb(word))
        before = before or (is_place(word) and len(run) - end > 1 and match_name(run[end:], latin).score > 0)
        if before and len(run) - end > 1:
            start = end
    if start is None or not 2 <= len(run) - start <= LONGEST:
        return None
    kept = [run[at:end] for at, end in words if at >= start]
    meant = frozenset(latin.lower().split())
    if kept[0] in _TAILS or all(is_ordinary(word) for word in kept):
        return None
    unsaid = [word for word in kept if is_ordinary(word) and word not in _TAILS]
    return start if all(meant & load().english_words(word) for word in unsaid) else None


def is_place(word: str) -> bool:
    """Whether a word is a place of the dictionary, as one that stands before the name of a place in it: 巴西貝倫."""
    known = look_up(word)
    return known is not None and known.type is NameType.PLACE


def without_tail(form: str) -> str:
    """A company's name without 公司 or its trade: 禮來 of 禮來公司, 福特 of 福特汽車, but not 美國 of 美國航空."""
    for tail in (*_TAILS, *_TRADES):
        if form.endswith(tail) and len(form) > len(tail) + 1:
            short = form.removesuffix(tail)
            return form if is_place(short) else short
    return form


@lru_cache(maxsize=4096)
def is_ordinary(form: str) -> bool:
    """Whether `form` is a word of the dictionary that is no name: 廚師 is a cook before it is Tim Cook."""
    if len(form) < 2 or form in known_forms() or look_up(form) is not None:
        return False
    return any(entry.pinyin[:1].islower() for entry in load().entries(form))


def _is_verb(word: str) -> bool:
    entries = load().entries(word)
    return bool(entries) and all(entry.senses[0].startswith("to ") for entry in entries)

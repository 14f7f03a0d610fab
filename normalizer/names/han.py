"""Names in Chinese characters: forms that are known to mean a name, dotted names, and runs that sound like one."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from normalizer.edits.evidence import Evidence
from normalizer.lexicon import load
from normalizer.names.claims import Claims
from normalizer.names.forms import known_forms, longest_form_by_start
from normalizer.names.gazetteer import OFFICE_TAIL, longest_by_start, look_up
from normalizer.names.model import NameType
from normalizer.names.sounds import find_dotted, find_sounding, odds

_RUN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff·‧・•‐‑－-]*")
_WINDOW = 4
_DOT = re.compile("[‧・•．]")
_HYPHEN = re.compile("[‐‑－]")
_ORDINAL = re.compile("[一二三四五六七八九十]{1,2}世(?!紀|纪|界|代)")
_HEAD_OF = frozenset("長长次")
_SAINT = frozenset("聖圣")
_NAMED_AFTER = re.compile(
    "公園|公园|大學|大学|學院|学院|機場|机场|球場|球场|體育|体育|廣場|广场|大道|大樓|大楼|大廈|大厦|中心|醫院|医院|基金|教堂|"
    "[街路橋桥島岛州縣县市河湖山灣湾堡港鎮镇村杯獎奖]"
)


@dataclass(frozen=True, slots=True)
class HanName:
    """A name `[start, end)` in Chinese: `latin` is what it is known to mean and `method` why; empty where it only
    looks so."""

    start: int
    end: int
    text: str
    latin: str
    type: NameType
    method: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalForm:
    """What a Chinese form means in this document, where that is said, and how sure a mention of it is."""

    latin: str
    type: NameType
    method: str
    evidence: Evidence
    sure: float = 0.95


def find_known(
    text: str, local: Mapping[str, LocalForm], claimed: Sequence[tuple[int, int]], is_known: Callable[[str], bool]
) -> Iterator[HanName]:
    """The places of known Chinese forms outside of `claimed` (sorted spans), longest first from the left.

    `local` are forms that this document, the batch or a glossary explains; then come the tables of this package and
    CC-CEDICT. `is_known` says whether the references have a Latin name: it decides on forms that are ordinary words.
    """
    starts: dict[str, int] = {}
    for form in local:
        starts[form[:2]] = max(starts.get(form[:2], 0), len(form))
    known = _longest_by_start()
    at_claim, free = 0, 0
    for place in _find_starts(text, starts):
        while at_claim < len(claimed) and claimed[at_claim][1] <= place:
            at_claim += 1
        limit = claimed[at_claim][0] if at_claim < len(claimed) else len(text)
        if place < free or place >= limit:
            continue
        pair = text[place : place + 2]
        longest = max(known.get(pair, 0), starts.get(pair, 0))
        run = _RUN.match(text, place, place + longest) if longest else None
        name = _match(text, place, min(run.end(), limit), local, is_known) if run is not None else None
        if name is not None:
            yield name
            free = name.end


_SIZE = 1 << 18
_PAIRING = 3079


def _number(pair: str) -> int:
    return (ord(pair[0]) * _PAIRING + ord(pair[1])) % _SIZE


@cache
def _known_starts() -> npt.NDArray[np.bool_]:
    """By the number of a pair of characters, whether something known may start with it."""
    table = np.zeros(_SIZE, dtype=bool)
    table[[_number(pair) for pair in _longest_by_start()]] = True
    return table


def _find_starts(text: str, local: Iterable[str]) -> list[int]:
    """The few places of a text where a known form may start, or one that begins with a pair of `local`."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table = _known_starts().copy()
    table[[_number(pair) for pair in local]] = True
    places: list[int] = np.flatnonzero(
        table[(codes[:-1] * np.uint32(_PAIRING) + codes[1:]) % np.uint32(_SIZE)]
    ).tolist()
    return places


@cache
def _longest_by_start() -> dict[str, int]:
    """For the first two characters of all that the tables and the dictionary know, the longest that starts so."""
    longest = dict(longest_by_start())
    for key, length in longest_form_by_start().items():
        longest[key] = max(longest.get(key, 0), length)
    return longest


def _match(
    text: str, start: int, stop: int, local: Mapping[str, LocalForm], is_known: Callable[[str], bool]
) -> HanName | None:
    """The longest known form that starts at `start`."""
    for end in range(stop, start + 1, -1):
        form = text[start:end]
        meant = local.get(form)
        if meant is not None:
            if meant.type is NameType.PERSON and _ORDINAL.match(text, end):
                continue  # another bearer than the one explained: 威廉一世
            if meant.type is NameType.PERSON and names_a_place(text, start, end):
                continue
            if len(form) > 2 or stands_alone(text, start, end):
                return HanName(start, end, form, meant.latin, meant.type, meant.method, meant.sure, (meant.evidence,))
            continue
        known = known_forms().get(form)
        if known is not None:
            if known.type is NameType.PERSON and names_a_place(text, start, end):
                continue
            if (not known.ordinary or is_known(known.latin)) and stands_alone(text, start, end):
                sure = 0.85 if known.ordinary else 0.93 if known.checked or is_known(known.latin) else 0.6
                return HanName(start, end, form, known.latin, known.type, "known-form", sure, (known.evidence,))
            continue
        if text[end : end + 1] in _HEAD_OF and OFFICE_TAIL.search(form):
            continue  # 交通部長 may be any country's
        if len(form) == 2 and odds(text[end : end + 1] or "的") >= 2 and _NAMED_AFTER.match(text, end + 1):
            continue  # 皮爾遜機場
        entry = look_up(form)
        if entry is not None and not entry.given and stands_alone(text, start, end):
            if entry.type is NameType.PERSON and names_a_place(text, start, end):
                continue
            latin = next((latin for latin in (entry.latin, *entry.others) if is_known(latin)), entry.latin)
            if len(form) == 2 and entry.type in {NameType.PERSON, NameType.OTHER} and not is_known(latin):
                return None  # two characters that could be many a name
            # a saint's name before 球場 or 大學 is no city, or may be another saint's
            saint = form[0] in _SAINT and _NAMED_AFTER.match(text, end) is not None
            sure = 0.6 if (entry.unsure or saint) and not is_known(latin) else 0.9
            return HanName(start, end, form, latin, entry.type, "dictionary", sure, (entry.evidence,))
    return None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the dictionary's words around `[start, end)` begin and end where it does, and two characters are not part
    of a longer name: 中都 does not stand alone in 其中都, nor 西亞 in 加西亞.
    """
    left, right = start, end
    while left > 0 and start - left < _WINDOW and "\u3400" <= text[left - 1] <= "\u9fff":
        left -= 1
    while right < len(text) and right - end < _WINDOW and "\u3400" <= text[right] <= "\u9fff":
        right += 1
    bounds = _bounds(text[left:right])
    if end - start > 2:
        return start - left in bounds and end - left in bounds
    return (
        start - left in bounds
        and end - left in bounds
        and not _goes_on(text[left + bounds[bounds.index(start - left) - 1] : start] if start > left else "")
        and not _goes_on(text[end : left + bounds[bounds.index(end - left) + 1]] if end < right else "")
    )


def names_a_place(text: str, start: int, end: int) -> bool:
    """Whether a person's name is only part of that of a place or the like: 詹姆斯 in 聖詹姆斯公園."""
    return text[start - 1 : start] in _SAINT or _NAMED_AFTER.match(text, end) is not None


@lru_cache(maxsize=16384)
def _bounds(run: str) -> tuple[int, ...]:
    """Where the dictionary's words of a run of Han characters begin and end."""
    return (0, *(span.end for span in load().segment(run)))


def _goes_on(word: str) -> bool:
    """Whether the word beside a name looks like more of the name: a single character of names, or another name by
    sound."""
    if len(word) == 1:
        return odds(word) >= 3
    return len(word) > 1 and look_up(word) is not None and min(map(odds, word)) >= 1


def find_unknown(text: str, claims: Claims) -> Iterator[HanName]:
    """Dotted names and runs that sound like names, where nothing is claimed, without knowing what they mean."""
    dotted = []
    for start, end in find_dotted(text):
        if not claims.touch(start, end):
            dotted.append((start, end))
            yield HanName(start, end, text[start:end], "", NameType.PERSON, "dotted", 0.9)
    taken = Claims(dotted)
    lexicon = load()
    for start, end in find_sounding(text):
        if claims.touch(start, end) or taken.touch(start, end):
            continue
        run = text[start:end]
        words = [span.of(run) for span in lexicon.segment(run) if len(span) > 1]
        if not any(_is_ordinary(word, run) for word in words):
            yield HanName(start, end, text[start:end], "", NameType.OTHER, "sounding", 0.6)


def _is_ordinary(word: str, run: str) -> bool:
    """Whether a dictionary word in a run speaks against a name: it is no name, nor just two sounds of a long one."""
    return look_up(word) is None and (len(run) < 4 or len(word) > 2 or min(map(odds, word)) < 2)


def undotted(form: str) -> str:
    """A Chinese name with every dot and every hyphen in it the usual one.

    >>> undotted("馬克‧祖克柏")
    '馬克·祖克柏'
    """
    return _HYPHEN.sub("-", _DOT.sub("·", form))


def split_joined(form: str) -> tuple[str, ...]:
    """The halves of a double name, or nothing.

    >>> split_joined("班克曼-弗里德"), split_joined("弗里德")
    (('班克曼', '弗里德'), ())
    """
    parts = form.split("-")
    return tuple(part for part in parts if len(part) > 1) if len(parts) > 1 else ()

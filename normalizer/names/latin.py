"""Names in Latin letters: capitalised sequences of English prose, and Latin words in Chinese."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from normalizer.language.model import LanguageSpan
from normalizer.names.model import NameType
from normalizer.names.vocabulary import is_common, word_classes

LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_TOKEN = re.compile(
    rf"(?<![{LETTER}0-9_@#/])(?:"
    rf"(?:[{_CAPITAL}]\.){{2,6}}|[{_CAPITAL}]\.(?=\s?[{_CAPITAL}])"  # U.S., J. K.
    rf"|(?:[{_CAPITAL}]|[a-z]{{1,3}}[{_CAPITAL}])[{LETTER}0-9]*(?:[-&'’+](?!s\b)[{LETTER}0-9]+){{0,4}}"
    rf"|[0-9][{_CAPITAL}][{LETTER}]*"  # 3M
    rf")"
)
_NUMBER = re.compile(
    r" (?:[1-9][0-9]{0,2}(?:\.[0-9]{1,2})?)(?![0-9.,%:/-]*[0-9%]|\s?[年月日號号歲岁萬万億亿千百個个名位人次天週周小分秒美元%])"
)
_HANDLE = re.compile(r"(?<![A-Za-z0-9._%+-])@[A-Za-z0-9_]{2,30}(?![A-Za-z0-9_]|\.[a-z])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_PROFILE = re.compile(
    r"(?:twitter|x|instagram|github|threads)\.(?:com|net)/@?([A-Za-z0-9_]{2,30})(?=/status/|[\s/?\"”'’)]|$)"
)
_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_WORD = re.compile(rf"[{LETTER}]+")
_JOINTS = {" ": "", " of ": "of", " of the ": "of", " & ": "&", " and ": "and"}
_VERBS = re.compile(
    r"\s?(?:,? (?:who|said|says|told|added|wrote|announced|argued|explained|tweeted|himself|herself)\b)"
)


@dataclass(frozen=True, slots=True)
class LatinName:
    """A name in Latin letters `[start, end)`, without title and possessive, as it is written.

    `sure` is the probability that it is a name at all; `stuttered` says that its words repeat themselves as machine
    translation makes them do; `foreign` that it stands in Chinese.
    """

    start: int
    end: int
    text: str
    type: NameType
    sure: float
    stuttered: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    kind: str


def find_latin(
    text: str,
    languages: Sequence[LanguageSpan] = (),
    is_lower: Callable[[str], bool] = lambda word: False,
    is_known: Callable[[str], bool] = lambda name: False,
) -> tuple[LatinName, ...]:
    """The names in Latin letters of `text`, in order, disjoint.

    `is_lower` says whether a word is known in lower case elsewhere, `is_known` whether a name is known elsewhere: they
    settle what a capital at the start of a sentence or in a heading means.
    """
    addresses = (
        [match.span() for match in _ADDRESS.finditer(text)] if ("://" in text or "@" in text or "www." in text) else []
    )
    runs = list(_sequences(text, addresses))
    if not runs and "@" not in text and not addresses:
        return ()
    passages = _passages(text, languages)
    lower = set(re.findall(rf"(?<![{LETTER}])[a-zà-ÿ]{{2,}}", text))
    seen: set[str] = set()
    later: list[tuple[list[_Token], bool]] = []
    kept: list[list[_Token]] = []
    for run in runs:
        foreign = not _covers(passages, run[0].start)
        if not foreign and (_in_heading(text, run[0].start) or _starts_sentence(text, run[0].start)):
            later.append((run, _in_heading(text, run[0].start)))
            continue
        for part in _split(run, foreign, text):
            kept.append(part)
            seen.add(_join(text, part))
            seen.update(token.word for token in part)

    def is_attested(name: str) -> bool:
        return name in seen or is_known(name)

    def is_ordinary(token: _Token) -> bool:
        word = token.word.lower()
        return token.kind == "function" or (
            token.kind != "given" and (word in lower or is_lower(word) or is_common(word))
        )

    names = [_name(text, part, passages) for part in kept]
    for run, heading in later:
        for part in _split(run, False, text):
            if heading:
                names += (
                    _name(text, piece, passages, 0.8) for piece in _attested(text, part, is_attested, is_ordinary)
                )
                continue
            if part[0] is run[0] and not is_attested(_join(text, part)):
                while part and is_ordinary(part[0]) and not is_attested(part[0].word):
                    part = part[1:]
            if part:
                alone = len(part) == 1 and not is_attested(part[0].word)
                names.append(_name(text, part, passages, 0.75 if alone else 0.9))
    names += _handles(text, addresses)
    names.sort(key=lambda name: name.start)
    return tuple(names)


def _sequences(text: str, addresses: Sequence[tuple[int, int]]) -> Iterator[list[_Token]]:
    """Runs of capitalised tokens that only spaces and joining words part."""
    classes = word_classes()
    run: list[_Token] = []
    zone = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while zone < len(addresses) and addresses[zone][1] <= start:
            zone += 1
        if zone < len(addresses) and addresses[zone][0] < end:
            continue
        word = match.group()
        token = _Token(start, end, word, classes.get(word.lower().rstrip("."), ""))
        if run:
            gap = text[run[-1].end : start]
            if not _joins(gap, run, token):
                yield run
                run = []
        run.append(token)
    if run:
        yield run


def _joins(gap: str, run: list[_Token], token: _Token) -> bool:
    if gap == " ":
        return True
    if len(gap) > 12 or not gap.startswith(" ") or not gap.endswith(" "):
        return False
    joint = _JOINTS.get(gap)
    if joint == "&":
        return True
    if joint == "of":
        return run[-1].kind in {"organization", "place", "work"}
    words = gap.split()
    return 0 < len(words) <= 3 and all(word_classes().get(word) == "particle" for word in words)


def _split(run: list[_Token], foreign: bool, text: str) -> Iterator[list[_Token]]:
    """The names of a run: titles, roles, dates and leading adjectives cut it and belong to no name."""
    part: list[_Token] = []
    last = len(run) - 1
    for index, token in enumerate(run):
        kind = token.kind
        following = run[index + 1].kind if index < last and run[index + 1].start == token.end + 1 else ""
        cut = False
        if kind in {"title", "role", "calendar", "function"}:
            cut = not (part and kind == "function" and following) or kind != "function"
        elif kind == "demonym":
            cut = following not in {"organization", "place", "work"} and not part
        elif kind == "generic":
            roman = token.word in {"II", "III", "IV", "VI", "VII", "VIII", "IX"}
            cut = not (part and (roman or token.word == "AI" or following in {"organization"}))
        elif len(token.word) == 1:
            cut = True
        if cut:
            yield from _trim(part, foreign)
            part = []
        else:
            part.append(token)
    yield from _trim(part, foreign)


def _trim(part: list[_Token], foreign: bool) -> Iterator[list[_Token]]:
    """Nothing of a part that is only words of a kind; in Chinese a common word after a name is not of the name."""
    if foreign:
        while (
            len(part) > 1
            and is_common(part[-1].word)
            and part[-1].kind not in {"organization", "place", "work", "given"}
        ):
            part = part[:-1]
    if part and not all(len(token.word) == 1 or token.kind in {"demonym", "function"} for token in part):
        yield part


def _attested(
    text: str, part: list[_Token], is_attested: Callable[[str], bool], is_ordinary: Callable[[_Token], bool]
) -> Iterator[list[_Token]]:
    """In a heading, where every word has a capital: what is attested elsewhere, longest first, and uncommon words."""
    at = 0
    while at < len(part):
        end = len(part)
        while end > at and not is_attested(_join(text, part[at:end])):
            end -= 1
        if end == at:
            end = at
            while end < len(part) and not is_ordinary(part[end]) and (end == at or not is_attested(part[end].word)):
                end += 1
        if end > at:
            yield part[at:end]
        at = max(end, at + 1)


def _join(text: str, part: Sequence[_Token]) -> str:
    return text[part[0].start : part[-1].end]


def _name(text: str, part: Sequence[_Token], passages: Sequence[tuple[int, int]], sure: float = 0.95) -> LatinName:
    start, end = part[0].start, part[-1].end
    foreign = not _covers(passages, start)
    number = _NUMBER.match(text, end)
    kind = guess_type(text, start, end, [(token.word, token.kind) for token in part])
    if number and part[-1].kind not in {"place"}:
        end = number.end()
        kind = NameType.PRODUCT
    words = [token.word.lower() for token in part]
    stuttered = any(before == after for before, after in zip(words, words[1:], strict=False))
    if foreign and len(words) == 1 and is_common(words[0]):
        sure = min(sure, 0.5)
    return LatinName(start, end, text[start:end], kind, 0.3 if stuttered else sure, stuttered, foreign)


def guess_type(text: str, start: int, end: int, words: Sequence[tuple[str, str]]) -> NameType:
    """What the words of a name (with their classes) and the text around it say of its type."""
    kinds = [kind for _, kind in words]
    if "organization" in kinds and len(words) > 1:
        return NameType.ORGANIZATION
    if "work" in kinds and len(words) > 1:
        return NameType.WORK
    if "place" in kinds and len(words) > 1:
        return NameType.PLACE
    before = text[max(0, start - 24) : start].rstrip(" ").rsplit(" ", 1)[-1].lower().strip('.,“"')
    if word_classes().get(before) in {"title", "role"}:
        return NameType.PERSON
    plain = all(word[1:].islower() or (len(word) == 2 and word[1] == ".") for word, _ in words)
    if len(words) == 1:
        if plain and _VERBS.match(text, end):
            return NameType.PERSON
        if words[0][0].isupper() and len(words[0][0]) > 1:
            return NameType.ORGANIZATION
        return NameType.OTHER
    if (
        len(words) <= 4
        and (plain or all(word[0].isupper() for word, _ in words))
        and not any(word.isupper() and len(word) > 2 for word, _ in words)
    ):
        return NameType.PERSON
    return NameType.OTHER


def _handles(text: str, addresses: Sequence[tuple[int, int]]) -> Iterator[LatinName]:
    """@handles in running text, and the account that a social network's address names."""
    if "@" in text:
        for match in _HANDLE.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in addresses):
                yield LatinName(match.start(), match.end(), match.group(), NameType.HANDLE, 0.98)
    for start, end in addresses:
        profile = _PROFILE.search(text, start, end)
        if profile and profile.group(1).lower() not in {
            "i",
            "intent",
            "share",
            "home",
            "search",
            "hashtag",
            "p",
            "reel",
        }:
            yield LatinName(profile.start(1), profile.end(1), profile.group(1), NameType.HANDLE, 0.9)


def _passages(text: str, languages: Sequence[LanguageSpan]) -> list[tuple[int, int]]:
    """Stretches without Han characters that are prose in Latin letters: four words in lower case or more."""
    if languages and not any(span.tag.startswith(("zh", "ja", "ko")) for span in languages):
        return [(0, len(text))]
    passages = []
    start = 0
    for run in (*(match.span() for match in _HAN_RUN.finditer(text)), (len(text), len(text))):
        if run[0] - start >= 20 and sum(word[:1].islower() for word in _WORD.findall(text, start, run[0])) >= 4:
            passages.append((start, run[0]))
        start = run[1]
    return passages


def _covers(passages: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in passages)


def _starts_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` may be there for the sentence's sake."""
    at = start - 1
    while at >= 0 and text[at] in " \t“”\"‘'([（「『*_>-–—•":
        at -= 1
    return at < 0 or text[at] in ".!?:;\n\r。！？：；…|" or "\u3400" <= text[at] <= "\u9fff"


def _in_heading(text: str, place: int) -> bool:
    """Whether the line of `place` capitalises its words as a headline does, or is all in capitals."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    line = text[start : len(text) if end < 0 else end].rstrip()
    if len(line) > 160 or line.endswith((".", ",", "。", "，")):
        return False
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)

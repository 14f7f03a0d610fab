"""Which of the encodings that researchers meet a file is most likely in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from normalizer.resources import characters, profiles

# The codecs tried, and the narrower one to name where both read the same.
_EAST_ASIAN = {
    "cp950": "big5", "big5hkscs": "big5", "gb18030": "gb18030", "cp932": "shift_jis", "euc_jp": "euc_jp",
    "cp949": "euc_kr",
}  # fmt: skip
# In the order in which a tie is settled: Windows code pages share their quotation marks.
_SINGLE_BYTE = {
    "cp1252": "Latn", "cp1250": "Latn", "cp1251": "Cyrl", "cp1253": "Grek", "cp1254": "Latn", "cp1255": "Hebr",
    "cp1256": "Arab", "cp1257": "Latn", "cp1258": "Latn", "cp874": "Thai", "koi8_u": "Cyrl", "iso8859_2": "Latn",
    "iso8859_5": "Cyrl", "cp866": "Cyrl", "cp850": "Latn", "cp437": "Latn", "mac_roman": "Latn", "mac_cyrillic": "Cyrl",
}  # fmt: skip
# What pages declare, and what browsers take it for (WHATWG Encoding Standard).
_ALIASES = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030",
    "gbk": "gb18030", "x-gbk": "gb18030", "big5": "cp950", "x-x-big5": "cp950", "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874",
    "utf8": "utf-8", "unicode": "utf-16-le", "koi8-r": "koi8_u", "macintosh": "mac_roman",
}  # fmt: skip
# Text from before Windows is rarer than text from Windows: nats off its likelihood.
_RARER = dict.fromkeys(("cp866", "cp850", "cp437", "mac_roman", "mac_cyrillic"), 10.0) | dict.fromkeys(
    ("iso8859_2", "iso8859_5", "cp1258"), 3.0
)
_ODD = re.compile(r"[\x7f-\x9f¤¦¨¬¯´¶¸¹²³¼½¾ƒˆ˜†‡‰\u02c7-\u02dd\u2200-\u22ff\u2320-\u25ff\ufffd]")  # hardly in prose
_SAMPLE = 16_384
_PLAUSIBLE = 0.6  # an East Asian reading with this share of common characters is believed at once
_POSSIBLE = 0.35  # and with this one where no alphabet makes likely words
# Nats a byte of the likeliest language: running text in its own code page has 10 to 13, in a wrong one 2 to 8.
_LIKELY, _UNLIKELY = 9.0, 6.0
_LINE = re.compile(rb"[^\n]{0,2000}[\x80-\xff][^\n]{0,2000}")


@dataclass(frozen=True, slots=True)
class Guess:
    """A codec, the probability that it is right, and why."""

    name: str
    confidence: float
    reason: str


def resolve(declared: str) -> str | None:
    """The Python codec that a declared name means to a browser; None for a name that no codec has.

    >>> resolve("GB2312")
    'gb18030'
    """
    import codecs

    name = declared.strip().lower()
    try:
        return codecs.lookup(_ALIASES.get(name, name)).name
    except (LookupError, ValueError):
        return None


def guess(data: bytes) -> Guess | None:
    """The likeliest encoding of `data`, which is not UTF-8; None where none is plausible."""
    sample = _sample(data)
    east_asian = max(_try_east_asian(sample), key=lambda each: each.confidence, default=None)
    if east_asian is not None and east_asian.confidence >= _PLAUSIBLE:
        return _narrow(data, east_asian)
    ranked = sorted(_try_single_byte(sample), key=lambda each: -each[1])
    likely = ranked[0][1] / len(sample) if ranked else 0.0
    if east_asian is not None and east_asian.confidence >= _POSSIBLE and likely < _LIKELY:
        return _narrow(data, east_asian)
    if likely < _UNLIKELY:
        return None
    best, value = ranked[0]
    rival = next((other for name, other in ranked[1:] if not _reads_alike(sample, best, name)), 0.0)
    confidence = min(0.99, 0.5 + (value - rival) / 40) if likely >= _LIKELY else 0.4
    return Guess(best, round(confidence, 2), f"its letters make likely words in {best}")


def weigh(data: bytes, name: str) -> float:
    """How plausible `data` is in codec `name`, 0 to 1: for an encoding that was declared."""
    sample = _sample(data)
    if name in _EAST_ASIAN or name.startswith("utf"):
        return max((each.confidence for each in _try_east_asian(sample) if each.name == name), default=0.0)
    scores = dict(_try_single_byte(sample))
    return scores.get(name, 0.0) / max(scores.values(), default=1.0)


def _sample(data: bytes) -> bytes:
    """The first lines with bytes beyond ASCII: they are what encodings differ in."""
    parts, size = [], 0
    for line in _LINE.finditer(data, 0, 4_000_000):
        parts.append(line.group())
        size += len(parts[-1])
        if size > _SAMPLE:
            break
    return b"\n".join(parts)


def _try_east_asian(sample: bytes) -> Iterator[Guess]:
    # Two bytes make a character: bytes beyond ASCII stand side by side more often than not, in an alphabet hardly ever.
    high = np.frombuffer(sample, dtype=np.uint8) > 0x7F
    if not high.any() or (high[1:] & high[:-1]).sum() < 0.25 * high.sum():
        return
    for name in _EAST_ASIAN:
        text = sample.decode(name, "replace")
        beyond = sum(character > "\x7f" for character in text)
        bad = text.count("\ufffd")
        share = characters.plausibility(text) * max(0.0, 1 - 4 * bad / max(beyond, 1))
        if share:
            percent = round(100 * share)
            yield Guess(name, min(share, 0.99), f"{percent} % of its characters are common ones when read as {name}")


def _narrow(data: bytes, found: Guess) -> Guess:
    """The guess by the name of the standard where its Windows extension is not made use of."""
    narrower = _EAST_ASIAN[found.name]
    name = narrower if _reads_alike(data, found.name, narrower) else found.name
    # .9 and more of running text is common; a short file of names has less
    confidence = round(min(0.99, 0.5 + found.confidence / 2), 2)
    return Guess(name, confidence, found.reason.replace(found.name, name))


def _try_single_byte(sample: bytes) -> Iterator[tuple[str, float]]:
    """Each code page with the log-likelihood of the sample, in the likeliest language of its script."""
    for name, script in _SINGLE_BYTE.items():
        text = _fill_gaps(sample, name)
        if text is None:
            continue
        codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
        scores = profiles.load(script).score(codes, np.zeros(1, dtype=np.intp))
        yield name, float(scores.max()) - _RARER.get(name, 0.0) - 8.0 * len(_ODD.findall(text))


def _fill_gaps(sample: bytes, name: str) -> str | None:
    """The sample in a code page; None where more than a few bytes are not in it."""
    text = sample.decode(name, "replace")
    return text if 50 * text.count("\ufffd") <= sum(byte > 0x7F for byte in sample) else None


def _reads_alike(data: bytes, one: str, other: str) -> bool:
    try:
        return data.decode(one) == data.decode(other)
    except UnicodeDecodeError:
        return False

"""Inputs as bad as the web's: cut, doubled, shuffled, decoded wrongly, sprinkled with what breaks programs."""

import gzip
import json
import random
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
SUFFIXES = (".txt", ".txt", ".txt", ".md", ".html", ".jsonl", ".txt.gz")
CODECS = ("utf-8", "utf-16", "big5", "gb18030", "shift-jis", "euc-kr", "cp1252", "utf-8-sig")
SPRINKLES = (
    "\0", "\ufeff", "\u200b", "\u202e", "\u2028", "\x85", "\ufffd", "\ud800", "\U0010ffff", "\u0301" * 9, "<script>",
    '"><img src=x onerror=alert(1)>', "&amp;amp;", "]]>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "((((((", "“““““",
    "，，，，", "。" * 40, "好" * 60, "aA" * 50, "(Meta)" * 20, "7。5。2。1", "\r", "\r\n", "\t", "|a|b|\n|-|-|\n",
    "```\n", "$$", "2025年13月45日", "999999999999年", "x.com/a/status/99999999999999999999", "發(fā)現(xiàn)",
    "http://" + "a" * 300,
)  # fmt: skip


def texts() -> list[str]:
    """What everything is made from."""
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir())]


def mutate(rng: random.Random, sources: list[str]) -> str:
    """A piece of a seed with a few accidents."""
    text = rng.choice(sources)
    start = rng.randrange(len(text))
    text = text[start : start + rng.choice((1, 5, 40, 300, 1200))]
    for _ in range(rng.randrange(5)):
        place = rng.randrange(len(text) + 1)
        other = rng.randrange(len(text) + 1)
        low, high = sorted((place, other))
        kind = rng.randrange(6)
        if kind == 0:
            text = text[:place] + rng.choice(SPRINKLES) + text[place:]
        elif kind == 1:
            text = text[:low] + text[high:]
        elif kind == 2:
            text = text[:high] + text[low : low + 60] * rng.randrange(1, 5) + text[high:]
        elif kind == 3:
            letters = list(text[low : low + 50])
            rng.shuffle(letters)
            text = text[:low] + "".join(letters) + text[low + 50 :]
        elif kind == 4:
            text = text.encode("utf-8", "replace").decode(rng.choice(CODECS), "replace")[:2000]
        else:
            text = text[:place] + chr(rng.choice((rng.randrange(0x300), rng.randrange(0x3000, 0xFFFF)))) + text[place:]
    return text


def make_file(rng: random.Random, sources: list[str], folder: Path) -> Path:
    """A file with a mutated text, in some format and encoding, now and then with broken bytes."""
    suffix = rng.choice(SUFFIXES)
    text = mutate(rng, sources)
    if suffix == ".html":
        text = f"<html><head><title>{text[:20]}</title></head><body><p>{text}</p></body></html>"
    if suffix == ".jsonl":
        rows = [{"text": mutate(rng, sources), "id": rng.choice(("a", "../b", "", text[:9]))} for _ in range(3)]
        text = "\n".join(json.dumps(row) for row in rows) + rng.choice(("", "\n", "\n{", "\n[]\n"))
    data = bytearray(text.encode(rng.choice(CODECS), "replace"))
    for _ in range(rng.choice((0, 0, 0, 1, 4))):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)
    path = folder / f"case{suffix}"
    whole = bytes(data)
    if suffix.endswith(".gz"):
        whole = gzip.compress(whole)[: rng.choice((None, None, -3))]
    path.write_bytes(whole)
    return path

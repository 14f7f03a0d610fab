"""Where a clean text can be damaged in its marks: punctuation, quotes, numbers, dates, brands, markup, bytes."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.garbler.model import Expect, Site
from tests.garbler.places import HAN

DATA = Path(__file__).parent / "data"


def _lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]


BRANDS = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_lines('brands.txt'))})(?![A-Za-z])")
DEBRIS = [tuple(line.split("\t")) for line in _lines("debris.txt")]


def double_punctuation(text: str, random: Random) -> Iterator[Site]:
    """A comma or stop doubled, with its like or with another."""
    for match in re.finditer(f"(?<=[{HAN}])[，。](?=[{HAN}])", text):
        after = random.choice(("，，", "，，")) if match[0] == "，" else random.choice(("。。", "。，", ",。"))
        yield Site(match.start(), match.end(), after, "punct_doubled")


def orphan_punctuation(text: str, random: Random) -> Iterator[Site]:
    """A comma or stop before the first word of a paragraph."""
    for match in re.finditer(f"(?<=\n)(?=[{HAN}])", text):
        yield Site(match.start(), match.start(), random.choice("，,，。、"), "punct_orphan")


def space_punctuation(text: str, random: Random) -> Iterator[Site]:
    """Spaces beside full-width marks and inside quotes."""
    for match in re.finditer(f"(?<=[{HAN}])[，。](?=[{HAN}])", text):
        yield Site(match.start(), match.end(), random.choice((match[0] + " ", " " + match[0])), "space")
    for match in re.finditer(f"(?<=。)(?=[”」])|(?<=[“「])(?=[{HAN}])", text):
        yield Site(match.start(), match.start(), " ", "space")


def cut_sentences(text: str, random: Random) -> Iterator[Site]:
    """A stop where a comma was, before a word that cannot begin a sentence; a line break inside a word group."""
    for match in re.finditer(
        "(?<=[\u4e00-\u9fff]{4})，(?=並且|並將|並在|而且|以便|進而|從而|以及|以免|使得|導致)", text
    ):
        yield Site(match.start(), match.end(), "。", "cut_stop", Expect.MARK)
    for match in re.finditer(f"(?<=[{HAN}]{{6}}[的在和與對將被把從於])(?=[{HAN}]{{4}})", text):
        yield Site(match.start(), match.start(), "\n", "cut_line")


def run_on(text: str, random: Random) -> Iterator[Site]:
    """A stop lost between two sentences."""
    for match in re.finditer(f"(?<=[{HAN}]{{5}})。(?=(?:但是|然而|不過|此外|因此|根據|他表示|她表示))", text):
        yield Site(match.start(), match.end(), "", "run_on", Expect.MARK)


def break_quotes(text: str, random: Random) -> Iterator[Site]:
    """Quotes lost, doubled, or turned the wrong way."""
    for match in re.finditer("“[^“”\n]{3,60}”", text):
        yield Site(match.end() - 1, match.end(), "“", "quote_turned")
        yield Site(match.start(), match.start() + 1, "““", "quote_doubled")
        yield Site(match.end() - 1, match.end(), "", "quote_lost", Expect.MARK)
        yield Site(match.end() - 1, match.end(), '"', "quote_mixed")
    for match in re.finditer("「[^「」『』\n]{3,60}」", text):
        yield Site(match.end() - 1, match.end(), "", "quote_lost", Expect.MARK)
        yield Site(match.start(), match.start() + 1, "“", "quote_mixed")
        yield Site(match.end() - 1, match.end(), "」」", "quote_doubled")


def break_numbers(text: str, random: Random) -> Iterator[Site]:
    """A decimal point that became a stop, a thousands comma that became full-width or got a space."""
    for match in re.finditer(r"(?<=\d)\.(?=\d)(?!\d+\.)", text):
        yield Site(match.start(), match.end(), random.choice(("。", "。", "．", ". ")), "decimal")
    for match in re.finditer(r"(?<=\d),(?=\d{3}(?!\d))", text):
        yield Site(match.start(), match.end(), random.choice(("，", ", ", "，")), "thousands")


def repeat_dates(text: str, random: Random) -> Iterator[Site]:
    """A date said two or three times, with and without its year."""
    for match in re.finditer(r"(\d{4}年)?\d{1,2}月\d{1,2}日", text):
        more = f"，{match[0]}" * random.choice((1, 2))
        yield Site(match.end(), match.end(), more, "date_repeated")
        if match[1]:
            short = match[0].removeprefix(match[1])
            yield Site(match.start(), match.start(), f"{short}，", "date_repeated")


def lower_brands(text: str, random: Random) -> Iterator[Site]:
    """A brand with only its first letter capitalized."""
    for match in BRANDS.finditer(text):
        after = match[0].capitalize()
        if after != match[0]:
            yield Site(match.start(), match.end(), after, "brand")


def litter(text: str, random: Random) -> Iterator[Site]:
    """Remains of embeds, templates and entities between words and sentences; Markdown around a word."""
    places = [match.end() for match in re.finditer(f"[。，](?=[{HAN}])|。(?=\n)", text)]
    for place in places:
        kind, piece = random.choice(DEBRIS)
        digits = "".join(random.choice("123456789") for _ in range(12))
        line = ("\n",) if piece.startswith("<br") else ()  # a line break tag may be taken at its word
        yield Site(place, place, piece.replace("{n}", digits), kind, accepts=line)
    for match in re.finditer(f"(?<=[，。的])[{HAN}]{{3,6}}(?=[，。的])", text):
        yield Site(
            match.start(), match.end(), random.choice(("**{}**", "__{}__", "**{}**")).format(match[0]), "markdown"
        )
    for match in re.finditer("(?<=。\n)(?=[^\n]{8,40}\n)", text):
        yield Site(match.start(), match.start(), random.choice(("## ", "### ", "> ")), "markdown")
    for match in re.finditer("[“”]", text):
        yield Site(match.start(), match.end(), "&quot;", "entity", accepts=('"',))


def hide_characters(text: str, random: Random) -> Iterator[Site]:
    """Invisible characters between letters, no-break spaces, compatibility forms."""
    for match in re.finditer(f"(?<=[{HAN}])(?=[{HAN}])", text):
        if random.random() < 0.02:
            yield Site(
                match.start(), match.start(), random.choice(("\u200b", "\ufeff", "\u00ad", "\u200b")), "invisible"
            )
    forms = {"用": "⽤", "人": "⼈", "大": "⼤", "年": "\uf98e", "不": "\uf967", "金": "⾦", "日": "⽇"}
    for match in re.finditer("|".join(forms), text):
        yield Site(match.start(), match.end(), forms[match[0]], "compatibility_form")


def confuse_bytes(text: str, random: Random) -> Iterator[Site]:
    """A sentence in UTF-8 read as Latin-1 or Windows-1252, where no byte is lost by it."""
    for match in re.finditer(f"(?<=[。\n])[{HAN}，、]{{10,60}}。", text):
        for codec in random.sample(("latin-1", "cp1252"), 2):
            try:
                after = match[0].encode("utf-8").decode(codec)
            except UnicodeDecodeError:
                continue
            if not re.search("[\x80-\x9f\xa0\x85]", after) or codec == "latin-1":
                yield Site(match.start(), match.end(), after, "mojibake")
                break


def simplify(text: str, random: Random) -> Iterator[Site]:
    """A clause in Simplified script."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    for match in re.finditer(f"(?<=[，。])[{HAN}]{{6,20}}(?=[，。])", text):
        after = convert(match[0])
        if sum(a != b for a, b in zip(after, match[0], strict=True)) >= 3:
            yield Site(match.start(), match.end(), after, "simplified")

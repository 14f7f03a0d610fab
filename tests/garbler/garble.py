"""Damaging clean Traditional Chinese news in every kind, with a known answer."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from random import Random

from tests.garbler import marks, places
from tests.garbler.carriers import Carrier, plant
from tests.garbler.model import Damage, Expect, Garbled, Level, Site

Finder = Callable[[str, Random], Iterator[Site]]
FINDERS: tuple[Finder, ...] = (
    places.repeat_clauses, places.drift_clauses, places.repeat_phrases, places.stutter_words, places.stutter_latin,
    places.invent_latin, places.double_glosses, places.interleave_pinyin, places.translate_away,
    marks.double_punctuation, marks.orphan_punctuation, marks.space_punctuation, marks.cut_sentences, marks.run_on,
    marks.break_quotes, marks.break_numbers, marks.repeat_dates, marks.lower_brands, marks.litter,
    marks.hide_characters, marks.confuse_bytes, marks.simplify,
)  # fmt: skip

# How often a kind is broken in 10,000 characters of medium damage; where a text has fewer places for it, all are taken.
RATES = {
    "loop_clause": 12, "loop_drift": 8, "loop_phrase": 8, "stutter_word": 8, "stutter_latin": 6, "invented_latin": 3,
    "gloss_doubled": 6, "pinyin": 3, "polarity": 3, "fragment": 3, "punct_doubled": 8, "punct_orphan": 8, "space": 12,
    "cut_stop": 3, "cut_line": 8, "run_on": 3, "quote_turned": 5, "quote_doubled": 4, "quote_lost": 4, "quote_mixed": 5,
    "decimal": 8, "thousands": 4, "date_repeated": 5, "brand": 25, "markup": 8, "template": 4, "entity": 4,
    "markdown": 4, "invisible": 4, "compatibility_form": 3, "mojibake": 3, "simplified": 4, "calque": 20,
    "name_word": 8, "classifier": 6, "name_form": 4, "untranslated": 4,
}  # fmt: skip
AMOUNT = {Level.LIGHT: 0.35, Level.MEDIUM: 1.0, Level.HEAVY: 2.2}
NARROW = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?", "、": ","}
NARROWED = {Level.LIGHT: 0.3, Level.MEDIUM: 0.9, Level.HEAVY: 1.0}
MARGIN = 2  # characters between two damages, so that each has an answer of its own


def garble(clean: str, level: Level = Level.MEDIUM, seed: str = "", carriers: Iterable[Carrier] = ()) -> Garbled:
    """`clean`, with `carriers` mixed in, damaged. The same arguments give the same result on every machine.

    Quotation marks of half the texts are first made curly, as machines write them; that counts as clean.
    """
    random = Random(f"{seed}/{level}")
    clean, fixed, references = plant(clean, tuple(carriers), random)
    if random.random() < 0.5:
        clean = clean.translate(str.maketrans("「」『』", "“”‘’"))
    offered: dict[str, list[Site]] = defaultdict(list)
    for site in (*fixed, *(site for find in FINDERS for site in find(clean, random))):
        offered[site.kind].append(site)
    sites = _choose(offered, len(clean), AMOUNT[level], random)
    text, damages = _apply(clean, sites)
    text, damages = _narrow(text, damages, NARROWED[level], random)
    return Garbled(clean, text, tuple(damages), references)


def _choose(offered: dict[str, list[Site]], size: int, amount: float, random: Random) -> list[Site]:
    """Sites of every kind by its rate, none within the margin of another; the rarest kinds choose first."""
    chosen: list[Site] = []
    taken: set[int] = set()
    for kind in sorted(offered, key=lambda kind: (len(offered[kind]), kind)):
        wanted = RATES[kind] * amount * size / 10_000
        count = int(wanted) + (random.random() < wanted % 1)
        random.shuffle(offered[kind])
        for site in offered[kind]:
            around = range(site.start - MARGIN, site.end + MARGIN)
            if count == 0:
                break
            if taken.isdisjoint(around):
                chosen.append(site)
                taken.update(around)
                count -= 1
    return sorted(chosen, key=lambda site: (site.start, site.end))


def _apply(clean: str, sites: list[Site]) -> tuple[str, list[Damage]]:
    """The damaged text and its damages, each cut to what really differs."""
    pieces: list[str] = []
    damages: list[Damage] = []
    place = size = 0
    for site in sites:
        pieces += (clean[place : site.start], site.after)
        size += site.start - place
        before = clean[site.start : site.end]
        damages.append(Damage(size, size + len(site.after), before, site.after, site.kind, site.expect, site.accepts))
        size += len(site.after)
        place = site.end
    pieces.append(clean[place:])
    return "".join(pieces), damages


def _narrow(text: str, damages: list[Damage], share: float, random: Random) -> tuple[str, list[Damage]]:
    """Full-width marks after Chinese made half-width, in `share` of the places, inside other damage too."""
    inside = {place for damage in damages for place in range(damage.start, damage.end)}
    narrowed = list(text)
    more: list[Damage] = []
    for match in re.finditer("[，；：（）！？、]", text):
        place = match.start()
        if random.random() >= share or (match[0] == "、" and random.random() < 0.6):
            continue
        narrowed[place] = NARROW[match[0]]
        if place not in inside:
            accepts = ("，",) if match[0] == "、" else ("、",) if match[0] == "，" else ()
            more.append(Damage(place, place + 1, match[0], narrowed[place], "half_width", Expect.EDIT, accepts))
    after = "".join(narrowed)
    kept = [Damage(d.start, d.end, d.before, after[d.start : d.end], d.kind, d.expect, d.accepts) for d in damages]
    done = [damage for damage in (*kept, *more) if damage.after != damage.before]
    return after, sorted(done, key=lambda damage: (damage.start, damage.end))

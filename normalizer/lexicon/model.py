"""An entry of the Chinese-English dictionary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of CC-CEDICT: headword in both scripts, numbered pinyin (`nu:3` is nǚ), senses in their order."""

    traditional: str
    simplified: str
    pinyin: str
    senses: tuple[str, ...]

"""What a user may ask of a repair."""

from dataclasses import dataclass
from enum import StrEnum

from normalizer.names.glossary import EMPTY_GLOSSARY, Glossary
from normalizer.names.model import NameForm

THRESHOLD = 0.8
"""Below this confidence nothing is applied: the finding becomes a proposal."""


class Quotes(StrEnum):
    """The quotation marks of the repaired Chinese: as the source has them, or one house style."""

    KEEP = "keep"
    CURLY = "curly"
    CORNER = "corner"


class Locale(StrEnum):
    """A regional standard that vocabulary and names are to follow."""

    TAIWAN = "zh-TW"
    HONG_KONG = "zh-HK"
    CHINA = "zh-CN"


@dataclass(frozen=True, slots=True)
class RepairOptions:
    """`locale` None leaves regional vocabulary and forms as the source has them; `glossary` is the user's own."""

    threshold: float = THRESHOLD
    locale: Locale | None = None
    quotes: Quotes = Quotes.KEEP
    names: NameForm = NameForm.GLOSS_FIRST
    glossary: Glossary = EMPTY_GLOSSARY

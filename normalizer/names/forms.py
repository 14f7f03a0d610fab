"""Chinese forms of well-known names, by region, and the Chinese names of brands."""

from dataclasses import dataclass
from functools import cache

from normalizer.edits.evidence import Evidence
from normalizer.names.brands import brands
from normalizer.names.model import NameType
from normalizer.resources import read_table

FILE = "name_forms.tsv"
DOTS = "·‧・•．"
HYPHENS = "-‐‑－"
JOINTS = HYPHENS + DOTS
"""What joins the parts of a Chinese name: 讓-呂克·戈達爾."""


@dataclass(frozen=True, slots=True)
class RegionalName:
    """A name and its Chinese forms in Taiwan, Hong Kong and the mainland; empty where there is none of its own.

    `unchecked` are forms that nobody has met where it could be checked.
    """

    latin: str
    type: NameType
    taiwan: str
    hong_kong: str
    china: str
    source: str
    unchecked: frozenset[str] = frozenset()

    def form(self, locale: str) -> str:
        """The form of `locale` (`zh-TW`, `zh-HK`, `zh-CN`)."""
        return {"zh-TW": self.taiwan, "zh-HK": self.hong_kong, "zh-CN": self.china}.get(locale, "")

    @property
    def evidence(self) -> Evidence:
        """The line of the table."""
        return Evidence.resource(FILE, self.latin, f"{self.taiwan} / {self.hong_kong} / {self.china} ({self.source})")


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A Chinese form that is known to mean a name, and why."""

    latin: str
    type: NameType
    evidence: Evidence
    ordinary: bool = False
    checked: bool = True


@cache
def regional_names() -> dict[str, RegionalName]:
    """The regional names by their Latin spelling in lower case."""
    names = {}
    for latin, kind, *written, source in read_table(FILE, 6):
        taiwan, hong_kong, china = (form.rstrip("?") for form in written)
        unchecked = frozenset(form[:-1] for form in written if form.endswith("?"))
        names[latin.casefold()] = RegionalName(latin, NameType(kind), taiwan, hong_kong, china, source, unchecked)
    return names


@cache
def known_forms() -> dict[str, KnownForm]:
    """Every Chinese form of the two tables; of a person's dotted name also its last part, where only one person has
    it."""
    forms: dict[str, KnownForm] = {}
    shared: set[str] = set()
    for name in regional_names().values():
        written = {form for form in (name.taiwan, name.hong_kong, name.china) if form}
        last = {form.rsplit("·", 1)[1] for form in written if "·" in form}
        for form in sorted(written | {part for part in last if len(part) > 1}):
            checked = any(each.endswith(form) for each in written - name.unchecked)
            known = KnownForm(name.latin, name.type, name.evidence, checked=checked)
            if form in forms and forms[form].latin != name.latin:
                shared.add(form)
            forms[form] = known
    for brand in brands().values():
        for form in brand.chinese:
            ordinary = form.endswith("*")
            forms.setdefault(form.rstrip("*"), KnownForm(brand.spelling, brand.type, brand.evidence, ordinary))
    return {form: known for form, known in forms.items() if form not in shared}


@cache
def aliases() -> dict[str, KnownForm]:
    """Other forms of well-known names in Latin letters: U.S. is the United States."""
    return {
        form: KnownForm(name, NameType(kind), Evidence.resource("name_aliases.tsv", form, f"{form}: {name} ({source})"))
        for form, name, kind, source in read_table("name_aliases.tsv", 4)
    }


@cache
def longest_form_by_start() -> dict[str, int]:
    """For the first two characters of every known form, the length of the longest that starts so."""
    longest: dict[str, int] = {}
    for form in known_forms():
        longest[form[:2]] = max(longest.get(form[:2], 0), len(form))
    return longest


def regional_form(latin: str, locale: str) -> str:
    """The Chinese form of `latin` in `locale`, or an empty string.

    >>> regional_form("Mark Zuckerberg", "zh-TW"), regional_form("Mark Zuckerberg", "zh-HK")
    ('馬克·祖克柏', '馬克·朱克伯格')
    """
    name = regional_names().get(latin.casefold())
    return name.form(locale) if name else ""

"""Whose a Chinese form is in one document: its glosses and full names explain it, and two may share it."""

from collections.abc import Iterator
from dataclasses import replace

from normalizer.names.borders import is_ordinary, without_tail
from normalizer.names.folding import last_name
from normalizer.names.glossary import Glossary
from normalizer.names.han import LocalForm, split_joined, undotted
from normalizer.names.model import NameType
from normalizer.names.transliteration import SOUNDS_ALIKE, match_name

DOUBTFUL = 0.6
"""The confidence of a bare mention whose form is an ordinary word: it is only proposed."""


class Bearers:
    """The Chinese forms that one document or a glossary explains; `forms` has the first bearer of each."""

    def __init__(self, glossary: Glossary) -> None:
        self.forms: dict[str, LocalForm] = {
            form: LocalForm(name.name, name.type, "glossary", name.evidence)
            for form, name in glossary.by_chinese.items()
        }
        self._said: dict[str, list[tuple[LocalForm, bool]]] = {}

    def add(self, form: str, local: LocalForm) -> None:
        """Remembers what a form means, and what its last part does: 馬斯克 after 伊隆·馬斯克, 禮來 after 禮來公司."""
        form = undotted(form)
        self._add(form, local, True)
        last = form.rsplit("·", 1)[-1]
        if last == form:
            last = without_tail(form)
        elif local.type not in {NameType.PERSON, NameType.OTHER}:
            return
        if last != form and len(last) > 1:
            spelt = "·" in form and match_name(last, last_name(local.latin)).score >= SOUNDS_ALIKE
            self._add(last, replace(local, sure=DOUBTFUL if is_ordinary(last) and not spelt else local.sure), False)
        # half of a double surname and a given name alone are no one's name, but they are not surely another's either
        first = form.split("·")[0] if "·" in form else ""
        for part in (*split_joined(last), *([first] if len(first) > 1 else ())):
            self._said.setdefault(part, []).append((local, False))

    def _add(self, form: str, local: LocalForm, whole: bool) -> None:
        self.forms.setdefault(form, local)
        self._said.setdefault(form, []).append((local, whole))

    def at(self, form: str, place: int) -> tuple[LocalForm, ...]:
        """The bearers of a form that stands at `place`, the last one named before it first.

        One whose full name comes only later does not count beside one named before, where both are called by the
        surname.
        """
        said = self._said.get(undotted(form), [])
        before = sorted((pair for pair in said if _start(pair[0]) <= place), key=lambda pair: -_start(pair[0]))
        after = [pair for pair in said if _start(pair[0]) > place]
        if before and not any(whole for _, whole in after):
            after = []
        return tuple(_distinct(local for local, _ in (*before, *after)))

    def is_whole(self, form: str) -> bool:
        """Whether the document gives someone the very form, and not only as a part of a longer one."""
        return any(whole for _, whole in self._said.get(undotted(form), ()))

    def beginning(self, form: str) -> tuple[LocalForm, ...]:
        """Those whose longer forms without dots begin with `form`: 豐田章男, 德意志銀行."""
        longer = (
            local
            for other, local in self.forms.items()
            if other != form and other.startswith(form) and "·" not in other
        )
        return tuple(_distinct(longer))


def _start(local: LocalForm) -> int:
    return local.evidence.start or 0


def _distinct(bearers: Iterator[LocalForm]) -> Iterator[LocalForm]:
    seen: set[str] = set()
    for bearer in bearers:
        if bearer.latin not in seen:
            seen.add(bearer.latin)
            yield bearer

"""Which installed packages lead from one language to another, by the other Chinese script or English if need be."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from normalizer.translation.argos.engine import Hypothesis, load_model
from normalizer.translation.argos.packages import InstalledModel, argos_code, find_package

_HONG_KONG = frozenset({"zh-hk", "zh-mo", "zh-hant-hk", "zh-hant-mo"})


@cache
def _converter(config: str) -> Any:
    import opencc

    return opencc.OpenCC(config)


@dataclass(frozen=True, slots=True)
class Route:
    """A package, and OpenCC's configurations for its input and output; empty where the text stays as it is.

    The public English-Chinese packages mix Simplified characters into Traditional text, so that always passes OpenCC.
    """

    model: InstalledModel
    before: str = ""
    after: str = ""

    def translate(
        self, sentences: Sequence[str], hypotheses: int = 1, no_repeat: int = 0
    ) -> list[tuple[Hypothesis, ...]]:
        """As `ArgosModel.translate`."""
        if self.before:
            sentences = [_converter(self.before).convert(sentence) for sentence in sentences]
        found = load_model(self.model).translate(sentences, hypotheses, no_repeat)
        if not self.after:
            return found
        convert = _converter(self.after).convert
        return [tuple(Hypothesis(convert(item.text), item.score, item.cut) for item in items) for items in found]


def find_route(source: str, target: str) -> Route | None:
    """The best single package from `source` to `target` (BCP 47 tags or Argos's codes), or None.

    Where Chinese in the right script has no package, the other script's package serves, with OpenCC before or after it.
    """
    into_hant = "s2hk" if target.lower() in _HONG_KONG else "s2tw"
    into_hant_words = "s2hk" if target.lower() in _HONG_KONG else "s2twp"
    sources = {"zt": (("zt", ""), ("zh", "t2s")), "zh": (("zh", ""), ("zt", "s2t"))}
    targets = {"zt": (("zt", into_hant), ("zh", into_hant_words)), "zh": (("zh", ""), ("zt", "t2s"))}
    source_code, target_code = argos_code(source), argos_code(target)
    for from_code, before in sources.get(source_code, ((source_code, ""),)):
        for to_code, after in targets.get(target_code, ((target_code, ""),)):
            model = find_package(from_code, to_code)
            if model is not None:
                return Route(model, before, after)
    return None


def find_routes(source: str, target: str) -> tuple[Route, ...]:
    """One route, or two by way of English, or none."""
    direct = find_route(source, target)
    if direct is not None:
        return (direct,)
    first, second = find_route(source, "en"), find_route("en", target)
    return (first, second) if first is not None and second is not None else ()

"""One loaded package: tokens in, tokens out, many sentences at once."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from normalizer.errors import MissingExtraError, TranslationError
from normalizer.translation.argos.packages import InstalledModel

# Argos's own search: beams and length penalty (argostranslate/translate.py, 1.11)
_BEAMS = 4
_LENGTH_PENALTY = 0.2
# Tokens a batch. Argos's default of 32 feeds sentences one by one. On two cores and a model of the public packages'
# size, with a batch on each core, 320 tokens (about eight sentences) cost less than 32 and than 600 or 1,200.
_BATCH_TOKENS = 320
_LONGEST = 256  # tokens of one sentence; the public models were trained on sentences of up to about 150


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one sentence; `cut` says that the decoder was stopped before it came to an end."""

    text: str
    score: float
    cut: bool


class ArgosModel:
    """A package of Argos Translate in memory. Get it by `load_model`."""

    def __init__(self, folder: Path) -> None:
        try:
            import ctranslate2
            from argostranslate.package import Package
        except ImportError as error:
            raise MissingExtraError(
                "Machine translation needs argostranslate, which is not installed; nothing was translated. "
                "Install source-normalizer[argos], or see the README for an installation without torch."
            ) from error
        cores = os.cpu_count() or 1
        try:
            package: Any = Package(folder)
            self._prefix: str = package.target_prefix or ""
            self._tokenizer = package.tokenizer
            self._translator = ctranslate2.Translator(
                str(folder / "model"), compute_type="auto", inter_threads=min(cores, 4), intra_threads=1
            )
        except (RuntimeError, OSError, ValueError, AttributeError) as error:
            raise TranslationError(
                f"The translation package {folder} cannot be loaded ({error}); nothing was translated. "
                "Remove it with `source-normalizer models remove` and install it again."
            ) from error

    def translate(
        self, sentences: Sequence[str], hypotheses: int = 1, no_repeat: int = 0
    ) -> list[tuple[Hypothesis, ...]]:
        """For each sentence its best translations, best first; sentences go in by length and come back in order.

        `no_repeat` forbids n-grams of that size to occur twice, 0 for none. The decoder is stopped at 3 tokens for each
        of the longest sentence in a batch, and 10: a loop ends there.
        """
        tokens = [self._tokenizer.encode(sentence)[:_LONGEST] for sentence in sentences]
        order = sorted((index for index in range(len(tokens)) if tokens[index]), key=lambda index: len(tokens[index]))
        found: list[tuple[Hypothesis, ...]] = [()] * len(tokens)
        waiting = []
        for batch in _batches(order, tokens):
            limit = 3 * len(tokens[batch[-1]]) + 10
            results = self._translator.translate_batch(
                [tokens[index] for index in batch],
                target_prefix=[[self._prefix]] * len(batch) if self._prefix else None,
                asynchronous=True,
                beam_size=max(hypotheses, _BEAMS),
                num_hypotheses=hypotheses,
                length_penalty=_LENGTH_PENALTY,
                no_repeat_ngram_size=no_repeat,
                max_decoding_length=limit,
                replace_unknowns=True,
                return_scores=True,
            )
            waiting.append((batch, limit, results))
        for batch, limit, results in waiting:
            for index, pending in zip(batch, results, strict=True):
                result = pending.result()
                found[index] = tuple(
                    Hypothesis(self._decode(words), score, len(words) >= min(limit, 3 * len(tokens[index]) + 10))
                    for words, score in zip(result.hypotheses, result.scores, strict=True)
                )
        return found

    def _decode(self, tokens: list[str]) -> str:
        text: str = self._tokenizer.decode(tokens)
        return text.removeprefix(self._prefix).strip()


def _batches(order: list[int], tokens: list[list[str]]) -> list[list[int]]:
    """Neighbours by length, as many as fill the budget with the longest one's length."""
    batches: list[list[int]] = []
    for index in order:
        if batches and (len(batches[-1]) + 1) * len(tokens[index]) <= _BATCH_TOKENS:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


def load_model(model: InstalledModel) -> ArgosModel:
    """The package in memory, loaded once a process; again if its file was replaced since."""
    return _load(model.folder, model.stamp)


@lru_cache(maxsize=4)
def _load(folder: Path, stamp: tuple[int, int]) -> ArgosModel:
    return ArgosModel(folder)

"""An Argos package of the public ones' size with random weights: it translates nothing, but it costs what they cost."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import attention_spec, common_spec, transformer_spec

LAYERS, HEADS, WIDTH, INNER, VOCABULARY = 6, 8, 512, 2048, 32_000
# a transformer base model with 8-bit weights: 75 MB, as translate-zt_en-1_9


def build_random_package(folder: Path, sentences: Sequence[str], source: str = "zt", target: str = "en") -> Path:
    """Write the package's folder; its tokenizer is trained on `sentences`."""
    random = np.random.default_rng(0)
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_writer=written, model_type="unigram", vocab_size=3000,
        hard_vocab_limit=False, unk_id=0, bos_id=1, eos_id=2, pad_id=-1, minloglevel=3,
    )  # fmt: skip
    pieces = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    tokens = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    tokens += [f"filler{number}" for number in range(VOCABULARY - len(tokens))]

    spec = transformer_spec.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)
    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = _random(random, VOCABULARY, WIDTH)
        side.position_encodings.encodings = _random(random, 1024, WIDTH)
        _fill(random, side.layer_norm)
        for layer in side.layer:
            _fill(random, layer)
    _linear(random, spec.decoder.projection, VOCABULARY, WIDTH)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    (folder / "model").mkdir(parents=True)
    spec.save(str(folder / "model"))
    (folder / "sentencepiece.model").write_bytes(written.getvalue())
    metadata = {"package_version": "0.1", "from_code": source, "to_code": target, "from_name": "", "to_name": ""}
    (folder / "metadata.json").write_text(json.dumps({**metadata, "type": "translate"}), encoding="utf-8")
    return folder


def _random(random: np.random.Generator, *shape: int) -> Any:
    return random.normal(0, 0.05, shape).astype(np.float32)


def _linear(random: np.random.Generator, layer: Any, rows: int, columns: int) -> None:
    layer.weight, layer.bias = _random(random, rows, columns), np.zeros(rows, np.float32)


def _fill(random: np.random.Generator, layer: Any) -> None:
    """Random weights for a layer, whatever it consists of."""
    if isinstance(layer, common_spec.LayerNormSpec):
        layer.gamma, layer.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
    elif isinstance(layer, attention_spec.MultiHeadAttentionSpec):
        _fill(random, layer.layer_norm)
        rows = [3, 1] if len(layer.linear) == 2 else [1, 2, 1]  # of itself; of the other side
        for linear, times in zip(layer.linear, rows, strict=True):
            _linear(random, linear, times * WIDTH, WIDTH)
    elif isinstance(layer, transformer_spec.FeedForwardSpec):
        _fill(random, layer.layer_norm)
        _linear(random, layer.linear_0, INNER, WIDTH)
        _linear(random, layer.linear_1, WIDTH, INNER)
    else:
        for name in ("self_attention", "attention", "ffn"):
            if hasattr(layer, name):
                _fill(random, getattr(layer, name))

"""A real Argos package without training: a Transformer whose weights are set by hand to translate word for word.

One encoder and one decoder layer. Every hidden vector holds exactly two ones (which word, at which place), so that
layer normalization can be set to change nothing. The decoder at place n attends to the source word at place n and reads
its translations off the value matrix: the first at full strength, each further one a little weaker, which gives a true
n-best list. A loop word can be given that attracts the attention of every place: the model then repeats its translation
until it is stopped. Built with numpy, CTranslate2 and SentencePiece in 0.05 s, the same bytes every time.
"""

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec

UNKNOWN, START, END, SPACE = "<unk>", "<s>", "</s>", "▁"
STRENGTH = 10.0  # of the best translation's logit
WEAKER = 0.9  # of each further one, against the one before
SHARPNESS = 30.0  # of the attention
LONGEST = 512  # places that the model has an encoding for
DATE = (2020, 1, 1, 0, 0, 0)  # of the files in the archive

Lexicon = Mapping[str, str | Sequence[str]]


class _Vocabularies:
    """Source symbols, target tokens, and which source symbol gives which target tokens."""

    def __init__(self, lexicon: Lexicon, copied: Sequence[str], loop: tuple[str, str] | None) -> None:
        known = {*lexicon, *copied, *([loop[0]] if loop else [])}
        self.symbols = sorted(known, key=lambda symbol: (-len(symbol), symbol))
        self.source = [UNKNOWN, START, END, SPACE, *self.symbols]
        self.target = [UNKNOWN, START, END]
        self.rows: dict[int, list[int]] = {0: [0], 1: [0], 2: [2], 3: [self._token(SPACE)]}
        for place, symbol in enumerate(self.source):
            if symbol in lexicon:
                found = lexicon[symbol]
                self.rows[place] = [self._token(word) for word in ([found] if isinstance(found, str) else found)]
            elif symbol in copied:
                self.rows[place] = [self._token(symbol)]
            elif loop and symbol == loop[0]:
                self.rows[place] = [self._token(loop[1])]
        self.loop = self.source.index(loop[0]) if loop else None

    def _token(self, text: str) -> int:
        glue = "" if text[:1] in ",.!?" or text == SPACE else SPACE
        piece = glue + text.replace(" ", SPACE)
        if piece not in self.target:
            self.target.append(piece)
        return self.target.index(piece)


def build_package(
    path: Path,
    lexicon: Lexicon,
    *,
    copied: Sequence[str] = (),
    loop: tuple[str, str] | None = None,
    source: str = "zt",
    target: str = "en",
    version: str = "0.1",
    places: int = 64,
) -> Path:
    """Write a package to `path`.

    `lexicon` gives each source word its translation, or several, best first; `copied` symbols stay as they are; `loop`
    is a source word and the word that the model then repeats without end.
    """
    words = _Vocabularies(lexicon, copied, loop)
    spec = _model(words, places)
    name = f"translate-{source}_{target}-{version.replace('.', '_')}"
    metadata = {
        "package_version": version, "argos_version": "1.11", "from_code": source, "from_name": source,
        "to_code": target, "to_name": target, "type": "translate", "code": f"translate-{source}_{target}", "links": [],
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        spec.save(folder)
        files = {f"model/{file.name}": file.read_bytes() for file in sorted(Path(folder).iterdir())}
    files = {"metadata.json": json.dumps(metadata).encode(), "sentencepiece.model": _tokenizer(words.symbols), **files}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner, data in files.items():
            entry = zipfile.ZipInfo(f"{name}/{inner}", DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return path


def _tokenizer(symbols: Sequence[str]) -> bytes:
    """A SentencePiece model that knows the symbols as they are; what it is trained on does not matter."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c", "d e f"] * 4), model_writer=written, model_type="unigram", vocab_size=1000,
        hard_vocab_limit=False, character_coverage=1.0, unk_id=0, bos_id=1, eos_id=2, pad_id=-1,
        user_defined_symbols=symbols, add_dummy_prefix=False, normalization_rule_name="identity", minloglevel=3,
    )  # fmt: skip
    return written.getvalue()


def _model(words: _Vocabularies, places: int) -> Any:
    """The Transformer. A hidden vector has a part for source words, one for places, one for target tokens, a spare."""
    first_place = len(words.source)
    first_output = first_place + places
    spare = first_output + len(words.target)
    width = -(-(spare + 1) // 8) * 8

    relu = common_spec.Activation.RELU
    spec = transformer_spec.TransformerSpec.from_config((1, 1), 1, pre_norm=True, activation=relu)
    encoder, decoder = spec.encoder, spec.decoder
    encoder.scale_embeddings = decoder.scale_embeddings = False

    encoder.embeddings[0].weight = _one_hot(len(words.source), width, 0)
    decoder.embeddings.weight = np.zeros((len(words.target), width), np.float32)
    decoder.embeddings.weight[:, spare] = 1
    encodings = np.zeros((LONGEST, width), np.float32)
    encodings[np.arange(LONGEST), first_place + np.minimum(np.arange(LONGEST), places - 1)] = 1
    encoder.position_encodings.encodings, decoder.position_encodings.encodings = encodings, encodings.copy()

    _keep(encoder.layer_norm, width)
    for layer in (encoder.layer[0], decoder.layer[0]):
        _silence(layer, width)

    attention = decoder.layer[0].attention
    _keep(attention.layer_norm, width)
    query, key, value = (np.zeros((width, width), np.float32) for _ in range(3))
    sharp = SHARPNESS * np.sqrt(width)
    for place in range(first_place, first_output):
        query[place, place], key[place, place] = sharp, 1
    if words.loop is not None:
        query[spare, spare], key[spare, words.loop] = sharp * 2, 1
    for symbol, tokens in words.rows.items():
        for rank, token in enumerate(tokens):
            value[first_output + token, symbol] = STRENGTH * WEAKER**rank
    _linear(attention.linear[0], query)
    _linear(attention.linear[1], np.concatenate([key, value]))
    _linear(attention.linear[2], np.eye(width, dtype=np.float32))

    decoder.layer_norm.gamma, decoder.layer_norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)
    _linear(decoder.projection, _one_hot(len(words.target), width, first_output))
    spec.register_source_vocabulary(words.source)
    spec.register_target_vocabulary(words.target)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize()
    return spec


def _one_hot(rows: int, width: int, offset: int) -> Any:
    matrix = np.zeros((rows, width), np.float32)
    matrix[np.arange(rows), offset + np.arange(rows)] = 1
    return matrix


def _linear(layer: Any, weight: Any) -> None:
    layer.weight, layer.bias = weight, np.zeros(weight.shape[0], np.float32)


def _keep(norm: Any, width: int) -> None:
    """Layer normalization that gives back a vector of exactly two ones as it is."""
    mean = 2.0 / width
    norm.gamma = np.full(width, np.sqrt(mean * (1 - mean)), np.float32)
    norm.beta = np.full(width, mean, np.float32)


def _silence(layer: Any, width: int) -> None:
    """A layer whose self-attention and feed-forward part add nothing."""
    _linear(layer.self_attention.linear[0], np.zeros((3 * width, width), np.float32))
    _linear(layer.self_attention.linear[1], np.zeros((width, width), np.float32))
    _keep(layer.self_attention.layer_norm, width)
    _linear(layer.ffn.linear_0, np.zeros((8, width), np.float32))
    _linear(layer.ffn.linear_1, np.zeros((width, 8), np.float32))
    _keep(layer.ffn.layer_norm, width)

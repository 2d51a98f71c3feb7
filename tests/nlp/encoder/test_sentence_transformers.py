import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper, save
from tokenizers import Tokenizer, models, pre_tokenizers

from journeydraft.nlp.encoder import Encoder, EncoderMissing, open_encoder

WORDS = {"[UNK]": 0, "late": 1, "bus": 2, "kind": 3, "driver": 4, "ask:": 5, "answer:": 6}
TABLE = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0], [-1, 0, 0], [0, 2, 0], [0, 0, 3], [0, 0, -3]], np.float32)


def _write_model(
    path: Path, inputs: tuple[str, ...] = ("input_ids", "attention_mask"), deep: bool = True
) -> None:
    """A model whose token vectors are the rows of TABLE; without ``deep``, only their sum over the tokens."""
    table = numpy_helper.from_array(TABLE, "table")
    nodes = [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])]
    output, shape = "last_hidden_state", ["texts", "tokens", 3]
    if not deep:
        nodes.append(helper.make_node("ReduceSum", [output, "axis"], ["pooled"], keepdims=0))
        output, shape = "pooled", ["texts", 3]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in inputs],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)],
        [table, numpy_helper.from_array(np.array([1]), "axis")],
    )
    path.parent.mkdir(exist_ok=True)
    save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10), str(path))


def _write_json(path: Path, content: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole model folder, mean pooling, no prompts."""
    _write_model(tmp_path / "onnx" / "model.onnx")
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.enable_padding(length=16)
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    kinds = ("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")
    modules = [{"type": f"sentence_transformers.models.{kind}", "path": path} for kind, path in kinds]
    _write_json(tmp_path / "modules.json", modules)
    _write_json(tmp_path / "1_Pooling" / "config.json", {"pooling_mode_mean_tokens": True})
    return tmp_path


def _direction(encoder: Encoder, text: str) -> list[float]:
    found: list[float] = encoder.encode([text])[0].round(4).tolist()
    return found


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [("cls", [1, 0, 0]), ("mean", [0, 1, 0]), ("max", [0.4472, 0.8944, 0])],
)
def test_pooling_follows_the_folder(folder: Path, mode: str, wanted: list[float]) -> None:
    """The first token, the mean or the maximum, as the model was trained, and of length 1."""
    settings = {
        f"pooling_mode_{each}_token{'s' * (each != 'cls')}": each == mode for each in ("cls", "mean", "max")
    }
    _write_json(folder / "1_Pooling" / "config.json", {"word_embedding_dimension": 3, **settings})
    encoder = open_encoder(folder)
    assert encoder.dimensions == 3
    assert _direction(encoder, "late driver kind") == pytest.approx(wanted, abs=1e-4)


def test_order_and_company(folder: Path) -> None:
    """Rows follow the texts, and company changes none, although the tokenizer asks to pad."""
    encoder = open_encoder(folder)
    texts = ["late", "late bus driver bus", "kind", "late bus"]
    together = encoder.encode(texts)
    assert together.tobytes() == np.concatenate([encoder.encode([text]) for text in texts]).tobytes()


def test_prompts_go_before_the_text(folder: Path) -> None:
    """A model's own prompts for queries and documents are used for the two kinds."""
    prompts = {"prompts": {"query": "ask: ", "document": "answer: "}}
    _write_json(folder / "config_sentence_transformers.json", prompts)
    encoder = open_encoder(folder)
    query, passage = (encoder.encode(["bus"], kind=kind)[0] for kind in ("query", "passage"))
    assert query[2] > 0.9
    assert passage[2] < -0.9


def test_long_texts_are_cut_as_the_model_says(folder: Path) -> None:
    """Words beyond max_seq_length are not read."""
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": 4})
    encoder = open_encoder(folder)
    assert _direction(encoder, "bus bus bus bus late late late") == [0, 1, 0]


def test_the_name_changes_with_the_weights(folder: Path) -> None:
    """Provenance names the folder and tells two models in folders of one name apart."""
    first = open_encoder(folder).name
    _write_model(folder / "onnx" / "model.onnx", inputs=("input_ids",))
    second = open_encoder(folder).name
    assert first.startswith(folder.name)
    assert first != second


def test_a_model_beside_the_other_files(folder: Path) -> None:
    """model.onnx may lie in the folder itself, and modules.json may be absent."""
    (folder / "onnx" / "model.onnx").rename(folder / "model.onnx")
    (folder / "modules.json").unlink()
    assert _direction(open_encoder(folder), "late") == [1, 0, 0]


@pytest.mark.parametrize("text", ["", "\0", "a\ud800", "late " * 3000, "x" * 100_000])
def test_any_text_is_survived(folder: Path, text: str) -> None:
    """No text crashes or yields NaN; one without any token is a row of zeros."""
    vector = open_encoder(folder).encode([text])[0]
    assert np.linalg.norm(vector) == pytest.approx(1 if text else 0, abs=1e-5)


def _without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _with(name: str, content: Any) -> Callable[[Path], None]:
    return lambda folder: _write_json(folder / name, content)


DAMAGES: dict[str, tuple[Callable[[Path], Any], str]] = {
    "no model": (_without("onnx/model.onnx"), "onnx/model.onnx"),
    "no tokenizer": (_without("tokenizer.json"), "tokenizer.json"),
    "no pooling": (_without("1_Pooling/config.json"), "config.json"),
    "strange pooling": (_with("1_Pooling/config.json", {"pooling_mode_lasttoken": True}), "cls, mean, max"),
    "two poolings": (
        _with("1_Pooling/config.json", {"pooling_mode_cls_token": True, "pooling_mode_max_tokens": True}),
        "cls, mean, max",
    ),
    "strange module": (
        _with("modules.json", [{"type": "m.Transformer"}, {"type": "m.Pooling"}, {"type": "m.Dense"}]),
        "Dense",
    ),
    "modules not a list": (_with("modules.json", {}), "list"),
    "not JSON": (lambda folder: (folder / "modules.json").write_text("{"), "modules.json"),
    "not a tokenizer": (_with("tokenizer.json", {}), "tokenizer.json"),
    "not a model": (lambda folder: (folder / "onnx" / "model.onnx").write_bytes(b"?"), "model.onnx"),
    "strange input": (
        lambda folder: _write_model(folder / "onnx" / "model.onnx", ("input_ids", "pixel_values")),
        "pixel_values",
    ),
    "no token vectors": (
        lambda folder: _write_model(folder / "onnx" / "model.onnx", deep=False),
        "no vectors of tokens",
    ),
}


@pytest.mark.parametrize(("damage", "named"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_missing_is_named(folder: Path, damage: Callable[[Path], Any], named: str) -> None:
    """A folder that cannot be used is refused with the file or the setting that is to blame."""
    damage(folder)
    with pytest.raises(EncoderMissing) as caught:
        open_encoder(folder)
    assert named in str(caught.value)
    assert folder.name in str(caught.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A slip in the path is told as such."""
    with pytest.raises(EncoderMissing, match="no such folder"):
        open_encoder(tmp_path / "gone")

"""Small ONNX files shaped like real exports, and what ONNX Runtime answers to them.

Run: python3 test/golden/onnx_fixtures.py (needs onnx, onnxruntime, numpy). Writes test/golden/onnx/*.onnx and
onnx.json. The files are the same on every run.
"""

import json
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "onnx")
F, D, I32, I64, B, S = (
    TensorProto.FLOAT,
    TensorProto.DOUBLE,
    TensorProto.INT32,
    TensorProto.INT64,
    TensorProto.BOOL,
    TensorProto.STRING,
)
ML = "ai.onnx.ml"
value = helper.make_tensor_value_info
node = helper.make_node


def init(name, array):
    return numpy_helper.from_array(array, name)


def model(nodes, inputs, outputs, initializers=(), producer="fixture", opsets=(("", 15), (ML, 3)), **more):
    graph = helper.make_graph(nodes, more.pop("name", "graph"), inputs, outputs, list(initializers))
    made = helper.make_model(graph, producer_name=producer, opset_imports=[helper.make_opsetid(*o) for o in opsets])
    made.ir_version = 8
    for key, text in more.pop("metadata", {}).items():
        entry = made.metadata_props.add()
        entry.key, entry.value = key, text
    return made


def sequence_of_maps(name, key):
    kind = helper.make_sequence_type_proto(helper.make_map_type_proto(key, helper.make_tensor_type_proto(F, [])))
    return helper.make_value_info(name, kind)


W3 = np.array([[0.5, -1.0, 0.25], [-0.75, 0.5, 1.0]], np.float32).T.copy()  # [3 features, 2]
W3x3 = np.array([[1, -1, 0.5], [0.25, 0.5, -0.5], [-1, 0.75, 0.1]], np.float32)


def classifier(labels, **attributes):
    kind = "classlabels_strings" if isinstance(labels[0], str) else "classlabels_ints"
    coefficients = W3x3[:, : len(labels)].T.ravel().tolist()
    return node(
        "LinearClassifier", ["X"], ["label", "scores"], name="Linear", domain=ML, multi_class=1,
        coefficients=coefficients, intercepts=[0.1, -0.1, 0.0][: len(labels)], **{kind: labels}, **attributes,
    )


def fixtures():
    x3 = [value("X", F, [None, 3])]
    label_i, label_s = value("label", I64, [None]), value("label", S, [None])

    # Integer class names; the ZipMap comes before another node and there is a third output.
    yield "zipmap-int", model(
        [
            classifier([3, 7, 11], post_transform="SOFTMAX"),
            node("ZipMap", ["scores"], ["zipped"], name="Zip", domain=ML, classlabels_int64s=[3, 7, 11]),
            node("ReduceSum", ["X", "axes"], ["total"], name="Sum", keepdims=0),
        ],
        x3,
        [sequence_of_maps("zipped", I64), label_i, value("total", F, [None])],
        [init("axes", np.array([1], np.int64))],
    )

    # Two outputs of two heads, both zipped; the second one's input is an output already.
    yield "zipmap-two", model(
        [
            classifier(["a", "b"], post_transform="SOFTMAX"),
            node("Softmax", ["scores"], ["again"], name="Again", axis=1),
            node("ZipMap", ["scores"], ["zip1"], name="Zip1", domain=ML, classlabels_strings=["a", "b"]),
            node("ZipMap", ["again"], ["zip2"], name="Zip2", domain=ML, classlabels_strings=["a", "b"]),
        ],
        x3,
        [label_s, sequence_of_maps("zip1", S), sequence_of_maps("zip2", S), value("again", F, [None, 2])],
    )

    # zipmap=False.
    yield "no-zipmap", model(
        [classifier(["no", "yes"], post_transform="SOFTMAX"), node("Identity", ["scores"], ["probabilities"])],
        x3,
        [label_s, value("probabilities", F, [None, 2])],
        producer="skl2onnx",
    )

    # LinearSVC: margins, though the output is called probabilities.
    yield "margins", model(
        [classifier(["a", "b", "c"], post_transform="NONE"), node("Identity", ["scores"], ["probabilities"])],
        x3,
        [label_s, value("probabilities", F, [None, 3])],
        producer="skl2onnx",
    )

    # onnxmltools' LightGBM: one float_input, trees with LOGISTIC, a Cast label, ZipMap.
    tree = dict(
        nodes_treeids=[0, 0, 0], nodes_nodeids=[0, 1, 2], nodes_featureids=[1, 0, 0],
        nodes_modes=["BRANCH_LEQ", "LEAF", "LEAF"], nodes_values=[0.5, 0.0, 0.0],
        nodes_truenodeids=[1, 0, 0], nodes_falsenodeids=[2, 0, 0], nodes_hitrates=[1.0, 1.0, 1.0],
        nodes_missing_value_tracks_true=[1, 0, 0],
    )
    yield "lightgbm", model(
        [
            node(
                "TreeEnsembleClassifier", ["float_input"], ["label_tensor", "probability_tensor"], name="LgbmClassifier",
                domain=ML, post_transform="LOGISTIC", classlabels_int64s=[0, 1], class_treeids=[0, 0], class_nodeids=[1, 2],
                class_ids=[0, 0], class_weights=[-1.25, 0.75], **tree,
            ),
            node("Cast", ["label_tensor"], ["label"], name="cast", to=I64),
            node("ZipMap", ["probability_tensor"], ["probabilities"], name="ZipMap", domain=ML, classlabels_int64s=[0, 1]),
        ],
        [value("float_input", F, [None, 4])],
        [label_i, sequence_of_maps("probabilities", I64)],
        producer="OnnxMLTools",
    )

    # onnxmltools' regressors: output "variable".
    yield "xgboost-regressor", model(
        [
            node(
                "TreeEnsembleRegressor", ["float_input"], ["variable"], name="Reg", domain=ML, n_targets=1,
                target_treeids=[0, 0], target_nodeids=[1, 2], target_ids=[0, 0], target_weights=[10.0, 20.0], **tree,
            )
        ],
        [value("float_input", F, [None, 4])],
        [value("variable", F, [None, 1])],
        producer="OnnxMLTools",
    )

    # tf2onnx: NHWC, names with ':0', symbolic "unk__1".
    kernel = np.linspace(-0.2, 0.2, 3 * 3 * 1 * 2).reshape(2, 1, 3, 3).astype(np.float32)
    dense = np.linspace(-0.5, 0.5, 2 * 4 * 4 * 3).reshape(32, 3).astype(np.float32)
    yield "keras-nhwc", model(
        [
            node("Transpose", ["conv2d_input:0"], ["nchw"], name="sequential/transpose", perm=[0, 3, 1, 2]),
            node("Conv", ["nchw", "kernel"], ["conv"], name="sequential/conv2d", pads=[1, 1, 1, 1]),
            node("Reshape", ["conv", "flat"], ["flattened"], name="sequential/flatten"),
            node("MatMul", ["flattened", "dense"], ["logits"], name="sequential/dense/MatMul"),
            node("Softmax", ["logits"], ["dense:0"], name="sequential/dense/Softmax"),
        ],
        [value("conv2d_input:0", F, ["unk__1", 4, 4, 1])],
        [value("dense:0", F, ["unk__2", 3])],
        [init("kernel", kernel), init("dense", dense), init("flat", np.array([-1, 32], np.int64))],
        producer="tf2onnx",
    )

    # Keras binary classifier: one sigmoid unit.
    yield "sigmoid", model(
        [
            node("Gemm", ["serving_default_input_1:0", "w"], ["gemm"]),
            node("Sigmoid", ["gemm"], ["StatefulPartitionedCall:0"]),
        ],
        [value("serving_default_input_1:0", F, [None, 3])],
        [value("StatefulPartitionedCall:0", F, [None, 1])],
        [init("w", W3[:, :1].copy())],
        producer="tf2onnx",
    )

    # One input per column of every type; the float is the sum.
    yield "typed-inputs", model(
        [
            node("Cast", ["a_double"], ["a"], to=F),
            node("Cast", ["an_int64"], ["b"], to=F),
            node("Cast", ["an_int32"], ["c"], to=F),
            node("Cast", ["a_bool"], ["d"], to=F),
            node("LabelEncoder", ["a string"], ["e"], domain=ML, keys_strings=["x", "y", ""], values_floats=[100.0, 200.0, 300.0]),
            node("Sum", ["a", "b", "c", "d", "e"], ["sum"], name="Sum"),
        ],
        [
            value("a_double", D, [None, 1]), value("an_int64", I64, [None, 1]), value("an_int32", I32, [None, 1]),
            value("a_bool", B, [None, 1]), value("a string", S, [None, 1]),
        ],
        [value("sum", F, [None, 1])],
    )

    # Doubles in, doubles out.
    yield "double", model(
        [node("MatMul", ["X", "w"], ["Y"])], [value("X", D, [None, 3])], [value("Y", D, [None, 1])],
        [init("w", np.array([[0.1], [0.2], [0.3]], np.float64))],
    )

    # A PyTorch export without dynamic axes: batches of exactly 2.
    yield "fixed-batch", model(
        [node("Gemm", ["input", "w"], ["output"])], [value("input", F, [2, 3])], [value("output", F, [2, 2])],
        [init("w", W3)], producer="pytorch",
    )

    # An output that is a sequence of tensors, for which nothing can be done.
    split = node("SplitToSequence", ["X"], ["parts"], name="Split", axis=1)
    yield "sequence-output", model(
        [split], x3, [helper.make_value_info("parts", helper.make_sequence_type_proto(helper.make_tensor_type_proto(F, None)))]
    )

    # Feature names in the metadata.
    yield "metadata", model(
        [node("MatMul", ["X", "w"], ["Y"])], x3, [value("Y", F, [None, 1])], [init("w", np.ones((3, 1), np.float32))],
        metadata={"feature_names": json.dumps(["height", "age", "weight"]), "author": "someone"},
    )

    # An If whose branches hold weights.
    def branch(name, factor):
        return helper.make_graph(
            [node("Mul", ["X", name + "_f"], [name])], name, [], [value(name, F, None)],
            [init(name + "_f", np.array([factor], np.float32))],
        )

    yield "subgraph", model(
        [node("If", ["flag"], ["Y"], name="Choose", then_branch=branch("then", 2), else_branch=branch("else", 3))],
        x3, [value("Y", F, [None, 3])], [init("flag", np.array(True))],
    )

    # A function the file defines itself, as torch's exporter writes.
    with_function = model(
        [node("Twice", ["X"], ["Y"], name="call", domain="pkg.local")], x3, [value("Y", F, [None, 3])],
        opsets=(("", 15), ("pkg.local", 1)),
    )
    with_function.functions.append(
        helper.make_function("pkg.local", "Twice", ["x"], ["y"], [node("Add", ["x", "x"], ["y"])], [helper.make_opsetid("", 15)])
    )
    yield "local-function", with_function

    # com.microsoft, which the wasm build has.
    yield "contrib", model(
        [node("Gelu", ["X"], ["Y"], name="gelu", domain="com.microsoft")], x3, [value("Y", F, [None, 3])],
        opsets=(("", 15), ("com.microsoft", 1)),
    )


def refused():
    x3 = [value("X", F, [None, 3])]

    def external(name):
        tensor = TensorProto(name=name, data_type=F, dims=[3, 2], data_location=TensorProto.EXTERNAL)
        entry = tensor.external_data.add()
        entry.key, entry.value = "location", "weights.bin"
        return tensor

    y = [value("Y", F, [None, 2])]
    yield "external-data", model([node("MatMul", ["X", "w"], ["Y"])], x3, y, [external("w")])
    yield "external-constant", model(
        [node("Constant", [], ["w"], name="Const", value=external("")), node("MatMul", ["X", "w"], ["Y"])], x3, y
    )
    inner = helper.make_graph([node("MatMul", ["X", "deep"], ["Z"])], "then", [], [value("Z", F, None)], [external("deep")])
    yield "external-subgraph", model(
        [node("If", ["flag"], ["Y"], name="Choose", then_branch=inner, else_branch=inner)], x3, y,
        [init("flag", np.array(True))],
    )
    yield "unknown-domain", model(
        [node("SentencepieceTokenizer", ["X"], ["Y"], name="tokenize", domain="ai.onnx.contrib")], x3, y,
        opsets=(("", 15), ("ai.onnx.contrib", 1)),
    )
    yield "unknown-operator", model([node("NoSuchOperator", ["X"], ["Y"], name="odd")], x3, y)
    yield "future-opset", model([node("Identity", ["X"], ["Y"], name="odd")], x3, [value("Y", F, [None, 3])], opsets=(("", 99),))


def feeds(made):
    random = np.random.RandomState(7)
    given = {}
    known = {t.name for t in made.graph.initializer}
    for one in made.graph.input:
        if one.name in known:
            continue
        kind = one.type.tensor_type
        shape = [d.dim_value or 2 for d in kind.shape.dim]
        if kind.elem_type == S:
            given[one.name] = np.array(["x", ""], object).reshape(shape)
        elif kind.elem_type == B:
            given[one.name] = np.array([True, False]).reshape(shape)
        elif kind.elem_type in (I32, I64):
            given[one.name] = random.randint(-5, 5, shape).astype(np.int32 if kind.elem_type == I32 else np.int64)
        else:
            given[one.name] = random.randn(*shape).round(3).astype(np.float64 if kind.elem_type == D else np.float32)
    return given


def plain(array):
    return [str(v) if isinstance(v, str) else v.item() if hasattr(v, "item") else v for v in np.asarray(array).ravel()]


def main():
    import onnxruntime

    os.makedirs(HERE, exist_ok=True)
    expected = {}
    for name, made in fixtures():
        data = made.SerializeToString(deterministic=True)
        with open(os.path.join(HERE, name + ".onnx"), "wb") as out:
            out.write(data)
        given = feeds(made)
        session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
        answers = session.run(None, given)
        expected[name] = {
            "inputs": {k: {"dims": list(v.shape), "data": plain(v)} for k, v in given.items()},
            "outputs": {
                o.name: {"dims": list(np.shape(a)), "data": plain(a)}
                for o, a in zip(session.get_outputs(), answers)
                if not isinstance(a, list)
            },
            "maps": {
                o.name: [{str(k): float(v) for k, v in row.items()} for row in a]
                for o, a in zip(session.get_outputs(), answers)
                if isinstance(a, list) and isinstance(a[0], dict)
            },
        }
    for name, made in refused():
        with open(os.path.join(HERE, name + ".onnx"), "wb") as out:
            out.write(made.SerializeToString(deterministic=True))
    with open(HERE + ".json", "w") as out:
        json.dump(expected, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()

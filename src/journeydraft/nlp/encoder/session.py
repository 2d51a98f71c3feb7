"""Opens ONNX models the way this program wants them: quiet, one thread a run, nothing sent anywhere."""

from __future__ import annotations

import os
from pathlib import Path

import onnxruntime as ort


def open_session(model: bytes | Path) -> ort.InferenceSession:
    """A session on the CPU for a serialised model or a model's path.

    One run uses one thread; ``in_batches`` makes several runs at a time. Threads that share a run wait for
    each other by spinning, which on a busy machine costs more than they bring.
    """
    ort.disable_telemetry_events()
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    source = model if isinstance(model, bytes) else os.fspath(model)
    return ort.InferenceSession(source, options, providers=["CPUExecutionProvider"])

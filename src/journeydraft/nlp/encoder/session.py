"""Opens ONNX models the way this program wants them: quiet, bounded in threads, nothing sent anywhere."""

from __future__ import annotations

import os
from pathlib import Path

import onnxruntime as ort

MOST_THREADS = 4


def open_session(model: bytes | Path, threads: int | None = None) -> ort.InferenceSession:
    """A session on the CPU for a serialised model or a model's path.

    ``threads`` work inside one operation; by default one a core, four at most.
    """
    ort.disable_telemetry_events()
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads or min(os.cpu_count() or 1, MOST_THREADS)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    source = model if isinstance(model, bytes) else os.fspath(model)
    return ort.InferenceSession(source, options, providers=["CPUExecutionProvider"])

from pathlib import Path

import numpy as np
import pytest

from journeydraft.nlp.encoder.e5_file import E5File
from journeydraft.nlp.encoder.int8 import Limits
from journeydraft.nlp.encoder.limits import read_limits
from journeydraft.nlp.encoder.tuned import Tuned, shipped_corrections

making = pytest.importorskip("training.calibrate", reason="a source package has no training")


def test_limits_read_back_as_written(tmp_path: Path) -> None:
    """Stretches, their absence and the spans survive the file."""
    path = tmp_path / "limits.npz"
    stretch = np.array([0.5, 2.0], np.float32)
    making.write_limits({"l0.aln": Limits(stretch, -1.5, 2.5), "l0.mixed": Limits(None, -3.0, 3.0)}, path)
    found = read_limits(path)
    assert found["l0.aln"].stretch is not None
    assert found["l0.aln"].stretch.tolist() == [0.5, 2.0]
    assert (found["l0.aln"].low, found["l0.aln"].high) == (-1.5, 2.5)
    assert found["l0.mixed"] == Limits(None, -3.0, 3.0)


@pytest.mark.slow
def test_the_shipped_limits_hold_new_texts(e5_file: E5File) -> None:
    """A new calibration gives the same activations, and texts that it never saw stay inside nearly always."""
    shipped, new = (
        read_limits(),
        making.calibrate(
            e5_file,
            Tuned(e5_file, shipped_corrections()[0]),
            ["The queue moved, but the machine ate my ticket.", "Aitäh!"],
        ),
    )
    assert shipped.keys() == new.keys()
    inside = [shipped[name].low <= new[name].low and new[name].high <= shipped[name].high for name in new]
    assert sum(inside) >= len(inside) * 0.6

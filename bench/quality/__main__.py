"""``make quality``: scores the embedded engine and writes docs/quality.md.

Rows that need labelled sets are left out where ``JOURNEYDRAFT_DATA`` does not say where those are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import numpy as np

from bench import score
from bench.quality import (
    alike,
    assumed,
    coder,
    contradictions,
    discovered,
    felt,
    given,
    reported,
    severity,
    structure,
    studies,
    tables,
)
from bench.quality.judged import Judge
from bench.quality.measures import always, average_precision, best_f1, f1
from journeydraft.engines.embedded.scorers import LearnedScorer

INTRODUCTION = Path(__file__).with_name("introduction.md")
PAGE = Path(__file__).parents[2] / "docs" / "quality.md"
STUDY_HEAD: tables.Row = (
    *("study", "label", "lines", "share", "always yes", "AP", "flagged"),
    *("precision", "recall", "F1", "best F1"),
)


def main() -> None:
    """Computes every table, prints the page and writes it."""
    judge = Judge()
    scorer = LearnedScorer(judge.meaning, judge.heads)
    read = list(coder.studies())
    parts = [
        ("Our own turns, situations held back", tables.HEAD, list(tables.own(judge))),
        ("Labelled sets", tables.HEAD, list(tables.flags(judge))),
        ("Labelled sets that know pains only", tables.RECALL_HEAD, list(tables.recalls(judge))),
        ("Polarity", tables.POLARITY_HEAD, list(tables.polarity(judge))),
        ("Emotions", tables.EMOTION_HEAD, list(tables.emotions(judge))),
        ("Emotions as a map shows them", felt.HEAD, list(felt.rows(scorer))),
        ("Lines of whole studies", STUDY_HEAD, _rows(studies.examples(scorer), studies.coded(scorer))),
        (
            "Units of whole studies, as a coder read them",
            STUDY_HEAD,
            _rows(*(coder.lines(one, scorer) for one in read)),
        ),
        ("First pain points, coded by hand", coder.RANKED_HEAD, [coder.ranked(one) for one in read]),
        ("Severity of pains: coded / said", severity.HEAD, list(severity.rows(scorer, read))),
        ("Findings of the example studies", score.HEAD, list(score.rows())),
        ("Findings that the researchers of real studies reported", reported.HEAD, list(reported.rows(read))),
        ("Merging", structure.MERGING_HEAD, list(structure.merging())),
        ("Contradictions", contradictions.HEAD, list(contradictions.rows(judge.meaning))),
        ("Pairs of one finding", alike.HEAD, list(alike.rows(judge.meaning))),
        ("What a team assumed", assumed.HEAD, list(assumed.rows())),
        ("Stages", structure.STAGES_HEAD, list(structure.staging())),
        ("Stages of a template", given.HEAD, list(given.rows())),
        ("Discovered stages", discovered.HEAD, list(discovered.rows())),
    ]
    page = INTRODUCTION.read_text("utf-8") + "".join(
        f"\n## {title}\n\n{tables.markdown(head, rows)}\n" for title, head, rows in parts if rows
    )
    print(page)
    PAGE.write_text(page, encoding="utf-8")


def _rows(*of: Iterable[studies.Lines]) -> list[tables.Row]:
    rows = []
    for lines in chain(*of):
        truth, said = lines.truth, lines.said.ours >= lines.said.threshold
        both = float((truth & said).sum())
        rows.append(
            (
                lines.study,
                lines.label,
                str(len(truth)),
                f"{truth.mean():.2f}",
                f"{always(truth):.2f}",
                f"{average_precision(truth, lines.said.ours):.2f}",
                f"{said.mean():.2f}",
                f"{both / max(1, int(np.sum(said))):.2f}",
                f"{both / max(1, int(truth.sum())):.2f}",
                f"{f1(truth, said):.2f}",
                f"{best_f1(truth, lines.said.ours):.2f}",
            )
        )
    return rows


if __name__ == "__main__":
    main()

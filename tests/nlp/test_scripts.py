"""Scripts without spaces, and languages without a lexicon, are read all the same."""

import pytest

from journeydraft.engines.embedded.units import units
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.nlp.language import language_of
from journeydraft.segment import segment


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我找不到付款的按钮，最后只好打电话给他们。", "zh"),
        ("支払いボタンが見つからなくて、結局電話しました。", "ja"),
        ("ฉันหาปุ่มชำระเงินไม่เจอ สุดท้ายต้องโทรไป", "th"),
        ("לא מצאתי את כפתור התשלום, ובסוף התקשרתי.", "he"),
        ("Nie mogłam znaleźć przycisku płatności i w końcu zadzwoniłam do nich.", "pl"),
    ],
)
def test_a_sentence_in_any_script_is_long_enough_to_be_a_finding(text, language):
    """The language is recognised, and its words are not taken for one."""
    assert language_of([text]) == language
    turn = Turn(0, len(text), role=Role.participant, participant="P1", language=language)
    (chunk,) = segment(Source("p.txt", SourceKind.interview, "txt", text, (turn,), language))
    found = units(chunk)
    assert found
    assert max(unit.length for unit in found) >= 4
    assert max(unit.content for unit in found) >= 2
    assert all(unit.text in text for unit in found)

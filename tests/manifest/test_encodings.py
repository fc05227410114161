"""Bytes → text: the encoding in which most characters are common ones, and whether that is sure."""

from __future__ import annotations

import pytest

from layout.manifest.encodings import decode

SIMPLIFIED = "各县分公司按计划检修线路，沿途更换老化光缆三处，处理隐患七件，用户反映良好。"
TRADITIONAL = "各縣分公司按計劃檢修線路，沿途更換老化光纜三處，處理隱患七件，用戶反映良好。"
JAPANESE = "各県の支社は計画どおりに線路を点検し、古いケーブルを交換しました。"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (f"abc {SIMPLIFIED}", "utf-16-be", "utf-16-be"),
    ],
)
def test_the_encoding_is_known_by_what_it_makes_of_the_text(
    text: str, encoding: str, named: str
) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.sure) == (text, named, True)


def test_a_few_rare_characters_prove_nothing() -> None:
    decoded = decode("鼹鼬".encode("gbk"))
    assert decoded is not None
    assert not decoded.sure


def test_what_is_no_text_is_none() -> None:
    assert decode(bytes(range(256)) * 3) is None

"""Pictures that cannot be had, and the cache of those that can."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from rasters import (
    FRAME,
    UNCOATED,
    noise,
    quarters,
    run,
    saved,
)
from sheets import Programs, document, page_list, picture, text_line

from layout.geometry import Rect
from layout.outcome import Outcome
from layout.paint import prepare
from layout.paint.cache import prune
from layout.paint.options import PaintOptions
from layout.paint.paint import paint


def codes(outcome: Outcome[bytes]) -> list[str]:
    return [found.code for found in outcome.diagnostics]


@pytest.mark.parametrize("target", ["proof", "print", "screen"])
@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n" + b"\0" * 40]
)
def test_what_is_no_picture_is_told_and_left_out(
    tmp_path: Path, content: bytes, target: str
) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(content)
    items = [picture(file, FRAME), text_line("文字还在", 300)]
    outcome = paint(page_list(items), Programs(), PaintOptions(target=target))  # type: ignore[arg-type]
    assert codes(outcome) == ["picture-unreadable"]
    assert outcome.diagnostics[0].place.rect == FRAME  # type: ignore[union-attr]
    assert "0x" not in dict(outcome.diagnostics[0].values)["reason"]
    assert "/XObject" not in document(outcome.value).pages[0].Resources


@pytest.mark.parametrize("target", ["proof", "print", "screen"])
def test_a_missing_file_is_told(tmp_path: Path, target: str) -> None:
    assert codes(run(tmp_path / "gone.jpg", target=target)) == ["picture-unreadable"]


def test_half_a_jpeg(tmp_path: Path) -> None:
    whole = saved(tmp_path, "a.jpg", noise(), quality=90).read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[: len(whole) // 2])
    assert codes(run(tmp_path / "b.jpg")) == ["picture-truncated"]
    assert codes(run(tmp_path / "b.jpg", target="print")) == ["picture-unreadable"]


def test_too_many_pixels_are_refused_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "MOST_PIXELS", 1000)
    for target in ("proof", "print", "screen"):
        outcome = run(saved(tmp_path, "a.png", quarters()), target=target)
        assert codes(outcome) == ["picture-too-large"]


def test_a_program_is_no_picture(tmp_path: Path) -> None:
    """Pillow would have Ghostscript run it, whatever the file is called."""
    (tmp_path / "a.jpg").write_bytes(
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n"
    )
    for target in ("proof", "print"):
        assert codes(run(tmp_path / "a.jpg", target=target)) == ["picture-unreadable"]


def test_a_bomb_is_not_lit(tmp_path: Path) -> None:
    """A PNG of 60 000 × 60 000 pixels that says so in 100 bytes."""
    head = b"\x00\x00\x00\rIHDR" + (60000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    import zlib

    check = zlib.crc32(head[4:]).to_bytes(4, "big")
    data = (
        b"\x89PNG\r\n\x1a\n"
        + head
        + check
        + b"\x00\x00\x00\x08IDAT\x78\x9c\x03\x00\x00\x00\x00\x01\x00\x00\x00\x00"
    )
    (tmp_path / "a.png").write_bytes(data)
    for target in ("proof", "print"):
        assert codes(run(tmp_path / "a.png", target=target))[0] in (
            "picture-too-large",
            "picture-unreadable",
        )


def test_a_second_build_converts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, cache = saved(tmp_path, "a.png", noise()), tmp_path / "cache"
    first = run(file, target="print", cache=cache).value
    monkeypatch.setattr(prepare, "decoded", None)
    assert run(file, target="print", cache=cache).value == first
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"ink_limit": 250.0},
        {"quality": 80},
        {"compression": "flate"},
        {"profile": UNCOATED},
        {"ppi": 200},
        {"target": "screen"},
    ],
)
def test_every_setting_counts(tmp_path: Path, change: dict[str, object]) -> None:
    file, cache = saved(tmp_path, "a.png", noise()), tmp_path / "cache"
    run(file, target="print", cache=cache)
    kept = run(file, **({"target": "print", "cache": cache} | change)).value  # type: ignore[arg-type]
    assert kept == run(file, **({"target": "print"} | change)).value  # type: ignore[arg-type]
    assert len(list(cache.iterdir())) == 2


def test_another_picture_of_the_same_name_is_another(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = run(saved(tmp_path, "a.png", noise(seed=1)), target="print", cache=cache).value
    second = run(saved(tmp_path, "a.png", noise(seed=2)), target="print", cache=cache).value
    assert first != second


@pytest.mark.parametrize("damage", [b"", b"{}", b"junk\n", None, b"[]\n", b"\xff\xfe\n\x00"])
def test_what_is_corrupt_in_the_cache_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    file, cache = saved(tmp_path, "a.png", noise()), tmp_path / "cache"
    good = run(file, target="print", cache=cache).value
    (entry,) = cache.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-100] + b"\0" * 100 if damage is None else damage)
    assert run(file, target="print", cache=cache).value == good
    assert entry.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.png", noise())
    (tmp_path / "cache").write_text("a file in the way")
    outcome = run(file, target="print", cache=tmp_path / "cache")
    assert outcome.diagnostics == ()


def test_side_by_side_or_one_by_one_the_same(tmp_path: Path) -> None:
    items = [
        picture(saved(tmp_path, f"{n}.png", noise(seed=n)), Rect(50, 50 + 90 * n, 120, 60))
        for n in range(6)
    ]
    alone, together = (
        paint(page_list(items), Programs(), PaintOptions(target="print", jobs=jobs)).value
        for jobs in (1, 4)
    )
    assert alone == together


def test_what_is_kept_beside_a_picture_is_proved_too(tmp_path: Path) -> None:
    file, cache = saved(tmp_path, "a.png", noise()), tmp_path / "cache"
    good = run(file, target="print", cache=cache).value
    (entry,) = cache.iterdir()
    head, _, data = entry.read_bytes().partition(b"\n")
    fields = json.loads(head)
    fields["picture"]["width"] += 1
    entry.write_bytes(json.dumps(fields).encode() + b"\n" + data)
    assert run(file, target="print", cache=cache).value == good


def test_the_cache_keeps_what_was_used_last(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.picture").write_bytes(b"0" * 100)
        os.utime(tmp_path / f"{number}.picture", (number, number))
    (tmp_path / ".left.part").write_bytes(b"")
    os.utime(tmp_path / ".left.part", (0, 0))
    (tmp_path / ".live.part").write_bytes(b"")
    prune(tmp_path, most=250)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".live.part",
        "2.picture",
        "3.picture",
    ]
    prune(tmp_path / "none")

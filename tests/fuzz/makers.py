"""A random generator → issues, settings of styles, fonts and files of every kind, sound and damaged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import yaml
from PIL import Image

from layout.source.fields import (
    Choice,
    Field,
    Flag,
    LengthIn,
    ListOf,
    MapOf,
    Number,
    Parsed,
    Record,
    Whole,
)
from layout.style.fields import STYLE

HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
ODD = ["—", "——", "……", "“", "”", "（", "）", "《", "·", "a", "GDP", "http://a.b/c?d=e", "x@y.z", "12345", "3.14%",
       "m²", "CO₂", "^2^", "~2~", "*", "**", "|", "#", "`", "\\", "<b>", "&amp;", "👨‍👩‍👧", "é", "e\u0301",
       "\u200b", "\u00ad", "\u3000", "𠀀", "ﷺ", "שלום", "\U000f0000", "・", "﹏", "①", "Ⅳ", "㎡", "\u2028", "\t", "  "]  # fmt: skip
SLOTS = ("kicker", "byline", "unit", "section", "source")


def text(random: Random, most: int) -> str:
    """A text of up to so many pieces: Han with anything among it."""
    odd = random.choice((0.0, 0.02, 0.3))
    pieces = (
        random.choice(ODD) if random.random() < odd else random.choice(HAN + "，。；、：？")
        for _ in range(random.randint(1, most))
    )
    return "".join(pieces)


def block(random: Random, number: int) -> str:
    """The number of a block in its article → the block, of any kind."""
    kind = random.randrange(9)
    if kind == 0:
        return "## " + text(random, 20)
    if kind == 1:
        return "> " + text(random, 80)
    if kind == 2:
        columns = random.randint(1, 6)
        rows = [
            [text(random, 12).replace("\n", "") for _ in range(columns)]
            for _ in range(random.randint(1, 12))
        ]
        lines = ["|" + "|".join(row) + "|" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * columns, *lines[1:]])
    if kind == 3:
        return "\n".join(f"- {text(random, 30)}" for _ in range(random.randint(1, 8)))
    if kind == 4:
        return f"{text(random, 60)}[^{number}]\n\n[^{number}]: {text(random, 40)}"
    if kind == 5:
        return f"![{text(random, 20)}](p.png)"
    return text(random, random.choice((10, 100, 600)))


def issue(random: Random) -> dict[str, Any]:
    """A manifest with articles, pictures, tables and charts."""
    articles = []
    for _ in range(random.randint(1, 4)):
        article: dict[str, Any] = {"title": text(random, random.choice((8, 30, 80)))}
        article["text"] = "\n\n".join(
            block(random, number) for number in range(random.randint(1, 10))
        )
        for slot in SLOTS:
            if random.random() < 0.2:
                article[slot] = text(random, 15)
        if random.random() < 0.4:
            side = random.choice(("auto", "left", "right", "column", "span", "astride", "page"))
            article["pictures"] = [{"file": "p.png", "side": side, "caption": text(random, 30)}]
        if random.random() < 0.2:
            article |= {"kind": "box", "text": text(random, 200)}
            article.pop("pictures", None)
            article.pop("section", None)
        articles.append(article)
    made: dict[str, Any] = {"name": text(random, 8), "number": "第1期", "date": "2020-04-30"}
    made["articles"] = articles
    if random.random() < 0.3:
        made["pages"] = random.randint(1, 8)
    return made


def settings(random: Random) -> list[str]:
    """Some settings of the style, drawn from its tables of fields: at their bounds, within and beyond."""
    fields = list(_leaves("", STYLE))
    return [
        f"{key}={_value(random, kind)}"
        for key, kind in random.sample(fields, random.choice((0, 1, 1, 2)))
    ]


def _leaves(path: str, record: Record) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for key, field in record.fields.items():
        kind: object = field.type if isinstance(field, Field) else field
        name = f"{path}{key}"
        if isinstance(kind, Record):
            found += _leaves(f"{name}.", kind)
        elif not isinstance(kind, MapOf) and name not in ("extends", "name"):
            found.append((name, kind))
    return found


def _value(random: Random, kind: object) -> str:
    match kind:
        case Whole() | Number():
            low, high = kind.low or 0, kind.high or 100
            beyond = [low - 1, high + 1] if random.random() < 0.1 else []
            near = [
                low,
                high,
                *beyond,
                (low + high) / 2,
                random.uniform(low, min(high, low + 20)),
            ]
            chosen = random.choice(near)
            return f"{chosen:.0f}" if isinstance(kind, Whole) else f"{chosen:.4g}"
        case LengthIn():
            return f"{random.choice((0, 0.5, 1, 3, 10, 40, 500))}{random.choice(('pt', 'mm', '字', '行', ''))}"
        case Choice():
            return random.choice(kind.options if random.random() < 0.9 else ("x",))
        case Flag():
            return random.choice(("true", "false"))
        case Parsed():
            return random.choice((kind.example, "x"))
        case ListOf():
            return f"[{_value(random, kind.item)}]"
        case _:
            return random.choice(("x", "1", "字"))


def damaged(random: Random, data: bytes) -> bytes:
    """Bytes → the same with bits turned over, a part cut out or the end cut off."""
    spoilt = bytearray(data)
    kind = random.randrange(4)
    if kind == 0 and spoilt:
        for _ in range(random.choice((1, 3, 30))):
            spoilt[random.randrange(len(spoilt))] ^= 1 << random.randrange(8)
    elif kind == 1:
        del spoilt[random.randrange(len(spoilt) + 1) :]
    elif kind == 2:
        start = random.randrange(len(spoilt) + 1)
        del spoilt[start : start + random.randrange(200)]
    return bytes(spoilt)


def docx(words: str) -> bytes:
    """A text → a Word file of one paragraph."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        body = f"<w:document {space}><w:body><w:p><w:r><w:t>{safe}</w:t></w:r></w:p></w:body></w:document>"
        archive.writestr("word/document.xml", body)
        archive.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


def write_case(random: Random, folder: Path, font: bytes) -> list[str]:
    """An empty folder and a sound font → an issue in it, and what is set of its style."""
    picture = io.BytesIO()
    Image.new(
        random.choice(("RGB", "L", "CMYK")), (random.randint(1, 600), random.randint(1, 600)), 90
    ).save(picture, "JPEG")
    made = issue(random)
    spoil: Callable[[bytes], bytes] = (
        (lambda data: damaged(random, data)) if random.random() < 0.05 else bytes
    )
    (folder / "p.png").write_bytes(spoil(_png(random)))
    (folder / "p.jpg").write_bytes(spoil(picture.getvalue()))
    if random.random() < 0.2:
        (folder / "t.docx").write_bytes(spoil(docx(text(random, 200))))
        made["articles"][0]["text"] = "t.docx"
    if random.random() < 0.1:
        (folder / "own.ttf").write_bytes(damaged(random, font))
        (folder / "own.yaml").write_text(
            "name: own\nextends: bulletin\nfonts:\n  song: {regular: own.ttf}\n", "utf-8"
        )
        made["style"] = "own.yaml"
    manifest = yaml.safe_dump(made, allow_unicode=True, width=10**6).encode()
    (folder / "i.yaml").write_bytes(
        damaged(random, manifest) if random.random() < 0.05 else manifest
    )
    return settings(random)


def _png(random: Random) -> bytes:
    out = io.BytesIO()
    mode = random.choice(("RGB", "RGBA", "L", "1", "P"))
    Image.new(mode, (random.randint(1, 600), random.randint(1, 600))).save(out, "PNG")
    return out.getvalue()

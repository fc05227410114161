"""Issues nobody would write: every feature, in any order and size, from one number."""

from __future__ import annotations

import random
from pathlib import Path

from tests.manifest.issues import picture

HAN = "党员一面旗帜用实际行动诠释了不忘初心责任和担当书写使命，。“”（）、5G网络99.84%WiFi "
SIDES = ("", "left", "right", "column", "span", "astride", "contour", "page", "auto")
LOOKS = ("", "", "shape=ellipse", "group=甲", "fixed=true page=1 column=1 row=3")
SIZES = (("a.jpg", (800, 600)), ("b.jpg", (500, 700)), ("c.png", (64, 64)), ("d.png", (1200, 90)))


def words(chance: random.Random, count: int) -> str:
    return "".join(chance.choice(HAN) for _ in range(count)).strip()


def random_issue(folder: Path, seed: int) -> Path:
    """A folder and a number → the manifest of an issue written there."""
    chance = random.Random(seed)
    for name, size in SIZES:
        (folder / name).write_bytes(picture("JPEG" if name.endswith("jpg") else "PNG", size))
    head = ["name: " + chance.choice(["简报", "很长很长很长的刊名通信行业简报增刊", "Bulletin"])]
    if chance.random() < 0.5:
        head += ["number: 第1期", "date: 2020-05-01", "publisher: 协会", "subtitle: SUB"]
    if chance.random() < 0.5:
        head += ["source_note: （来源）", "colophon: {主编: 李}", f"pages: {chance.randint(1, 12)}"]
    articles = [article(chance, folder, number) for number in range(chance.randint(1, 6))]
    path = folder / "issue.yaml"
    path.write_text("\n".join([*head, "articles:", *articles]) + "\n", encoding="utf-8")
    return path


def article(chance: random.Random, folder: Path, number: int) -> str:
    """One entry of ``articles:``; its text goes into a file of its own."""
    if number and chance.random() < 0.2:
        return f"  - {{kind: box, title: 框{number}, text: 框{'里的文字' * chance.choice([1, 20, 150])}}}"
    title = chance.choice(["单位•", ""]) + words(chance, chance.choice([3, 12, 25, 60]))
    lines = [f'  - title: "题{title}"', f"    text: {number}.md"]
    if chance.random() < 0.3:
        lines += ["    section: 栏目", "    byline: 张三", "    unit: 某单位"]
    if chance.random() < 0.3:
        lines += ["    charts:", *(chart(chance) for _ in range(chance.choice([1, 1, 3])))]
    blocks = [paragraph(chance, k) for k in range(chance.choice([1, 3, 12]))]
    for at in range(len(blocks), 0, -1):
        if chance.random() < 0.3:
            blocks.insert(at, picture_mark(chance))
    (folder / f"{number}.md").write_text("\n\n".join(["首段。", *blocks]), encoding="utf-8")
    return "\n".join(lines)


def chart(chance: random.Random) -> str:
    """A chart of any kind and size."""
    kind = chance.choice(["bar", "line", "pie"])
    count = chance.choice([1, 2, 5, 8] if kind == "pie" else [1, 4, 12, 40])
    labels = ", ".join(f'"{n}{words(chance, chance.choice([1, 3, 12]))}"' for n in range(count))
    least = 0 if kind == "pie" else chance.choice([0, -50])
    series = [
        f"组{n}: [{', '.join(str(chance.randint(least, 10 ** chance.randint(1, 9))) for _ in range(count))}]"
        for n in range(1 if kind == "pie" else chance.choice([1, 2, 5]))
    ]
    size = chance.choice(["", "rows: 4行", "rows: 60", "width: 6字", "width: 90字", "unit: 户"])
    keys = [f"kind: {kind}", f"labels: [{labels}]", f"series: {{{', '.join(series)}}}"]
    keys += [f'caption: "图{words(chance, 30)}"', *([size] if size else [])]
    return f"      - {{{', '.join(keys)}}}"


def paragraph(chance: random.Random, number: int) -> str:
    """Any block but a picture."""
    kind = chance.random()
    if kind < 0.1:
        return "## 小标题" + words(chance, 8)
    if kind < 0.2:
        return "> 引语" + words(chance, 30)
    if kind < 0.3:
        rows = "".join(
            f"\n| 格{words(chance, 20)} | {k} |" for k in range(chance.choice([1, 5, 60]))
        )
        return f"| 甲 | 乙 |\n|---|---|{rows}" + chance.choice(["", "", "\n{line 6行}"])
    if kind < 0.35:
        return f"注[^{number}]\n\n[^{number}]: 脚注{words(chance, 20)}"
    return f"段{number}" + words(chance, chance.choice([1, 20, 200, 900]))


def picture_mark(chance: random.Random) -> str:
    """A picture of any kind, or a QR code."""
    if chance.random() < 0.15:
        return "![码](qr:https://example.org)"
    keys = [
        chance.choice(SIDES),
        chance.choice(["", "6字", "12字", "22字", "30字", "100mm"]),
        chance.choice(["", "3行", "20行", "60行"]),
        chance.choice(LOOKS),
    ]
    name, _ = chance.choice(SIZES)
    return f"![{words(chance, chance.choice([0, 5, 40]))}]({name}){{{' '.join(keys)}}}"

"""The house rules that a script can hold: arrows point down, nothing is imported that start-up cannot afford."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYOUT = ROOT / "layout"

LEVELS = {
    "geometry": 0,
    "diagnostics": 1,
    "outcome": 2,
    "source": 3,
    "style": 4,
    "schema_tool": 16,
    "manifest": 4,
    "document": 5,
    "text": 6,
    "flow": 7,
    "page": 8,
    "paint": 9,
    "production": 10,
    "exits": 0,
    "streams": 0,
    "spinner": 1,
    "interrupts": 0,
    "request": 11,
    "retained": 11,
    "console": 11,
    "progress": 11,
    "explain": 11,
    "outputs": 12,
    "product": 12,
    "proofs": 12,
    "compare_command": 14,
    "pipeline": 13,
    "api": 14,
    "resume": 14,
    "archive": 14,
    "session": 14,
    "desk": 15,
    "watch": 14,
    "authoring": 14,
    "commands": 15,
    "cli": 16,
    "__init__": 17,
}


def modules() -> list[Path]:
    return sorted(LAYOUT.rglob("*.py"))


def stage(path: Path) -> str:
    parts = path.relative_to(LAYOUT).parts
    return parts[0].removesuffix(".py")


def imported(path: Path) -> list[tuple[str, bool]]:
    """A file → the modules it imports, and whether at its top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = set(map(id, tree.body))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, id(node) in top))
        elif isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(LAYOUT)))
def test_imports_point_down(path: Path) -> None:
    mine = stage(path)
    for name, _ in imported(path):
        if not name.startswith("layout."):
            continue
        other = name.split(".")[1]
        if other == mine or mine == "__init__":
            continue
        assert LEVELS[other] <= LEVELS[mine], f"{path.name} ({mine}) imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(LAYOUT)))
def test_only_paint_and_production_know_reportlab(path: Path) -> None:
    if stage(path) not in ("paint", "production"):
        assert not [name for name, _ in imported(path) if name.split(".")[0] == "reportlab"]


def test_files_stay_small() -> None:
    long = {p.name: n for p in modules() if (n := len(p.read_text("utf-8").splitlines())) > 320}
    assert not long


def test_a_proof_loads_no_heavy_package() -> None:
    """The press needs pikepdf, numpy and colour management; a proof must not wait for them."""
    code = (
        "import sys; import layout.cli, layout.commands, layout.paint.paint, layout.production.proof;"
        "print([m for m in ('pikepdf','numpy','PIL.ImageCms','pyphen','fontTools','pypdfium2',"
        "'reportlab.graphics','reportlab.platypus')"
        " if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_help_loads_no_engine() -> None:
    code = (
        "import sys, layout.cli; layout.cli.main(['--help']);"
        "print([m for m in ('reportlab','yaml','uharfbuzz','PIL') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines()[-1] == "[]"

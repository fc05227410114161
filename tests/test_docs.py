"""What the guides say is so: commands parse, keys exist, examples are read, links and pictures are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

from layout.authoring.command_line import command_parser
from layout.cli import COMMANDS, main, parse
from layout.diagnostics import Severity
from layout.manifest.fields import ISSUE
from layout.source.fields import MapOf, Record
from layout.source.read import read_yaml
from layout.style.fields import STYLE
from layout.style.read import read_style

ROOT = Path(__file__).parent.parent
GUIDES = sorted(
    [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *(
            path for path in ROOT.glob("docs/*.md") if path.name != "hostile.md"
        ),  # all wrong on purpose
        *ROOT.glob("[a-z]*/README.md"),
    ]
)
STYLE_GUIDES = [ROOT / "docs/designer.md", ROOT / "fonts/README.md"]
INSTALL = "python3 -m venv .venv && . .venv/bin/activate && pip install -e "
BUILD = f"{INSTALL}. && python build.py issues/2020-04.yaml"
TEST = f"{INSTALL}'.[test]' && pytest"
PICTURE_MOST = 120_000  # bytes
WIDEST = 200  # pixels at least, so that a page can be made out

_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.M | re.S)
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
_COMMAND = re.compile(r"python build\.py ([^`#\n&]*)")
_KEY = re.compile(r"[`\"]([a-z_]+(?:\.[a-z_]+)+)(?:=[^`\"]*)?[`\"]")
_FILE = re.compile(r"`((?:layout|docs|fonts|benchmarks|tests)/[\w./-]+)`")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(path: Path, language: str) -> list[str]:
    return [body for _, kind, body in _BLOCK.findall(path.read_text("utf-8")) if kind == language]


def prose(path: Path) -> str:
    return _BLOCK.sub("", path.read_text("utf-8"))


def test_the_two_commands_of_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert f"\n{BUILD}\n" in text
    assert f"\n{TEST}\n" in text


@pytest.mark.parametrize("path", GUIDES, ids=name)
def test_commands_parse(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in _COMMAND.findall(path.read_text("utf-8")):
        given = shlex.split(words.replace("…", ""))
        if "--help" in given:
            assert main(given) == 0
            continue
        try:
            command_parser(zh=True).parse_args(given) if given[0] in COMMANDS else parse(given)
        except SystemExit:
            pytest.fail(f"build.py {words}: {capsys.readouterr().err}")


def test_options_named_in_prose_exist(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    foreign = {"--text"}  # of benchmarks/press_tools.py
    for path in GUIDES:
        for option in re.findall(r"`(--[a-z][a-z-]*)", prose(path)):
            assert option in known | foreign, f"{name(path)}: {option}"


@pytest.mark.parametrize("path", GUIDES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(re.sub(r"`[^`]*`", "", prose(path))):  # `![](…)` is an example
        if not re.match(r"[a-z]+:", link):
            assert (path.parent / link).exists(), link


@pytest.mark.parametrize("path", GUIDES, ids=name)
def test_files_named_are_there(path: Path) -> None:
    for file in _FILE.findall(prose(path)):
        assert (ROOT / file).exists() or (path.parent / file).exists(), file


@pytest.mark.parametrize("path", GUIDES, ids=name)
def test_keys_named_exist(path: Path) -> None:
    for key in _KEY.findall(prose(path)):
        first, *rest = key.split(".")
        if first not in STYLE.fields or rest[-1] in ("yaml", "py", "md", "tsv"):
            continue
        kind = STYLE.fields[first].type
        for part in rest:
            if isinstance(kind, MapOf):
                kind = kind.item
            elif isinstance(kind, Record):
                assert part in kind.fields, key
                kind = kind.fields[part].type


@pytest.mark.parametrize("path", STYLE_GUIDES, ids=name)
def test_examples_of_styles_are_read(path: Path, tmp_path: Path) -> None:
    for number, example in enumerate(blocks(path, "yaml")):
        style = tmp_path / f"{number}.yaml"
        style.write_text(example, "utf-8")
        found = read_style(style.name, (), tmp_path).diagnostics
        errors = [one for one in found if one.severity is Severity.ERROR]
        assert not [one for one in errors if one.code not in ("font-missing", "font-unknown")]


@pytest.mark.parametrize("path", [ROOT / "docs/editor.md", ROOT / "docs/printer.md"], ids=name)
def test_examples_of_manifests_and_styles_have_known_keys(path: Path) -> None:
    known = {**ISSUE.fields, **STYLE.fields}
    for example in blocks(path, "yaml"):
        if example.startswith(" "):
            continue  # a part of an article
        outcome = read_yaml(path, example)
        assert outcome.value is not None
        assert {entry.key for entry in outcome.value.entries} <= set(known)


def test_the_pages_shown_are_small_pictures() -> None:
    shown = re.findall(r"!\[[^]]+\]\((docs/pages/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(shown) == 3
    for file in shown:
        assert (ROOT / file).stat().st_size < PICTURE_MOST
        with Image.open(ROOT / file) as picture:
            assert picture.format == "PNG"
            assert picture.height > picture.width > WIDEST

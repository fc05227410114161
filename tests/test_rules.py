"""The rules of setting that code and tests cite stand in a table, each once."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "rules.md"
CODE = re.compile(r"(?<![\w/.#-])([A-Z])(\d{1,2})(?![\w%])")
INKS = re.compile(r"C\d+ M\d+ Y\d+ K\d+")
ROW = re.compile(r"^\| ([A-Z]\d{1,2}) \| (.+) \| (.+) \|$", re.M)


def rules() -> list[tuple[str, str, str]]:
    """The rows of the table: code, rule, source."""
    return ROW.findall(TABLE.read_text("utf-8"))


def words(path: Path) -> Iterator[str]:
    """A file → its comments and docstrings."""
    source = path.read_text("utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def cited() -> dict[str, list[str]]:
    """The codes of the letters that the table has, each with the files that cite it."""
    letters = {code[0] for code, _, _ in rules()}
    found: dict[str, list[str]] = {}
    for path in [*ROOT.glob("layout/**/*.py"), *ROOT.glob("tests/**/*.py")]:
        for text in words(path):
            for match in CODE.finditer(INKS.sub("", text)):
                if match[1] in letters:
                    found.setdefault(match[0], []).append(str(path.relative_to(ROOT)))
    return found


def test_every_rule_cited_stands_in_the_table() -> None:
    known = {code for code, _, _ in rules()}
    assert {code: files for code, files in cited().items() if code not in known} == {}


def test_no_code_stands_for_two_rules_and_each_has_its_source() -> None:
    counts = Counter(code for code, _, _ in rules())
    assert [code for code, count in counts.items() if count > 1] == []
    assert all(rule.strip() and source.strip() for _, rule, source in rules())


def test_the_table_is_of_use() -> None:
    """Codes that nothing cites are few: the table follows the code."""
    known = {code for code, _, _ in rules()}
    assert len(known - cited().keys()) < len(known) / 3

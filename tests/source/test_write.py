"""Trees written as YAML read back the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Span
from layout.source.node import Entry, Node
from layout.source.write import as_yaml
from tests.source.trees import plain, read

HERE = Span("x.yaml", 1)
WORDS = st.text(
    st.characters(
        min_codepoint=32, max_codepoint=0x9FFF, exclude_categories=("Cs", "Cc", "Zl", "Zp")
    ),
    max_size=12,
).filter(lambda text: "\ufeff" not in text)
SCALARS = st.builds(lambda text, bare: Node("scalar", HERE, text, bare), WORDS, st.booleans())
KEYS = WORDS.map(str.strip).filter(bool)


def maps(values: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.dictionaries(KEYS, values, max_size=4).map(
        lambda pairs: Node(
            "map", HERE, entries=tuple(Entry(key, HERE, value) for key, value in pairs.items())
        )
    )


TREES = st.recursive(
    SCALARS,
    lambda inner: (
        maps(inner)
        | st.lists(inner, max_size=4).map(lambda items: Node("list", HERE, items=tuple(items)))
    ),
    max_leaves=12,
)


def _emptied(node: Node) -> Node:
    """A tree → what it reads back as: an empty value is written null."""
    if node.kind == "scalar":
        return node._replace(text="null") if node.empty else node
    entries = tuple(one._replace(value=_emptied(one.value)) for one in node.entries)
    return node._replace(items=tuple(map(_emptied, node.items)), entries=entries)


@settings(max_examples=60, deadline=None)
@given(maps(TREES).filter(lambda node: bool(node.entries)))
def test_round_trip(node: Node) -> None:
    outcome = read(as_yaml(node))
    assert outcome.diagnostics == ()
    assert plain(outcome.value) == plain(_emptied(node))


def test_small_maps_stand_on_one_line() -> None:
    source = 'a: {b: 1, c: [x, y]}\nd: 湖北行协\ne: "— {page} —"\n'
    node = read(source).value
    assert node is not None
    assert as_yaml(node) == source

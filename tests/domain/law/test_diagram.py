"""Decision diagrams agree with truth tables, and are canonical."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.law.diagram import FREE, Diagrams, Node

ARITIES = (2, 3, 2, 4)
CELLS = [list(range(arity)) for arity in ARITIES]

Tree = tuple[object, ...]

leaves = st.builds(
    lambda variable, cells: ("is", variable, frozenset(cells)),
    st.integers(0, 3),
    st.sets(st.integers(0, 3)),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(st.just("and"), inner, inner),
        st.tuples(st.just("or"), inner, inner),
        st.tuples(st.just("not"), inner),
    ),
    max_leaves=12,
)


def build(d: Diagrams, tree: Tree) -> Node:
    match tree:
        case ("is", int(variable), cells):
            assert isinstance(cells, frozenset)
            return d.is_one_of(variable, cells)
        case ("and", tuple(a), tuple(b)):
            return d.both(build(d, a), build(d, b))
        case ("or", tuple(a), tuple(b)):
            return d.either(build(d, a), build(d, b))
        case ("not", tuple(a)):
            return d.opposite(build(d, a))
    raise AssertionError(tree)


def truth(tree: Tree, cells: tuple[int, ...]) -> bool:
    match tree:
        case ("is", int(variable), wanted):
            assert isinstance(wanted, frozenset)
            return cells[variable] in wanted
        case ("and", tuple(a), tuple(b)):
            return truth(a, cells) and truth(b, cells)
        case ("or", tuple(a), tuple(b)):
            return truth(a, cells) or truth(b, cells)
        case ("not", tuple(a)):
            return not truth(a, cells)
    raise AssertionError(tree)


@given(trees)
def test_a_diagram_says_what_the_truth_table_says(tree: Tree) -> None:
    d = Diagrams(ARITIES)
    node = build(d, tree)
    for cells in product(*CELLS):
        assert d.truth(node, cells) is truth(tree, cells)


@given(trees, trees)
def test_two_functions_are_one_node_exactly_when_they_are_equal(a: Tree, b: Tree) -> None:
    d = Diagrams(ARITIES)
    equal = all(truth(a, cells) == truth(b, cells) for cells in product(*CELLS))
    assert (build(d, a) == build(d, b)) is equal


@given(trees)
def test_the_support_is_exactly_what_the_function_depends_on(tree: Tree) -> None:
    d = Diagrams(ARITIES)
    depends = {
        variable
        for variable in range(4)
        for cells in product(*CELLS)
        if truth(tree, cells) != truth(tree, (*cells[:variable], 0, *cells[variable + 1 :]))
    }
    assert d.support(build(d, tree)) == depends


@given(trees, st.dictionaries(st.integers(0, 3), st.integers(0, 1)))
def test_restriction_and_partial_reading_agree_with_the_table(tree: Tree, fixed: dict[int, int]) -> None:
    d = Diagrams(ARITIES)
    node = build(d, tree)
    left = d.restrict(node, fixed)
    possible = {
        truth(tree, cells) for cells in product(*CELLS) if all(cells[v] == c for v, c in fixed.items())
    }
    assignment = [fixed.get(variable, FREE) for variable in range(4)]
    assert {d.value(t) == ("truth", True) for t in d.terminals(node, assignment)} == possible
    assert d.truth(node, assignment) is (None if len(possible) == 2 else possible.pop())
    assert not d.support(left) & set(fixed)


@given(trees)
def test_combinations_are_counted_and_an_example_is_a_true_one(tree: Tree) -> None:
    d = Diagrams(ARITIES)
    node = build(d, tree)
    true = [cells for cells in product(*CELLS) if truth(tree, cells)]
    assert d.count(node, d.true, range(4)) == len(true)
    example = d.example(node, d.true)
    assert (example is None) is (not true)
    if example is not None:
        assert truth(tree, tuple(example.get(variable, 0) for variable in range(4)))


@given(trees, st.tuples(*[st.integers(0, arity - 1) for arity in ARITIES]))
def test_a_fixed_variable_is_sensitive_when_changing_it_alone_changes_the_function(
    tree: Tree, cells: tuple[int, ...]
) -> None:
    d = Diagrams(ARITIES)
    fixed = dict(enumerate(cells[:3]))
    expected = set()
    for variable, arity in enumerate(ARITIES[:3]):
        for cell, last in product(range(arity), range(ARITIES[3])):
            here, there = (*cells[:3], last), [*cells[:3], last]
            there[variable] = cell
            if truth(tree, here) != truth(tree, tuple(there)):
                expected.add(variable)
    assert d.sensitive([build(d, tree)], fixed) == expected


def test_scratch_nodes_are_forgotten_and_kept_ones_stay() -> None:
    d = Diagrams(ARITIES)
    kept = d.either(d.is_one_of(0, (1,)), d.is_one_of(3, (2, 3)))
    d.keep()
    for cell in range(4):
        d.both(kept, d.is_one_of(3, (cell,)))
    d.trim(0)
    assert d.truth(kept, (0, 0, 0, 3)) is True
    assert d.either(d.is_one_of(0, (1,)), d.is_one_of(3, (2, 3))) == kept

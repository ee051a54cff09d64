"""YAML as the 1.2-like, safe subset, every value with its place."""

from effort import least_seconds, within

from layout.diagnostics import Span
from layout.read.types import Mapping, Node, Scalar, Sequence
from layout.read.yaml_nodes import MAX_DEPTH, parse_yaml


def parsed(text: str, first_line: int = 1) -> Mapping:
    node, faults = parse_yaml(text, "a.yaml", first_line)
    assert not faults
    assert isinstance(node, Mapping)
    return node


def value(node: Mapping, key: str) -> Node:
    found = node.get(key)
    assert found is not None
    return found


def test_values_stay_text() -> None:
    node = parsed("时: 1:30\n否: no\n号: 08\n空:\n真: true\n日: 2021-02-09\n浮: 1e3\n")
    assert [item.text for _, item in node.entries if isinstance(item, Scalar)] == [
        *("1:30", "no", "08", "", "true", "2021-02-09", "1e3")
    ]


def test_places_count_characters() -> None:
    node = parsed("报纸: 样报\n责任: {责编: 甲某, 校对: '乙某'}\n备: [一, 二]\n", first_line=5)
    assert node.entries[0][1].span == Span("a.yaml", 5, 5)
    credits = value(node, "责任")
    assert isinstance(credits, Mapping)
    quoted = value(credits, "校对")
    assert isinstance(quoted, Scalar)
    assert (quoted.span, quoted.place(1)) == (Span("a.yaml", 6, 18), Span("a.yaml", 6, 20))
    listed = value(node, "备")
    assert isinstance(listed, Sequence)
    assert listed.items[1].span == Span("a.yaml", 7, 8)


def test_rows_of_a_block_keep_their_places() -> None:
    node = parsed("版:\n  样: |\n    头头\n\n      二 17行\n  名: x\n")
    page = value(node, "版")
    assert isinstance(page, Mapping)
    block = value(page, "样")
    assert isinstance(block, Scalar)
    assert block.text == "头头\n\n  二 17行\n"
    assert block.place(0) == Span("a.yaml", 3, 5)
    assert block.place(block.text.index("二")) == Span("a.yaml", 5, 7)
    assert block.place(block.text.index("17")) == Span("a.yaml", 5, 9)


def test_depth_at_the_limit_is_read() -> None:
    text = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert not parse_yaml(text, "a")[1]
    assert [fault.code for fault in parse_yaml(text.replace("[]", "[[]]"), "a")[1]] == ["R206"]


def test_a_second_fault_is_found_behind_the_first() -> None:
    _, faults = parse_yaml("一：1\n  子: 2\n二: 2: 3\n三: 3\n四: [a\n", "a")
    assert [(fault.span.line, fault.span.column) for fault in faults if fault.span] == [(1, 1), (2, 3), (3, 5), (5, 4)]


def test_a_bomb_is_refused_fast() -> None:
    texts = ("[" * 900_000, "a: {" * 200_000, "- " * 400_000, "x" * 900_000, "? " * 300_000, '"' * 900_001)
    assert within(least_seconds(lambda: [parse_yaml(text, "a") for text in texts], 1), 10)

"""Dataclasses built quickly are what the standard library's are."""

import dataclasses
import importlib
import inspect
import pickle
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

import layout
from layout.records import dataclass


def _declared(decorator: Callable[..., Any], **how: bool) -> Any:
    @decorator(slots=True, **how)
    class Bead:
        frame: str
        lines: tuple[str, ...] = ()
        marks: dict[str, int] = field(default_factory=dict)

        @property
        def count(self) -> int:
            return len(self.lines)

    return Bead


@dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, where pickle finds it."""

    name: str
    size_pt: float = 9


@pytest.mark.parametrize("how", [{"frozen": True}, {}, {"eq": False}, {"frozen": True, "kw_only": True}], ids=str)
def test_as_the_standard_library_builds_it(how: dict[str, bool]) -> None:
    ours, theirs = _declared(dataclass, **how), _declared(dataclasses.dataclass, **how)
    assert inspect.signature(ours).parameters.keys() == inspect.signature(theirs).parameters.keys()
    assert [p.kind for p in inspect.signature(ours).parameters.values()] == [
        p.kind for p in inspect.signature(theirs).parameters.values()
    ]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert repr(ours(frame="A1")) == repr(theirs(frame="A1"))
    assert asdict(ours(frame="A1", lines=("一",))) == asdict(theirs(frame="A1", lines=("一",)))
    for kind in (ours, theirs):
        one = kind(frame="A1")
        assert replace(one, lines=("一", "二")).count == 2
        assert one.marks is not kind(frame="A1").marks
        assert (one == kind(frame="A1")) is how.get("eq", True)
        assert one != kind(frame="A2")
        assert one != "A1"
        with pytest.raises(TypeError):
            kind()
        with pytest.raises((AttributeError, TypeError)):  # TypeError: of a frozen one of the standard library
            one.other = 1
        with pytest.raises(TypeError) if how.get("eq", True) else nullcontext():  # marks cannot be hashed
            assert hash(one) != hash(kind(frame="A1"))


def test_a_frozen_one_refuses_and_is_hashed_by_its_fields() -> None:
    one = Kept("正文")
    with pytest.raises(FrozenInstanceError):
        one.name = "题"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.name
    assert {one: 1}[Kept("正文", 9.0)] == 1
    assert hash(one) != hash(Kept("题"))


def test_one_travels_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Kept("题", 21))) == Kept("题", 21)


def _all() -> Iterator[type]:
    for module in pkgutil.walk_packages(layout.__path__, "layout."):
        if not module.name.endswith("__main__"):
            found = vars(importlib.import_module(module.name)).values()
            yield from (one for one in found if isinstance(one, type) and one.__module__ == module.name)


def test_every_one_of_the_engine_takes_its_fields_and_no_others() -> None:
    seen = 0
    for kind in _all():
        if dataclasses.is_dataclass(kind):
            given = inspect.signature(kind.__init__).parameters
            assert [*given] == ["self", *(one.name for one in fields(kind))], kind
            for one in fields(kind):
                may_be_left_out = (one.default, one.default_factory) != (dataclasses.MISSING, dataclasses.MISSING)
                assert (given[one.name].default is not inspect.Parameter.empty) is may_be_left_out, kind
            seen += 1
    assert seen > 200

"""Dataclasses that are built quickly.

The engine has some three hundred of them, and building them was a third of what a command took to start: the standard
library compiles half a dozen methods for each class. Here it only collects the fields; the one method compiled is
`__init__`, the others are the same few functions for every class. What comes out is a dataclass to `replace`, `fields`,
`asdict`, `match`, pickle and mypy.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields
from dataclasses import dataclass as with_fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(field_specifiers=(field,))
def dataclass(
    *, slots: bool, frozen: bool = False, eq: bool = True, kw_only: bool = False
) -> Callable[[type[T]], type[T]]:
    """The standard library's decorator, for slotted classes that inherit from no other and whose fields are all alike
    in what they are used for.

    Args:
        slots: True, said at every class as everywhere else.
        frozen: An instance never changes, and is hashed by its fields, or as the class says.
        eq: Instances with equal fields are equal; else each is equal to itself only.
        kw_only: The fields are given by name only.
    """
    assert slots

    def built(cls: type[T]) -> type[T]:
        made: Any = with_fields(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
        made.__init__ = _init(made, frozen)
        made.__repr__ = _repr
        if eq:
            own = cls.__dict__.get("__hash__")
            made.__eq__, hashed = _comparing(made.__slots__)
            made.__hash__ = own or (hashed if frozen else None)
        if frozen:
            made.__setattr__, made.__delattr__ = _refuse_setting, _refuse_deleting
            made.__getstate__, made.__setstate__ = _values, _fill
        result: type[T] = made
        return result

    return built


def _init(cls: type, frozen: bool) -> object:
    """`__init__`, compiled. A frozen class takes no assignment: its slots' own setters fill it, which is also quicker
    than the standard library's `object.__setattr__`.
    """
    known: dict[str, object] = {"MISSING": MISSING}
    parameters = ["self"]
    lines = []
    for one in fields(cls):
        if one.kw_only and "*" not in parameters:
            parameters.append("*")
        parameters.append(one.name + _default(one, known))
        value = (
            one.name
            if one.default_factory is MISSING
            else f"make_{one.name}() if {one.name} is MISSING else {one.name}"
        )
        known[f"set_{one.name}"] = cls.__dict__[one.name].__set__
        lines.append(f" set_{one.name}(self, {value})" if frozen else f" self.{one.name} = {value}")
    exec(f"def __init__({', '.join(parameters)}):\n" + ("\n".join(lines) or " pass"), known)
    return known["__init__"]


def _default(one: Field[Any], known: dict[str, object]) -> str:
    """What follows a parameter that may be left out; the value, or what makes it, becomes `known`."""
    if one.default_factory is not MISSING:
        known[f"make_{one.name}"] = one.default_factory
        return "=MISSING"
    if one.default is MISSING:
        return ""
    known[f"default_{one.name}"] = one.default
    return f"=default_{one.name}"


def _comparing(names: tuple[str, ...]) -> tuple[Callable[[object, object], bool], Callable[[object], int]]:
    """`__eq__` and `__hash__` of a class with these fields."""
    values: Callable[[Any], object] = attrgetter(*names) if len(names) > 1 else _values

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if self.__class__ is other.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    return equal, hashed


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{self.__class__.__qualname__}({shown})"


def _values(self: Any) -> tuple[object, ...]:
    """The fields, in order: what is pickled of an instance."""
    return tuple([getattr(self, name) for name in self.__slots__])


def _fill(self: Any, values: tuple[object, ...]) -> None:
    """An instance is made of what was pickled."""
    for name, value in zip(self.__slots__, values, strict=True):
        object.__setattr__(self, name, value)


def _refuse_setting(self: object, name: str, _: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")

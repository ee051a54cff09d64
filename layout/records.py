"""Dataclasses that are built quickly.

The engine has some three hundred of them, and building them was a third of what a command took to start: the standard
library compiles half a dozen methods for each class. Here it only collects the fields; `__init__` is compiled once for
all classes of as many fields, the other methods are the same few functions for every class. What comes out is a
dataclass to `replace`, `fields`, `asdict`, `match`, pickle and mypy.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, field, fields
from dataclasses import dataclass as with_fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
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
        made.__init__ = _init(made, kw_only)
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


def _init(cls: type, by_name: bool) -> FunctionType:
    """`__init__` of a class: the code of all that have as many fields, with the class's own names, defaults and slots.

    The slots' own setters fill an instance, frozen or not: quicker than the standard library's `object.__setattr__`.
    """
    own = fields(cls)
    names = tuple(one.name for one in own)
    made = tuple(n for n, one in enumerate(own) if one.default_factory is not MISSING)
    known: dict[str, object] = {f"set{n}": cls.__dict__[name].__set__ for n, name in enumerate(names)}
    known |= {"MISSING": MISSING, **{f"make{n}": own[n].default_factory for n in made}}
    optional = [(one.default, one.default_factory) != (MISSING, MISSING) for one in own]
    defaults = {one.name: one.default for one, may_lack in zip(own, optional, strict=True) if may_lack}
    assert by_name or optional == sorted(optional), (
        f"{cls.__name__}: a field that must be given follows one that need not"
    )
    code = _code(len(names), made, by_name).replace(co_varnames=("self", *names))
    init = FunctionType(code, known, "__init__", None if by_name else tuple(defaults.values()))
    init.__kwdefaults__ = defaults if by_name else None
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


@cache
def _code(count: int, made: tuple[int, ...], by_name: bool) -> CodeType:
    """The code of an `__init__` of so many fields, `f0` and on; those at `made` are made where they are not given."""
    given = [f"f{n}" for n in range(count)]
    values = [f"make{n}() if f{n} is MISSING else f{n}" if n in made else f"f{n}" for n in range(count)]
    lines = [f" set{n}(self, {value})" for n, value in enumerate(values)] or [" pass"]
    scope: dict[str, Any] = {}
    exec(f"def __init__({', '.join(['self', *['*'] * by_name, *given])}):\n" + "\n".join(lines), scope)
    code: CodeType = scope["__init__"].__code__
    return code


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

"""Dataclasses that are built quickly.

The engine has some three hundred of them, and building them was a third of what a command took to start: the standard
library compiles half a dozen methods for each class. Here a class gets its slots and the same few functions as every
other; its `__init__`, and what the standard library wants to know of its fields, are made when they are first asked
for (half the classes are never used by a command), `__init__` from code compiled once for all classes of as many
fields. What comes out is a dataclass to `replace`, `fields`, `asdict`, `match`, pickle and mypy.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields
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
        own = dict(cls.__dict__)
        names: tuple[str, ...] = tuple(own.get("__annotations__", ()))
        given = {name: own.pop(name) for name in names if name in own}
        for left in ("__dict__", "__weakref__"):
            own.pop(left, None)
        own |= {
            "__qualname__": cls.__qualname__,
            "__slots__": names,
            "__match_args__": () if kw_only else names,
            "__repr__": _repr,
        }
        own["__init__"] = _Late("__init__", lambda made: _init(made, given, kw_only))
        own["__dataclass_fields__"] = _Late("__dataclass_fields__", lambda made: _fields(made, given, kw_only))
        if eq:
            own["__eq__"], hashed = _comparing(names)
            own["__hash__"] = own.get("__hash__") or (hashed if frozen else None)
        if frozen:
            own |= {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
            own |= {"__getstate__": _values, "__setstate__": _fill}
        kind: Any = type(cls)
        made: type[T] = kind(cls.__name__, cls.__bases__, own)
        return made

    return built


class _Late:
    """Something of a class that is made when it is first asked for."""

    __slots__ = ("make", "name")

    def __init__(self, name: str, make: Callable[[type], object]) -> None:
        self.name, self.make = name, make

    def __get__(self, one: object, cls: type) -> Any:
        setattr(cls, self.name, self.make(cls))
        return getattr(cls if one is None else one, self.name)


def _fields(cls: type, given: Mapping[str, Any], by_name: bool) -> dict[str, Field[Any]]:
    """What the standard library knows a dataclass's fields by: as it works them out itself."""
    body = {"__annotations__": cls.__annotations__, "__module__": cls.__module__, **given}
    plain: Any = with_fields(init=False, repr=False, eq=False, kw_only=by_name)(type(cls.__name__, (), body))
    return {one.name: one for one in fields(plain)}


def _init(cls: type, given: Mapping[str, Any], by_name: bool) -> FunctionType:
    """`__init__` of a class: the code of all that have as many fields, with the class's own names, defaults and slots.

    The slots' own setters fill an instance, frozen or not: quicker than the standard library's `object.__setattr__`.
    """
    names: tuple[str, ...] = cls.__slots__  # type: ignore[attr-defined]
    makers = {name: one.default_factory for name, one in given.items() if isinstance(one, Field)}
    made = tuple(n for n, name in enumerate(names) if name in makers)
    known: dict[str, object] = {f"set{n}": cls.__dict__[name].__set__ for n, name in enumerate(names)}
    known |= {"MISSING": MISSING, **{f"make{n}": makers[names[n]] for n in made}}
    defaults = {name: MISSING if name in makers else one for name, one in given.items()}
    assert MISSING not in makers.values(), f"{cls.__name__}: a default is written plainly"
    assert by_name or tuple(defaults) == names[len(names) - len(defaults) :], (
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

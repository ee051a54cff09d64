"""A mapping of the files as a model: its keys are the annotations of a class, and each says how its value is read.

Decisions: a model is a plain class; a key that is not written has the class's own value. Reading finds all that is
wrong, never only the first.
"""

from collections.abc import Callable, Mapping, Sequence
from inspect import get_annotations
from types import UnionType
from typing import Annotated, Any, ClassVar, NoReturn, Self, TypeAlias, TypeVar, Union, get_args, get_origin

from layout.build import messages
from layout.diagnostics import Message, Span
from layout.records import dataclass
from layout.units import SizeTable

K = TypeVar("K", bound="Keys")
PARTIAL = "!"
"""In the places of a mapping: something wrong was taken out of it."""
OWN = ("span", "places")
"""What every model has that no file writes."""
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: names of keys, and numbers in lists from 0."""


class UnreadableError(Exception):
    """A value that cannot be read: the message for it, and what the message names."""

    def __init__(self, message: Message, values: Mapping[str, str]) -> None:
        super().__init__(message.code)
        self.message, self.values = message, values


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """How a value of one text is read, and what JSON Schema says of it."""

    read: Callable[[object], Any]
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class SizedReader:
    """As `Reader`, of a value that the table of named sizes (字号) has a part in."""

    read: Callable[[object, SizeTable], Any]
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list."""

    item: "Kind"


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping whose keys are names that the file chooses."""

    value: "Kind"


Kind: TypeAlias = "Reader | SizedReader | ListOf | MapOf | type[Keys]"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: what it holds, whether it may be nothing, and whether it must be written."""

    kind: Kind
    may_be_none: bool
    is_required: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the value at a path; `is_missing` = there should be one."""

    path: Path
    message: Message
    values: Mapping[str, str]
    is_missing: bool = False


class Keys:
    """A mapping of a file: where it stands, and where the value of each of its keys stands."""

    SHORT: ClassVar[str | None] = None
    """The key that a value stands for which is no mapping."""
    KEYS: ClassVar[Mapping[str, Key]] = {}
    """The keys that the mapping may have, by name, in the order they are told in."""

    span: Span
    places: Mapping[str, Span]

    def __init_subclass__(cls) -> None:
        cls.KEYS = {name: _key(cls, name, annotation) for name, annotation in get_annotations(cls).items()}

    def __init__(self, span: Span, places: Mapping[str, Span], **values: Any) -> None:
        self.__dict__.update(values, span=span, places=places)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name}: what a file says does not change")

    @property
    def is_partial(self) -> bool:
        """Whether something wrong was taken out of it: what it lacks then says nothing."""
        return PARTIAL in self.places

    @property
    def written(self) -> frozenset[str]:
        """The names of the keys that are written."""
        return frozenset(self.__dict__).difference(OWN)

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """The key that a text stands for which is written in the mapping's place."""
        return cls.SHORT

    def at(self, key: str) -> Span:
        """Where the value of a key stands; the mapping itself where the key is not written."""
        return self.places.get(key, self.span)

    def changed(self, **values: Any) -> Self:
        """The mapping with other values; their keys are then written."""
        return type(self)(**{**self.__dict__, **values})


def _key(model: type[Keys], name: str, annotation: Any) -> Key:
    """A key from its annotation: `Text | None`, `tuple[Text, ...]`, `dict[str, SlotKeys]`."""
    may_be_none = get_origin(annotation) in (Union, UnionType)
    if may_be_none:
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    return Key(_kind(annotation), may_be_none, not hasattr(model, name))


def _kind(annotation: Any) -> Kind:
    """What an annotation says that a value is."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return ListOf(_kind(inner[0]))
    if origin is dict:
        return MapOf(_kind(inner[1]))
    if origin is Annotated:
        annotation = inner[1]
    assert isinstance(annotation, Reader | SizedReader) or issubclass(annotation, Keys)
    kind: Kind = annotation
    return kind


def read_keys(model: type[K], data: Any, sizes: SizeTable) -> tuple[K | None, Sequence[Problem]]:
    """A mapping as a model; None where anything of it is wrong, and all that is.

    Args:
        model: What it should be.
        data: Values by English key, mappings as dicts with their `span` and `places`, lists, leaves as they stand.
        sizes: How large the sizes are that have names.
    """
    reading = _Reading(sizes, [])
    found = reading.model(model, data, ())
    return (None if reading.problems else found), reading.problems


@dataclass(slots=True)
class _Reading:
    """What was found wrong so far."""

    sizes: SizeTable
    problems: list[Problem]

    def model(self, model: type[K], data: Any, path: Path) -> K | None:
        """A mapping as a model, without what is wrong in it."""
        if not isinstance(data, dict):
            self.wrong_shape(path)
            return None
        values: dict[str, Any] = {name: data[name] for name in OWN}
        for name, key in model.KEYS.items():
            if name in data:
                values[name] = self.value(key.kind, data[name], (*path, name))
            elif key.is_required:
                self.problems.append(Problem((*path, name), messages.MISSING_KEY, {}, is_missing=True))
        return model(**values)

    def value(self, kind: Kind, value: Any, path: Path) -> Any:
        """One value; None where it is wrong."""
        try:
            match kind:
                case Reader():
                    return kind.read(value)
                case SizedReader():
                    return kind.read(value, self.sizes)
                case ListOf():
                    return tuple([self.value(kind.item, item, (*path, i)) for i, item in enumerate(value)])
                case MapOf() if isinstance(value, dict):
                    return {name: self.value(kind.value, item, (*path, name)) for name, item in value.items()}
                case MapOf():
                    self.wrong_shape(path)
                case _:
                    return self.model(kind, value, path)
        except UnreadableError as why:
            self.problems.append(Problem(path, why.message, why.values))
        return None

    def wrong_shape(self, path: Path) -> None:
        """A value stands where a mapping should."""
        self.problems.append(Problem(path, messages.WRONG_SHAPE, {"zh": "“键: 值”", "en": "`key: value`"}))

"""A mapping of the files as a model: where it stands, and where the value of each of its keys stands."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, SkipValidation

from layout.diagnostics import Span

PARTIAL = "!"
"""In the places of a mapping: something wrong was taken out of it."""


class Keys(BaseModel):
    """A mapping of a file: where it stands, and where the value of each of its keys stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    SHORT: ClassVar[str | None] = None
    """The key that a value stands for which is no mapping."""

    span: SkipValidation[Span]
    places: SkipValidation[dict[str, Span]]

    @property
    def is_partial(self) -> bool:
        """Whether something wrong was taken out of it: what it lacks then says nothing."""
        return PARTIAL in self.places

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """The key that a text stands for which is written in the mapping's place."""
        return cls.SHORT

    def at(self, key: str) -> Span:
        """Where the value of a key stands; the mapping itself where the key is not written."""
        return self.places.get(key, self.span)

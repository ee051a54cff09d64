"""What a row of a table of weights holds."""

from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """One cue's weight in log odds and what it looks at."""

    weight: float
    word: str

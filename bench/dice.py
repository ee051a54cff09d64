"""Chance that is the same every time."""


class Dice:
    """A linear congruence (Knuth, MMIX)."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def roll(self, sides: int) -> int:
        """A number from 0 to `sides` − 1."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % sides

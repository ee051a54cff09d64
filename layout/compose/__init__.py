"""Composing: everything that flow has put in lines and columns gets its place in points, in reading order."""

from layout.compose.sheets import compose_sheets

__all__ = ["compose_sheets"]

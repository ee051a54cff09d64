"""Placing: slots of the drawn page become heads, pictures and frames of whole lines on the grid."""

from layout.place.articles import place_articles

__all__ = ["place_articles"]

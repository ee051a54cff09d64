"""The digital newspaper (数字报): page pictures with an area for each article, and every article whole."""

from layout.epaper.files import epaper_files

__all__ = ["epaper_files"]

"""The live page: an issue in the browser, made up again whenever one of its files is saved."""

from layout.preview.server import serve_preview

__all__ = ["serve_preview"]

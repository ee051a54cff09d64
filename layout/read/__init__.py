"""Reading: YAML with places, Markdown articles, facts of pictures. The verb is `read_issue`."""

from layout.read.issue import read_issue

__all__ = ["read_issue"]

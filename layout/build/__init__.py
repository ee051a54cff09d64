"""Building: from what the files say to the issue of `layout.model`. The verb is `build_issue`."""

from layout.build.issue import build_issue

__all__ = ["build_issue"]

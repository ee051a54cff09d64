"""Writes docs/reference.md: every key of the files, from the schema."""

from pathlib import Path

from layout.build.json_schema import reference

if __name__ == "__main__":
    (Path(__file__).parent / "reference.md").write_text(reference(), "utf-8")

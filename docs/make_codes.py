"""Writes docs/codes.md, the table of all codes, from the messages that the engine declares."""

from pathlib import Path

from layout.cli.codes import codes_table

if __name__ == "__main__":
    (Path(__file__).parent / "codes.md").write_text(codes_table(), "utf-8", newline="\n")

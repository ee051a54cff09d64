"""Reads the articles of `newsstand/`: a plain marked form, one file for each kind of paper.

`=== id` opens an article. Head lines: `K:` kicker, `H:` headline, `D:` deck, `ALT: kicker | headline | deck` another
split an editor would accept, `AT:` dateline, `BY where: as printed => names`, where `where` is above, below, glued
(behind the last sentence) or inside (behind the dateline). Names by role: `r=` reporters, `c=` correspondents, `a=` an
author or anybody else, whose list is left open, `p=` photographer, `x=` credit (`x=-`: some credit, not judged). One
body line is one paragraph; its mark says what it is: none prose, `#` subhead, `^` caption, `/` verse (alone: a stanza
ends), `+` row of a table, `~` signature or date, `&` a note that may stand in the body or the byline, `?` a line that
may be kept or listed as removed.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "newsstand"
KINDS = {
    "#": "subhead",
    "^": "caption",
    "/": "verse",
    "+": "row",
    "~": "signature",
    "&": "note",
    "?": "optional",
}
NAMES = re.compile(r"([rcapx])=(.*?)(?=\s[rcapx]=|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of the body and what it is (`prose`, `verse` …); an empty verse line ends a stanza."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One clean article and how its byline is printed."""

    name: str
    kicker: str
    headline: str
    deck: str
    others: tuple[tuple[str, str, str], ...]
    dateline: str
    where: str
    printed: str
    people: tuple[tuple[str, tuple[str, ...]], ...]
    body: tuple[Part, ...]

    @property
    def is_plain(self) -> bool:
        """Whether the body is prose alone."""
        return all(part.kind == "prose" for part in self.body)


def read_half(half: str) -> list[Copy]:
    """The articles of one half (`a` tuned, `b` held out), in the order of the files."""
    found: list[Copy] = []
    for path in sorted((FOLDER / half).glob("*.txt")):
        chunks = re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
        found += [read_copy(chunk) for chunk in chunks]
    return found


def read_copy(chunk: str) -> Copy:
    """One article from the lines behind its `=== `."""
    name, *lines = chunk.strip().split("\n")
    head: dict[str, str] = {}
    others: list[tuple[str, str, str]] = []
    body: list[Part] = []
    for line in lines:
        mark = re.match(r"(K|H|D|AT|ALT|BY \w+): ?(.*)", line)
        if mark and mark[1] == "ALT":
            kicker, headline, deck = (piece.strip() for piece in mark[2].split("|"))
            others.append((kicker, headline, deck))
        elif mark:
            head[mark[1].split()[0]] = mark[2].strip()
            if mark[1].startswith("BY"):
                head["where"] = mark[1].split()[1]
        else:
            kind = KINDS.get(line[0], "prose") if line[1:2] in (" ", "") else "prose"
            body.append(Part(kind, line if kind == "prose" else line[2:]))
    printed, _, names = head.get("BY", "").partition(" => ")
    people = tuple((role, tuple(who.split(","))) for role, who in NAMES.findall(names))
    return Copy(
        name,
        head.get("K", ""),
        head["H"],
        head.get("D", ""),
        tuple(others),
        head.get("AT", ""),
        head.get("where", ""),
        printed,
        people,
        tuple(body),
    )

"""The table of repair.md §5, third set: `python tests/repair/papers_score.py [--half tuned|held] [--dumps 60]`."""

import argparse
import sys
import time

from dump_damage import Truth
from dump_score import ROWS, TARGETS, Tally, fold
from papers_damage import make_papers_dump

from layout.repair import repair_copy
from layout.repair.types import Article, Copy, Repaired

ROLES = ("学生记者", "实习生", "摄影", "编译")
"""Words of a credit that say the role only."""


class PapersTally(Tally):
    """Counts over many dumps; an article's headline may be split in any way that its `accept` lists."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: dict[str, dict] = {}

    def add_papers(self, known: dict, result: Repaired, name: str) -> None:
        """One dump and what is true of it."""
        self.articles = {article["id"]: article for article in known["articles"]}
        self.add([as_truth(article) for article in known["articles"]], result, name)

    def _fields(self, truth: Truth, article: Article | None, name: str) -> None:
        self.n["heads"] += 1
        if article is None:
            return
        known, split = self.articles[truth.id], article.split
        mine = (split.kicker, split.headline, split.deck)
        accepted = [tuple(" ".join(part.split()) for part in way) for way in known["accept"]]
        whole = sorted(fold("".join(mine))) == sorted(fold("".join(accepted[0])))
        good = tuple(" ".join(part.split()) for part in mine) in [tuple(map(narrow, way)) for way in accepted] or (
            tuple(map(narrow, mine)) in [tuple(map(narrow, way)) for way in accepted]
        )
        self.n["head_text"] += whole
        self.n["head_split"] += good
        if not good:
            kind = "split      ?" if whole else "headline   !"
            self.worst.append(f"{kind} {name} {'|'.join(mine)} // {'|'.join(accepted[0])}")
        exact = self._signed(known, article)
        self.n["byline"] += exact
        if not exact:
            b = article.byline
            got = f"{b.reporters} {b.correspondents} {b.photo} {b.credit} {article.dateline.text}"
            self.worst.append(f"byline     ! {name} {got} // {known['blines']} {known['dateline']}")

    def _signed(self, known: dict, article: Article) -> bool:
        """Whether all people and the credit of an article are in its byline (or dateline), and nobody else."""
        byline = article.byline
        people = (*byline.reporters, *byline.correspondents, *byline.photo)
        told = fold("".join((*people, byline.credit, article.dateline.text)))
        wanted = [*known["reporters"], *known["correspondents"], *known["photo"]]
        credits = [word for word in known["credit"].split() if word not in ROLES]
        signers = "".join(text for kind, text in known["paras"] if kind == "sign")
        allowed = fold("".join((*wanted, *known["credit"].split(), signers, *known["blines"])))
        taken = "摄" in credits and bool(set(byline.photo) & set(known["photo"]))
        named = all(fold(word) in told or (word == "摄" and taken) for word in (*wanted, *credits))
        lead = fold(known["dateline"].split("（")[0])
        return named and all(fold(name) in allowed for name in people) and fold(article.dateline.text).startswith(lead)


def narrow(text: str) -> str:
    """A text in its folded form, its blanks kept as single ones."""
    return " ".join(fold(word) for word in text.split())


def as_truth(article: dict) -> Truth:
    """An article as the first set's scorer knows it: what is printed as a line of its own is a paragraph."""
    kinds = {"table": "row", "sign": "text", "caption": "text"}
    body = tuple((kinds.get(kind, kind), text.replace("°C", "℃")) for kind, text in article["paras"] if kind != "gap")
    return Truth(
        article["id"], article["kicker"], (article["headline"],), article["deck"], article["dateline"].split("（")[0],
        tuple(article["reporters"]), tuple(article["correspondents"]), article["credit"], body,
    )  # fmt: skip


def run(level: int, half: str, dumps: int, first: int = 0) -> PapersTally:
    """Score some dumps of one level."""
    tally = PapersTally()
    for seed in range(first, first + dumps):
        raw, known = make_papers_dump(level, seed, half)
        start = time.process_time()
        result = repair_copy([Copy("dump.txt", raw)])
        tally.n["milliseconds"] += round(1000 * (time.process_time() - start))
        tally.add_papers(known, result, f"L{level}#{seed}")
    return tally


def main() -> None:
    """Print the table, and the errors of the tuned half if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", default="tuned")
    parser.add_argument("--dumps", type=int, default=60)
    parser.add_argument("--levels", default="123")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    tallies = {int(level): run(int(level), args.half, args.dumps) for level in args.levels}
    rows = {level: tally.row() for level, tally in tallies.items()}
    out = [f"{args.half}, {args.dumps} dumps a level; target behind each figure"]
    for title in ROWS:
        goals = TARGETS.get(title, ("-",) * 3)
        out.append(f"{title:20} " + "  ".join(f"{row[title]:9.4f} ({goals[level - 1]})" for level, row in rows.items()))
    for tally in tallies.values():
        out += [f"  {line}" for line in tally.worst[: args.errors if args.half == "tuned" else 0]]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()

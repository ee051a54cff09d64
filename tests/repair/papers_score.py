"""The table of repair.md §5, third set: `python tests/repair/papers_score.py [--half tuned|held] [--dumps 60]`."""

from functools import partial

from dump_damage import Truth
from dump_score import DumpTally
from papers_damage import make_papers_dump
from score_bench import arguments, fold, print_table, run_dumps

from layout.repair.types import Article, Repaired

ROLES = ("学生记者", "实习生", "摄影", "编译")
"""Words of a credit that say the role only."""


class PapersTally(DumpTally):
    """Counts over many dumps; an article's headline may be split in any way that its `accept` lists."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: dict[str, dict] = {}

    def add_papers(self, known: dict, result: Repaired, name: str) -> None:
        """One dump and what is true of it."""
        self.articles = {article["id"]: article for article in known["articles"]}
        self.add([as_truth(article) for article in known["articles"]], result, name)

    def _fields(self, truth: Truth, article: Article, flags: tuple[bool, bool], name: str) -> None:
        self.n["heads"] += 1
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
            self.say("split" if whole else "headline", flags[0], name, f"{'|'.join(mine)} // {'|'.join(accepted[0])}")
        exact = self._signed(known, article)
        self.n["byline"] += exact
        if not exact:
            b = article.byline
            got = f"{b.reporters} {b.correspondents} {b.photo} {b.credit} {article.dateline.text}"
            self.say("byline", flags[1], name, f"{got} // {known['blines']} {known['dateline']}")

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

    def make(seed: int):
        raw, known = make_papers_dump(level, seed, half)
        return raw, partial(tally.add_papers, known)

    return run_dumps(tally, level, range(first, first + dumps), make)


if __name__ == "__main__":
    print_table(arguments(60).parse_args(), run)

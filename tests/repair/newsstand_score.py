"""The table of repair.md §5, fourth set: `python tests/repair/newsstand_score.py [--half tuned|held] [--dumps 60]`."""

from functools import partial

from dump_damage import Truth
from dump_score import DumpTally
from newsstand_copy import Copy, read_half
from newsstand_damage import make_dumps
from score_bench import arguments, fold, print_table, run_dumps

from layout.repair.types import Article, Repaired

LOOSE = ("note", "optional")
"""Kinds of paragraphs that may stand elsewhere than in the body."""


class NewsstandTally(DumpTally):
    """Counts over many dumps; names are judged with their roles, a headline by any split an editor would accept."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: dict[str, Copy] = {}

    def judge(self, copies: tuple[Copy, ...], result: Repaired, name: str) -> None:
        """One dump and the copy it was made from."""
        self.copies = {copy.name: copy for copy in copies}
        kept = {fold(paragraph.text) for article in result.articles for paragraph in article.paragraphs}
        self.add([as_truth(copy, kept) for copy in copies], result, name)

    def _fields(self, truth: Truth, article: Article, flags: tuple[bool, bool], name: str) -> None:
        self.n["heads"] += 1
        copy, split = self.copies[truth.id], article.split
        mine = tuple(map(fold, (split.kicker, split.headline, split.deck)))
        ways = [tuple(map(fold, way)) for way in ((copy.kicker, copy.headline, copy.deck), *copy.others)]
        whole = any(sorted("".join(mine)) == sorted("".join(way)) for way in ways)
        self.n["head_text"] += whole
        self.n["head_split"] += mine in ways
        if mine not in ways:
            self.say("split" if whole else "headline", flags[0], name, f"{mine} // {ways[0]}")
        exact = is_signed(copy, article)
        self.n["byline"] += exact
        if not exact:
            b = article.byline
            got = f"{b.reporters} {b.correspondents} {b.photo} {b.credit} {article.dateline.text}"
            self.say("byline", flags[1], name, f"{got} // {copy.dateline} {copy.printed} {copy.people}")


def as_truth(copy: Copy, kept: set[str]) -> Truth:
    """An article as the first set's scorer knows it; of the loose paragraphs those that `kept` has."""
    body = tuple(
        (part.kind, part.text)
        for part in copy.body
        if part.text and (part.kind not in LOOSE or fold(part.text) in kept)
    )
    return Truth(copy.name, copy.kicker, (copy.headline,), copy.deck, copy.dateline, *people(copy), "", body)


def people(copy: Copy) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who must be reporters (or stand anywhere, as an author may) and those who must be correspondents."""
    named = dict(copy.people)
    return (*named.get("r", ()), *named.get("a", ()), *named.get("p", ())), named.get("c", ())


def is_signed(copy: Copy, article: Article) -> bool:
    """Whether everybody and the credit is told, reporters and correspondents in their lists, and nobody else."""
    byline, named = article.byline, dict(copy.people)
    lists = {"r": byline.reporters, "c": byline.correspondents, "p": (*byline.photo, *byline.reporters)}
    told = (*byline.reporters, *byline.correspondents, *byline.photo)
    right = all(name in who for role, who in lists.items() for name in named.get(role, ()))
    right &= all(name in told or name in byline.credit for name in named.get("a", ()))
    right &= all(name in copy.printed.replace(" ", "") or name in copy.printed for name in told)
    right &= len(told) <= sum(len(who) for role, who in named.items() if role != "x")
    credit = named.get("x", ("",))[0]
    right &= credit == "-" or not credit or fold(credit) in fold(byline.credit)
    noted = [fold(part.text) for part in copy.body if part.kind in LOOSE]
    right &= bool(named) or (not told and (not byline.credit or fold(byline.credit) in noted))
    lead, true = (fold(text).strip("【】") for text in (article.dateline.text, copy.dateline))
    return right and (lead == true or (not true and lead in fold(copy.printed)))


def run(level: int, half: str, dumps: int, first: int = 0) -> NewsstandTally:
    """Score some dumps of one level."""
    tally = NewsstandTally()
    made = make_dumps(read_half("a" if half == "tuned" else "b"), level, first + dumps)

    def make(seed: int):
        return made[seed].data, partial(tally.judge, made[seed].truth)

    return run_dumps(tally, level, range(first, first + dumps), make)


if __name__ == "__main__":
    print_table(arguments(60).parse_args(), run)

"""The table of repair.md §5 for generated dumps: `python tests/repair/dump_score.py [--half tuned|held|all] [--dumps
40]`.
"""

import re
from collections import Counter
from functools import partial
from pathlib import Path

from asked import TEXT, Asked, pieces, seams, torn
from dump_damage import Truth, make_dump
from score_bench import MARKS, Tally, arguments, fold, print_table, run_dumps

from layout.repair.types import Article, Repaired


def body(truth: Truth) -> list[str]:
    """The paragraphs of a true article."""
    return [text for _, text in truth.paragraphs if text]


def words(truth: Truth) -> str:
    """All words of a true article, folded."""
    return fold("".join((truth.kicker, *truth.headline, truth.deck, *body(truth))))


class DumpTally(Tally):
    """Counts over many dumps."""

    def add(self, truths: list[Truth], result: Repaired, name: str) -> None:
        """One dump."""
        n, asked = self.n, Asked(result)
        found = pieces(result, [words(truth) for truth in truths])
        want = Counter(text for truth in truths for text in body(truth))
        have = Counter(p.text for article in result.articles for p in article.paragraphs)
        n["want"] += want.total()
        n["have"] += have.total()
        n["same"] += (want & have).total()
        n["paragraphs_flagged"] += sum(asked.within(p.body) for article in result.articles for p in article.paragraphs)
        self._paragraphs(want, result, asked, name)
        wanted = Counter(fold(text) for text in want.elements())
        folded_have = Counter(fold(text) for text in have.elements())
        n["dup"] += sum(max(count - max(wanted[text], 1), 0) for text, count in folded_have.items() if wanted[text])
        self._removed(wanted, result, asked, name)
        self._characters(truths, result, name)
        self._marks(want, have)
        for number, (truth, home, good) in enumerate(self._match(truths, result)):
            own = [asked.titled(result.articles[home]), asked.signed(result.articles[home], home)] if home >= 0 else []
            places = [] if good else torn(found, number)
            doubtful = not good and (asked.at(places) if places else any(own))
            if not good:
                self.say("article", doubtful, name, f"{truth.id} {truth.headline[0]}", places)
            if home < 0:
                self.n["heads"] += 1
                continue
            self._fields(truth, result.articles[home], (doubtful or own[0], doubtful or own[1]), name)
        n["audit"] += not result.audit.holds

    def _paragraphs(self, want: Counter[str], result: Repaired, asked: Asked, name: str) -> None:
        """Paragraphs that are none of the true ones."""
        wanted = [fold(text) for text in want]
        for number, article in enumerate(result.articles):
            for paragraph in article.paragraphs:
                if want[paragraph.text] or not paragraph.text:
                    continue
                text = fold(paragraph.text)
                if text in wanted:
                    kind = "characters"
                elif any(text in other for other in wanted):
                    kind = "break"
                elif any(len(other) >= 4 and other in text for other in wanted):
                    kind = "join"
                else:
                    kind = "mixed"
                self.n[kind] += 1
                whole = kind == "characters"
                at = [] if whole else seams(paragraph.body, wanted)
                flagged = asked.within(paragraph.body) if whole else asked.at(at)
                self.say(kind, flagged, name, f"a{number} {paragraph.text[:50]} … {paragraph.text[-24:]}", at)

    def _removed(self, wanted: Counter[str], result: Repaired, asked: Asked, name: str) -> None:
        """True paragraphs that were taken out."""
        whole = fold("".join(self._in_order(article) for article in result.articles))
        gone = [(fold(item.text), item) for item in result.removed if item.reason != "jump line"]
        out = "".join(text for text, _ in gone)
        for text in wanted:
            if len(text) > 3 and text in out and not all(part in whole for part in re.split("(?<=[。!?])", text)):
                self.n["removed"] += 1
                places = [
                    place for words, item in gone if words in text or text in words for place in (item.start, item.end)
                ]
                self.say("removed", asked.at(places, TEXT), name, text[:60])

    def _in_order(self, article: Article) -> str:
        """All that stands in an article, headline first: a line taken for a headline is not removed."""
        split = article.split
        return "".join((split.kicker, split.headline, split.deck, *(p.text for p in article.paragraphs)))

    def _match(self, truths: list[Truth], result: Repaired) -> list[tuple[Truth, int, bool]]:
        """Each true article with the result that it is found in (-1: none), and whether that is all of it."""
        pairs: list[tuple[Truth, int, bool]] = []
        texts = [fold("".join(p.text for p in article.paragraphs)) for article in result.articles]
        used: set[int] = set()
        for truth in truths:
            mine = [fold(text) for text in body(truth)]
            grams = Counter(map("".join, zip("".join(mine), "".join(mine)[1:], "".join(mine)[2:], strict=False)))
            best, score = -1, 0.0
            for number, text in enumerate(texts):
                other = Counter(map("".join, zip(text, text[1:], text[2:], strict=False)))
                common = (grams & other).total()
                value = 2 * common / max(grams.total() + other.total(), 1)
                if value > score:
                    best, score = number, value
            good = score >= 0.93 and best not in used
            self.n["articles_good"] += good
            used.add(best)
            pairs.append((truth, best if score > 0.3 else -1, good))
        self.n["articles_want"] += len(truths)
        self.n["articles_have"] += len(result.articles)
        return pairs

    def _characters(self, truths: list[Truth], result: Repaired, name: str) -> None:
        want, have = Counter(), Counter()
        for truth in truths:
            want.update(fold("".join((truth.kicker, *truth.headline, truth.deck, truth.dateline, *body(truth)))))
            want.update("".join((*truth.reporters, *truth.correspondents)))
        for article in result.articles:
            want_split = article.split
            have.update(fold("".join((want_split.kicker, want_split.headline, want_split.deck, article.dateline.text))))
            have.update(fold("".join(p.text for p in article.paragraphs)))
            have.update("".join((*article.byline.reporters, *article.byline.correspondents, *article.byline.photo)))
        self.n["chars"] += want.total()
        self.n["lost"] += (want - have).total()
        self.n["invented"] += (have - want).total()

    def _marks(self, want: Counter[str], have: Counter[str]) -> None:
        by_fold = {fold(text): text for text in want}
        for text in have:
            true = by_fold.get(fold(text))
            if true is None:
                continue
            got, exp = re.sub(r"\s+", "", text), re.sub(r"\s+", "", true)
            if len(got) != len(exp):
                self.n["mark_bad"] += 1
                self.worst.append(f"{'mark':10}! {text[:40]} // {true[:40]}")
                continue
            for one, other in zip(got, exp, strict=True):
                self.n["mark_true"] += other in MARKS
                self.n["mark_got"] += one in MARKS
                self.n["mark_same"] += one == other and other in MARKS
                if one != other:
                    self.worst.append(f"{'mark':10}! {one}/{other} {text[:60]}")

    def _fields(self, truth: Truth, article: Article, flags: tuple[bool, bool], name: str) -> None:
        """Headline and byline; `flags` say whether a question leads to each of them."""
        n = self.n
        n["heads"] += 1
        split = article.split
        mine = fold(split.kicker + split.headline + split.deck)
        true = fold(truth.kicker + "".join(truth.headline) + truth.deck)
        n["head_text"] += mine == true
        ways = ((truth.kicker, "".join(truth.headline), truth.deck), *truth.others)
        accepted = {(fold(kicker), fold(title), fold(deck)) for kicker, title, deck in ways}
        good = (fold(split.kicker), fold(split.headline), fold(split.deck)) in accepted
        n["head_split"] += good
        if mine != true or not good:
            got = f"{split.kicker}|{split.headline}|{split.deck}"
            told = f"{got} // {truth.kicker}|{truth.headline[0]}|{truth.deck}"
            self.say("split" if mine == true else "headline", flags[0], name, told)
        byline = article.byline
        reporters, helpers = (truth.reporters, truth.correspondents)
        names = (byline.reporters, byline.correspondents)
        if truth.credit in ("摄", "图") and byline.photo:
            names = (tuple((*byline.reporters, *byline.photo)), byline.correspondents) if not helpers else names
        exact = (
            names == (reporters, helpers) and byline.credit == truth.credit and article.dateline.text == truth.dateline
        )
        n["byline"] += exact
        if not exact:
            got = f"{names} {byline.credit} {article.dateline.text}"
            self.say("byline", flags[1], name, f"{got} // {reporters, helpers, truth.credit, truth.dateline}")

    def row(self) -> dict[str, float]:
        """The figures of the table."""
        n = self.n

        def f1(good: float, have: float, want: float) -> float:
            return 2 * good / max(have + want, 1)

        return {
            "segmentation F1": f1(n["articles_good"], n["articles_have"], n["articles_want"]),
            "paragraph F1": f1(n["same"], n["have"], n["want"]),
            "breaks left ‰": 1000 * n["break"] / 2 / n["want"],
            "wrong joins ‰": 1000 * (n["join"] + n["mixed"]) / n["want"],
            "duplicates ‰": 1000 * n["dup"] / n["want"],
            "wrongly removed": n["removed"],
            "chars lost ‰": 1000 * n["lost"] / n["chars"],
            "chars invented ‰": 1000 * n["invented"] / n["chars"],
            "punct precision": n["mark_same"] / max(n["mark_got"], 1),
            "punct recall": n["mark_same"] / max(n["mark_true"], 1),
            "headline text": n["head_text"] / n["heads"],
            "headline split": n["head_split"] / n["heads"],
            "byline exact": n["byline"] / n["heads"],
            "audit fails": n["audit"],
            "errors flagged": n["errors_flagged"] / n["errors"] if n["errors"] else 1.0,
            "paragraphs flagged": n["paragraphs_flagged"] / max(n["have"], 1),
            "seconds/12k": 12000 * n["milliseconds"] / 1000 / max(n["chars"], 1),
        }


def run(level: int, half: str, dumps: int, first: int = 0) -> DumpTally:
    """Score some dumps of one level."""
    tally = DumpTally()

    def make(seed: int):
        raw, truths = make_dump(level, seed, half)
        return raw, partial(tally.add, truths)

    return run_dumps(tally, level, range(first, first + dumps), make)


def main() -> None:
    """Print the table, and the errors if asked."""
    parser = arguments(40)
    parser.add_argument("--write", default="")
    args = parser.parse_args()
    if args.write:
        level, _, seed = args.write.partition("#")
        Path("dump.bin").write_bytes(make_dump(int(level), int(seed), args.half)[0])
    print_table(args, run)


if __name__ == "__main__":
    main()

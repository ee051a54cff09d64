"""The table of repair.md §5 for generated dumps: `python tests/repair/dump_score.py [--half tuned|held|all] [--dumps
40]`.
"""

import re
from collections import Counter
from functools import partial
from pathlib import Path

from dump_damage import Truth, make_dump
from score_bench import MARKS, arguments, fold, print_table, run_dumps

from layout.repair.types import Article, Repaired


def body(truth: Truth) -> list[str]:
    """The paragraphs of a true article."""
    return [text for _, text in truth.paragraphs if text]


class Tally:
    """Counts over many dumps."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.worst: list[str] = []

    def add(self, truths: list[Truth], result: Repaired, name: str) -> None:
        """One dump."""
        n = self.n
        pairs = self._match(truths, result, name)
        want = Counter(text for truth in truths for text in body(truth))
        have = Counter(p.text for article in result.articles for p in article.paragraphs)
        n["want"] += want.total()
        n["have"] += have.total()
        n["same"] += (want & have).total()
        questions = self._questions(result)
        folded_want, folded_have = [fold(text) for text in want], Counter(fold(text) for text in have.elements())
        wanted = Counter(fold(text) for text in want.elements())
        whole = fold("".join(self._in_order(article) for article in result.articles))
        for article_number, article in enumerate(result.articles):
            for paragraph in article.paragraphs:
                if want[paragraph.text] or not paragraph.text:
                    continue
                text = fold(paragraph.text)
                kind = ""
                if wanted[text]:
                    kind = "characters"
                elif any(text in other for other in folded_want):
                    kind = "break"
                elif any(len(other) >= 4 and other in text for other in folded_want):
                    kind = "join"
                else:
                    kind = "mixed"
                n[kind] += 1
                n["errors"] += 1
                flagged = self._flagged(paragraph.body.at, questions)
                n["errors_flagged"] += flagged
                mark = "?" if flagged else "!"
                self.worst.append(
                    f"{kind:10}{mark} {name} a{article_number} {paragraph.text[:50]} … {paragraph.text[-24:]}"
                )
        n["paragraphs_flagged"] += sum(
            self._flagged(p.body.at, questions) for article in result.articles for p in article.paragraphs
        )
        n["dup"] += sum(max(count - max(wanted[text], 1), 0) for text, count in folded_have.items() if wanted[text])
        gone = fold("".join(item.text for item in result.removed if item.reason != "jump line"))
        for text in folded_want:
            kept = all(part in whole for part in re.split("(?<=[。!?])", text))
            if len(text) > 3 and not kept and text in gone:
                n["removed"] += 1
                self.worst.append(f"removed    ! {name} {text[:60]}")
        self._characters(truths, result, name)
        self._marks(want, have)
        for truth, article in pairs:
            self._fields(truth, article, name)
        n["audit"] += not result.audit.holds

    def _in_order(self, article: Article) -> str:
        """All that stands in an article, headline first: a line taken for a headline is not removed."""
        split = article.split
        return "".join((split.kicker, split.headline, split.deck, *(p.text for p in article.paragraphs)))

    def _questions(self, result: Repaired) -> list[int]:
        return sorted(
            change.start
            for change in result.changes
            if change.question and change.kind not in ("headline", "byline", "dash")
        )

    def _flagged(self, at: tuple[int, ...], questions: list[int]) -> bool:
        if not at:
            return False
        return any(min(at) - 3 <= offset <= max(at) + 3 for offset in questions)

    def _match(self, truths: list[Truth], result: Repaired, name: str) -> list[tuple[Truth, Article | None]]:
        pairs: list[tuple[Truth, Article | None]] = []
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
            if not good:
                self.worst.append(f"article    ! {name} {truth.id} {truth.headline[0]} {score:.2f}")
            used.add(best)
            pairs.append((truth, result.articles[best] if best >= 0 and score > 0.3 else None))
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
                self.worst.append(f"mark       ! {text[:40]} // {true[:40]}")
                continue
            for one, other in zip(got, exp, strict=True):
                self.n["mark_true"] += other in MARKS
                self.n["mark_got"] += one in MARKS
                self.n["mark_same"] += one == other and other in MARKS
                if one != other:
                    self.worst.append(f"mark       ! {one}/{other} {text[:60]}")

    def _fields(self, truth: Truth, article: Article | None, name: str) -> None:
        n = self.n
        n["heads"] += 1
        if article is None:
            return
        split = article.split
        mine = fold(split.kicker + split.headline + split.deck)
        true = fold(truth.kicker + "".join(truth.headline) + truth.deck)
        n["head_text"] += mine == true
        accepted = {(fold(truth.kicker), fold("".join(truth.headline)), fold(truth.deck))}
        good = (fold(split.kicker), fold(split.headline), fold(split.deck)) in accepted
        n["head_split"] += good
        if mine != true:
            self.worst.append(f"headline   ! {name} {mine} // {true}")
        elif not good:
            self.worst.append(
                f"split      ? {name} {split.kicker}|{split.headline}|{split.deck} // {truth.kicker}|{truth.headline[0]}|{truth.deck}"  # noqa: E501
            )
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
            self.worst.append(
                f"byline     ! {name} {names} {byline.credit} {article.dateline.text} // {reporters, helpers, truth.credit, truth.dateline}"  # noqa: E501
            )

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
            "errors flagged": n["errors_flagged"] / max(n["errors"], 1),
            "paragraphs flagged": n["paragraphs_flagged"] / max(n["have"], 1),
            "seconds/12k": 12000 * n["milliseconds"] / 1000 / max(n["chars"], 1),
        }


def run(level: int, half: str, dumps: int, first: int = 0) -> Tally:
    """Score some dumps of one level."""
    tally = Tally()

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

"""The table of repair.md §5 by place: `python tests/repair/press_score.py [--half tuned|held] [--dumps 200]`."""

from collections import Counter
from functools import partial

from press_damage import Story, Tag, make_press_dump
from score_bench import MARKS, arguments, fold, print_table, run_dumps

from layout.repair.types import Article, Repaired


class Tally:
    """Counts over many dumps, and the errors in words."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.worst: list[str] = []

    def say(self, kind: str, flagged: bool, place: str, words: str) -> None:
        """One error."""
        self.n["errors"] += 1
        self.n["errors_flagged"] += flagged
        self.worst.append(f"{kind:9}{'?' if flagged else '!'} {place} {words}")

    def add(
        self, text: str, tags: list[Tag], copies: list[bool], stories: list[Story], result: Repaired, place: str
    ) -> None:
        """One dump."""
        questions = [(c.start, c.end, c.kind) for c in result.changes if c.question]
        owner: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
        home: Counter[tuple[int, int]] = Counter()
        self.n["have"] += sum(len(a.paragraphs) for a in result.articles)
        self.n["want"] += sum(len(s.paragraphs) for s in stories)
        wants = Counter(t for s in stories for _, t in s.paragraphs)
        haves = Counter(p.text for a in result.articles for p in a.paragraphs)
        self.n["same"] += (wants & haves).total()
        for number, article in enumerate(result.articles):
            for count, paragraph in enumerate(article.paragraphs):
                at = [o for o in paragraph.body.at if o >= 0]
                low, high = min(at, default=0), max(at, default=0)
                flagged = any(
                    start <= high + 3 and low - 3 <= end
                    for start, end, kind in questions
                    if kind not in ("headline", "dash")
                )
                self.n["flagged"] += flagged
                previous: tuple[int, int] | None = None
                joined = foreign = 0
                for offset in at:
                    tag = tags[offset]
                    if tag[1] != "P":
                        if tag[1] not in "_" and not text[offset].isspace():
                            foreign += 1
                        continue
                    owner.setdefault((tag[0], tag[2], tag[3]), []).append((number, count))
                    home[tag[0], number] += 1
                    here = (tag[0], tag[2])
                    joined += previous is not None and previous != here
                    previous = here
                if joined:
                    self.n["joins"] += joined
                    self.say("join", flagged, place, f"{paragraph.text[:30]} … {paragraph.text[-30:]}")
                if foreign:
                    self.say("foreign", flagged, place, f"{paragraph.text[:40]} … {paragraph.text[-30:]}")
        removed = {o for gone in result.removed for o in range(gone.start, gone.end)}
        self._breaks(removed, stories, owner, questions, tags, text, place)
        places = [[o for o, tag in enumerate(tags) if tag[0] == number] for number in range(len(stories))]
        spans = [(min(own), max(own)) for own in places]
        self._matched(stories, result, home, place, questions, spans)
        self._characters(stories, result, place)
        self._marks(stories, result, text, tags)
        self.n["audit"] += not result.audit.holds

    def _breaks(
        self,
        removed: set[int],
        stories: list[Story],
        owner: dict,
        questions: list,
        tags: list[Tag],
        text: str,
        place: str,
    ) -> None:
        first = {}
        for offset, tag in enumerate(tags):
            if tag[1] == "P":
                first.setdefault((tag[0], tag[2], tag[3]), offset)
        for number, story in enumerate(stories):
            for count, (_, words) in enumerate(story.paragraphs):
                homes = [owner.get((number, count, i), []) for i in range(len(words))]
                kept = [hs for hs in homes if hs]
                low, high = (first.get((number, count, i), 0) for i in (0, len(words) - 1))
                doubted = any(start - 2 <= high and low <= end + 2 for start, end, _ in questions)
                if not kept and len(words) > 1:
                    taken = first.get((number, count, 0), -1) in removed
                    self.n["gone"] += taken
                    self.say("removed" if taken else "moved", doubted, place, words[:50])
                breaks = 0
                for i in range(1, len(kept)):
                    if not set(kept[i]) & set(kept[i - 1]):
                        breaks += 1
                        o = first.get((number, count, i), 0)
                        flagged = any(start - 2 <= o <= end + 2 for start, end, _ in questions)
                        self.say("break", flagged, place, f"{words[max(0, i - 22) : i]} / {words[i : i + 22]}")
                self.n["breaks"] += breaks
                spare = sum(len(hs) - 1 for hs in homes if len(hs) > 1)
                if spare > 0.5 * len(words):
                    self.n["dup"] += 1
                    self.say("dup", doubted, place, words[:40])
                self.n["spare"] += spare

    def _matched(
        self,
        stories: list[Story],
        result: Repaired,
        home: Counter,
        place: str,
        questions: list,
        spans: list[tuple[int, int]],
    ) -> None:
        used: set[int] = set()
        for number, story in enumerate(stories):
            self.n["articles_want"] += 1
            size = sum(len(t) for _, t in story.paragraphs)
            mine = [(home[number, a], a) for a in range(len(result.articles)) if home[number, a]]
            best, found = max(mine, default=(0, -1))
            total = sum(home[s, found] for s in range(len(stories)))
            good = best >= 0.95 * size and best >= 0.95 * total and found not in used
            self.n["articles_good"] += good
            used.add(found)
            doubtful = False
            if not good:
                low, high = spans[number]
                doubtful = any(k in ("article", "move", "join") and low - 3 <= s <= high + 3 for s, _, k in questions)
                self.say("article", doubtful, place, f"{story.id} {best}/{size} of {total}")
            self._fields(story, result.articles[found] if found >= 0 else None, place, questions, doubtful)
        self.n["articles_have"] += len(result.articles)

    def _fields(self, story: Story, article: Article | None, place: str, questions: list, doubtful: bool) -> None:
        """Headline and byline; `doubtful` = the article's extent is wrong, and a question stands at it."""
        if article is None:
            self.say("byline", doubtful, place, f"{story.id} no article")
            return
        split = article.split
        mine, true = (split.kicker, split.headline, split.deck), (story.kicker, story.headline, story.deck)
        at = [o for part in article.title for o in part.at if o >= 0]
        flagged = doubtful or (bool(at) and any(min(at) - 2 <= s <= max(at) + 2 for s, _, _ in questions))
        if fold("".join(mine)) == fold("".join(true)):
            self.n["head_text"] += 1
            if [fold(m) for m in mine] == [fold(t) for t in true]:
                self.n["head_split"] += 1
            else:
                self.say("split", flagged, place, f"{'|'.join(mine)} // {'|'.join(true)}")
        else:
            self.say("headline", flagged, place, f"{'|'.join(mine)} // {'|'.join(true)}")
        b = article.byline
        pictures = set(story.photo) | (set(story.reporters) if story.credit == "摄" else set())
        names = set(story.reporters) | set(story.photo)
        good = set(b.reporters) | set(b.photo) == names and set(b.correspondents) == set(story.correspondents)
        good &= (len(b.reporters) == len(story.reporters) or bool(pictures)) and article.dateline.text == story.dateline
        good &= story.credit in (b.credit, "*") or (story.credit == "摄" and bool(b.photo))
        if good:
            self.n["byline"] += 1
        else:
            at = [o for part in b.raw for o in part.at if o >= 0]
            flagged = doubtful or (bool(at) and any(min(at) - 2 <= s <= max(at) + 2 for s, _, _ in questions))
            got = f"{b.reporters}{b.correspondents}{b.photo} {b.credit} {article.dateline.text}"
            want = f"{story.reporters}{story.correspondents}{story.photo} {story.credit} {story.dateline}"
            self.say("byline", flagged, place, f"{story.id} {got} // {want}")

    def _characters(self, stories: list[Story], result: Repaired, place: str) -> None:
        want: Counter[str] = Counter()
        have: Counter[str] = Counter()
        for story in stories:
            want.update(
                fold(
                    "".join(
                        (story.kicker, story.headline, story.deck, story.dateline, *(t for _, t in story.paragraphs))
                    )
                )
            )
            want.update("".join((*story.reporters, *story.correspondents, *story.photo)))
        for article in result.articles:
            split, byline = article.split, article.byline
            have.update(fold("".join((split.kicker, split.headline, split.deck, article.dateline.text))))
            have.update(fold("".join(p.text for p in article.paragraphs)))
            have.update("".join((*byline.reporters, *byline.correspondents, *byline.photo)))
        lost, more = want - have, have - want
        self.n["chars"] += want.total()
        self.n["lost"] += lost.total()
        self.n["invented"] += more.total()
        if lost.total() > 2 or more.total() > 2:
            self.worst.append(
                f"chars    ! {place} lost {''.join(lost.elements())[:40]} more {''.join(more.elements())[:60]}"
            )

    def _marks(self, stories: list[Story], result: Repaired, text: str, tags: list[Tag]) -> None:
        for article in result.articles:
            for paragraph in article.paragraphs:
                for char, offset in zip(paragraph.text, paragraph.body.at, strict=True):
                    if offset < 0 or tags[offset][1] != "P":
                        continue
                    number, _, para, index = tags[offset]
                    true = stories[number].paragraphs[para][1][index]
                    if true == "…" or char == "…":
                        self.n["mark_true"] += true == "…"
                        self.n["mark_got"] += char == "…"
                        self.n["mark_same"] += char == true
                    else:
                        self.n["mark_true"] += true in MARKS
                        self.n["mark_got"] += char in MARKS
                        self.n["mark_same"] += char == true and true in MARKS
                    if char != true and not (char in "℃" or true in "℃"):
                        self.worst.append(f"mark     ! {char}/{true} {paragraph.text[:50]}")

    def row(self) -> dict[str, float]:
        """The figures of the table."""
        n = self.n
        f1 = lambda good, have, want: 2 * good / max(have + want, 1)  # noqa: E731
        return {
            "segmentation F1": f1(n["articles_good"], n["articles_have"], n["articles_want"]),
            "paragraph F1": f1(n["same"], n["have"], n["want"]),
            "breaks left ‰": 1000 * n["breaks"] / n["want"],
            "wrong joins ‰": 1000 * n["joins"] / n["want"],
            "duplicates ‰": 1000 * n["dup"] / n["want"],
            "wrongly removed": n["gone"],
            "chars lost ‰": 1000 * n["lost"] / n["chars"],
            "chars invented ‰": 1000 * n["invented"] / n["chars"],
            "punct precision": n["mark_same"] / max(n["mark_got"], 1),
            "punct recall": n["mark_same"] / max(n["mark_true"], 1),
            "headline text": n["head_text"] / n["articles_want"],
            "headline split": n["head_split"] / n["articles_want"],
            "byline exact": n["byline"] / n["articles_want"],
            "audit fails": n["audit"],
            "errors flagged": n["errors_flagged"] / max(n["errors"], 1),
            "paragraphs flagged": n["flagged"] / max(n["have"], 1),
            "seconds/12k": 12 * n["milliseconds"] / max(n["chars"], 1),
        }


def run(level: int, half: str, dumps: int, first: int = 0) -> Tally:
    """Score some dumps of one level."""
    tally = Tally()

    def make(seed: int):
        raw, text, tags, copies, stories = make_press_dump(level, seed, half)
        return raw, partial(tally.add, text, tags, copies, stories)

    return run_dumps(tally, level, range(first, first + dumps), make)


if __name__ == "__main__":
    print_table(arguments(60).parse_args(), run)

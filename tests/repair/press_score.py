"""The table of repair.md §5 by place: `python tests/repair/press_score.py [--half tuned|held] [--dumps 200]`."""

import itertools
from collections import Counter
from functools import partial

from asked import TITLE, Asked, pieces, torn
from press_damage import Story, Tag, make_press_dump
from score_bench import MARKS, Tally, arguments, fold, print_table, run_dumps

from layout.repair.types import Article, Repaired


def all_words(story: Story) -> str:
    """All words of a true article, folded."""
    return fold("".join((story.kicker, story.headline, story.deck, *(text for _, text in story.paragraphs))))


class PressTally(Tally):
    """Counts over many dumps."""

    def add(
        self, text: str, tags: list[Tag], copies: list[bool], stories: list[Story], result: Repaired, place: str
    ) -> None:
        """One dump."""
        asked = Asked(result)
        owner: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
        home: Counter[tuple[int, int]] = Counter()
        self.n["have"] += sum(len(a.paragraphs) for a in result.articles)
        self.n["want"] += sum(len(s.paragraphs) for s in stories)
        wants = Counter(t for s in stories for _, t in s.paragraphs)
        haves = Counter(p.text for a in result.articles for p in a.paragraphs)
        self.n["same"] += (wants & haves).total()
        for number, article in enumerate(result.articles):
            for count, paragraph in enumerate(article.paragraphs):
                self.n["flagged"] += asked.within(paragraph.body)
                previous, before = None, -1
                joined: list[int] = []
                foreign: list[int] = []
                for offset in (offset for offset in paragraph.body.at if offset >= 0):
                    tag = tags[offset]
                    if tag[1] != "P":
                        if tag[1] not in "_" and not text[offset].isspace():
                            foreign.append(offset)
                        continue
                    owner.setdefault((tag[0], tag[2], tag[3]), []).append((number, count))
                    home[tag[0], number] += 1
                    here = (tag[0], tag[2])
                    if previous not in (None, here):
                        joined += [before, offset]
                    previous, before = here, offset
                words = f"{paragraph.text[:30]} … {paragraph.text[-30:]}"
                if joined:
                    self.n["joins"] += len(joined) // 2
                    self.say("join", asked.at(joined), place, words, joined)
                if foreign:
                    ends = (foreign[0], foreign[-1])
                    self.say("foreign", asked.at(ends), place, words, ends)
        removed = {o for gone in result.removed for o in range(gone.start, gone.end)}
        self._breaks(removed, stories, owner, asked, tags, place)
        self._matched(stories, result, home, place, asked)
        self._characters(stories, result, place)
        self._marks(stories, result, text, tags)
        self.n["audit"] += not result.audit.holds

    def _breaks(
        self, removed: set[int], stories: list[Story], owner: dict, asked: Asked, tags: list[Tag], place: str
    ) -> None:
        printed: dict[tuple[int, int, int], list[int]] = {}
        for offset, tag in enumerate(tags):
            if tag[1] == "P":
                printed.setdefault((tag[0], tag[2], tag[3]), []).append(offset)
        for number, story in enumerate(stories):
            for count, (_, words) in enumerate(story.paragraphs):
                homes = [owner.get((number, count, i), []) for i in range(len(words))]
                at = [printed.get((number, count, i), [-1]) for i in range(len(words))]
                doubted = asked.at((*at[0], *at[-1]), TITLE)
                if not any(homes) and len(words) > 1:
                    taken = at[0][0] in removed
                    self.n["gone"] += taken
                    self.say("removed" if taken else "moved", doubted, place, words[:50])
                kept = [(own, places[0]) for own, places in zip(homes, at, strict=True) if own]
                for i, ((left, end), (right, start)) in enumerate(itertools.pairwise(kept), 1):
                    if not set(left) & set(right):
                        self.n["breaks"] += 1
                        told = f"{words[max(0, i - 22) : i]} / {words[i : i + 22]}"
                        self.say("break", asked.at((end, start)), place, told, (end, start))
                spare = sum(len(hs) - 1 for hs in homes if len(hs) > 1)
                if spare > 0.5 * len(words):
                    self.n["dup"] += 1
                    self.say("dup", doubted, place, words[:40])
                self.n["spare"] += spare

    def _matched(self, stories: list[Story], result: Repaired, home: Counter, place: str, asked: Asked) -> None:
        used: set[int] = set()
        found = pieces(result, [all_words(story) for story in stories])
        for number, story in enumerate(stories):
            self.n["articles_want"] += 1
            size = sum(len(t) for _, t in story.paragraphs)
            mine = [(home[number, a], a) for a in range(len(result.articles)) if home[number, a]]
            best, where = max(mine, default=(0, -1))
            total = sum(home[s, where] for s in range(len(stories)))
            good = best >= 0.95 * size and best >= 0.95 * total and where not in used
            self.n["articles_good"] += good
            used.add(where)
            own = (
                [asked.titled(result.articles[where]), asked.signed(result.articles[where], where)]
                if where >= 0
                else []
            )
            places = [] if good else torn(found, number)
            doubtful = not good and (asked.at(places) if places else any(own))
            if not good:
                self.say("article", doubtful, place, f"{story.id} {best}/{size} of {total}", places)
            if where < 0:
                self.say("byline", doubtful, place, f"{story.id} no article")
                continue
            self._fields(story, result.articles[where], (doubtful or own[0], doubtful or own[1]), place)
        self.n["articles_have"] += len(result.articles)

    def _fields(self, story: Story, article: Article, flags: tuple[bool, bool], place: str) -> None:
        """Headline and byline; `flags` say whether a question leads to each of them."""
        split = article.split
        mine, true = (split.kicker, split.headline, split.deck), (story.kicker, story.headline, story.deck)
        if fold("".join(mine)) == fold("".join(true)):
            self.n["head_text"] += 1
            if [fold(m) for m in mine] == [fold(t) for t in true]:
                self.n["head_split"] += 1
            else:
                self.say("split", flags[0], place, f"{'|'.join(mine)} // {'|'.join(true)}")
        else:
            self.say("headline", flags[0], place, f"{'|'.join(mine)} // {'|'.join(true)}")
        b = article.byline
        pictures = set(story.photo) | (set(story.reporters) if story.credit == "摄" else set())
        names = set(story.reporters) | set(story.photo)
        good = set(b.reporters) | set(b.photo) == names and set(b.correspondents) == set(story.correspondents)
        good &= (len(b.reporters) == len(story.reporters) or bool(pictures)) and article.dateline.text == story.dateline
        good &= story.credit in (b.credit, "*") or (story.credit == "摄" and bool(b.photo))
        if good:
            self.n["byline"] += 1
        else:
            got = f"{b.reporters}{b.correspondents}{b.photo} {b.credit} {article.dateline.text}"
            want = f"{story.reporters}{story.correspondents}{story.photo} {story.credit} {story.dateline}"
            self.say("byline", flags[1], place, f"{story.id} {got} // {want}")

    def _characters(self, stories: list[Story], result: Repaired, place: str) -> None:
        want: Counter[str] = Counter()
        have: Counter[str] = Counter()
        for story in stories:
            want.update(all_words(story) + fold(story.dateline))
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
                f"{'chars':10}! {place} lost {''.join(lost.elements())[:40]} more {''.join(more.elements())[:60]}"
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
                        self.worst.append(f"{'mark':10}! {char}/{true} {paragraph.text[:50]}")

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
            "errors flagged": n["errors_flagged"] / n["errors"] if n["errors"] else 1.0,
            "paragraphs flagged": n["flagged"] / max(n["have"], 1),
            "seconds/12k": 12 * n["milliseconds"] / max(n["chars"], 1),
        }


def run(level: int, half: str, dumps: int, first: int = 0) -> PressTally:
    """Score some dumps of one level."""
    tally = PressTally()

    def make(seed: int):
        raw, text, tags, copies, stories = make_press_dump(level, seed, half)
        return raw, partial(tally.add, text, tags, copies, stories)

    return run_dumps(tally, level, range(first, first + dumps), make)


if __name__ == "__main__":
    print_table(arguments(60).parse_args(), run)

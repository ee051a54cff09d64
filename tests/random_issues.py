"""Issues by chance, yet such as an editor might write: any nesting of rectangles, copy of any length, pictures, boxes,
jumps, promised copy, fillers. The same seed writes the same files.
"""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃星宿列张"
FORMATS = {"对开8栏": (8, 13, 115), "四开6栏": (6, 11, 80), "四开6栏宽": (6, 12, 80), "四开5栏": (5, 12, 74)}
SIZES = ((1200, 800), (800, 1200), (1000, 1000), (1800, 600))
WHERES = ("自动", "左上", "右上", "左下", "右下", "上", "下", "左", "右", "中", "左中", "右中")
OUTLINES = (
    "50% 0%, 100% 40%, 70% 100%, 10% 80%",
    "0% 0%, 100% 0%, 0% 100%",
    "30% 0%, 60% 0%, 60% 100%, 0% 100%, 30% 50%",
)
ROOM_CHARS = 0.72
"""Part of a slot's characters that its copy is drawn around; heads and white take the rest."""


@dataclass
class Cut:
    """A rectangle of the drawing: columns and bands, ends exclusive."""

    left: int
    right: int
    top: int
    foot: int


@dataclass
class Drawn:
    """A page: its columns of so many characters, its lines, its pinned bands and its rectangles by name."""

    columns: int
    chars: float
    lines: int
    bands: int
    split: str
    pins: dict[int, int]
    slots: dict[str, Cut] = field(default_factory=dict)
    corners: dict[str, Cut] = field(default_factory=dict)
    free: list[Cut] = field(default_factory=list)
    masthead: bool = False


class Copy:
    """Sentences out of the sample's articles, in any order."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.sentences, self.subheads, self.headlines = _pool()

    def headline(self) -> str:
        return self.chance.choice(self.headlines)

    def paragraphs(self, characters: int) -> list[str]:
        """About so many characters, with subheads here and there."""
        found: list[str] = []
        left = characters
        while left > 0:
            if found and left > 200 and self.chance.random() < 0.15:
                found.append(f"## {self.chance.choice(self.subheads)}")
            wanted = min(left, self.chance.choice((12, 40, 80, 120, 200, 350)))
            text = ""
            while len(text) < wanted:
                text += self.chance.choice(self.sentences)
            found.append(text[: max(wanted + 20, 10)] if len(text) < wanted + 40 else _cut(text, wanted))
            left -= len(found[-1])
        return found


def _cut(text: str, wanted: int) -> str:
    """The text up to a sentence end near `wanted`."""
    end = text.find("。", max(0, wanted - 1))
    return text[: end + 1] if 0 <= end < wanted + 40 else text[:wanted] + "。"


def _pool() -> tuple[list[str], list[str], list[str]]:
    """Sentences, subheads and headlines of the sample issue."""
    sentences: list[str] = []
    subheads: list[str] = []
    headlines: list[str] = []
    for file in sorted((ROOT / "issues/zhongyuan-weekly/2021-02-09/稿件").glob("*.md")):
        head, _, body = file.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        headlines += [line[3:].strip() for line in head.splitlines() if line.startswith("主题:")]
        for line in body.splitlines():
            if line.startswith("##"):
                subheads.append(line.lstrip("# "))
            elif len(line) > 30 and not line.startswith((">", "-", "|", "<", "!", "[")):
                sentences += [f"{s}。" for s in line.split("。") if 8 < len(s) < 90 and _plain(s)]
    return sentences, subheads, [h.strip('"') for h in headlines]


def write_issue(seed: int, folder: Path) -> Path:
    """Writes one issue and returns its file."""
    chance = random.Random(seed)
    (folder / "稿件").mkdir(parents=True, exist_ok=True)
    (folder / "图").mkdir(exist_ok=True)
    for i, size in enumerate(SIZES):
        Image.new("RGB", size, (90 + 30 * i, 120, 150)).save(folder / f"图/{i}.png")
    made = chance.choice(list(FORMATS))
    drawn = [_draw(chance, made, number) for number in range(1, chance.choice((1, 1, 2, 2, 3)) + 1)]
    _name(chance, drawn)
    contents = _fill(chance, drawn, folder)
    rows = ["报纸: 试报", "日期: 2021-02-09", f"版式: {made}", "稿库: 稿件/"]
    if reserve := [_article(chance, folder, f"备{i}", chance.randint(50, 500)) for i in range(chance.randint(0, 3))]:
        rows.append(f"备稿: [{', '.join(reserve)}]")
    rows.append("版:")
    for number, page in enumerate(drawn, 1):
        rows += [f"  {number}:", f"    名: 版{number}"]
        if page.masthead:
            rows.append("    报头: 上, 12行")
        if page.split:
            rows.append(f"    分栏: {page.split}")
        rows += ["    版样: |", *_drawing(page)]
        rows += [f"    {name}: {contents[number, name]}" for name in page.slots]
    (folder / "paper.yaml").write_text("报名: 试报\n代号: SB\n语言: zh-Hans\n", "utf-8")
    (folder / "issue.yaml").write_text("\n".join(rows) + "\n", "utf-8")
    return folder / "issue.yaml"


def _draw(chance: random.Random, made: str, number: int) -> Drawn:
    """A page cut into rectangles: free cells are filled from the top left by rectangles of any size."""
    columns, chars, lines = FORMATS[made]
    width = columns * chars + columns - 1
    split = ""
    if chance.random() < 0.4:
        count = chance.randint(2, 8)
        if (width - count + 1) / count >= 8:
            split = chance.choice((f"{count}栏", f"{{栏: {count}, 余: {chance.choice(('等栏', '不动栏空', '格'))}}}"))
            columns, chars = count, (width - count + 1) / count
    bands = chance.randint(2, 6)
    masthead = number == 1 and chance.random() < 0.5
    page = Drawn(columns, chars, lines - (12 if masthead else 0), bands, split, {}, masthead=masthead)
    taken = [[False] * columns for _ in range(bands)]
    most = chance.choice((2, 3, 4))
    cuts: list[Cut] = []
    for y in range(bands):
        for x in range(columns):
            if not taken[y][x]:
                cuts.append(_rectangle(chance, taken, (x, y), most))
    page.free = [cut for cut in cuts if len(cuts) > 2 and chance.random() < 0.05]
    page.slots = {str(i): cut for i, cut in enumerate(cuts) if cut not in page.free}
    for band in range(bands):
        if chance.random() < 0.12:
            page.pins[band] = chance.randint(6, max(7, page.lines // bands + 6))
    return page


def _rectangle(chance: random.Random, taken: list[list[bool]], cell: tuple[int, int], most: int) -> Cut:
    """A rectangle of free cells whose top left cell is given."""
    x, y = cell
    right = x + 1
    while right < len(taken[0]) and right - x < most and not taken[y][right] and chance.random() < 0.65:
        right += 1
    foot = y + 1
    while foot < len(taken) and not any(taken[foot][x:right]) and chance.random() < 0.55:
        foot += 1
    for row in taken[y:foot]:
        row[x:right] = [True] * (right - x)
    return Cut(x, right, y, foot)


def _name(chance: random.Random, pages: Sequence[Drawn]) -> None:
    """Letters for the rectangles of every page; here and there two of them, one below the other, make an L."""
    for page in pages:
        page.slots = dict(zip(NAMES, page.slots.values(), strict=False))
        for name, cut in list(page.slots.items()):
            if name in page.slots and chance.random() < 0.15:
                _bend(page, name, cut)


def _bend(page: Drawn, name: str, cut: Cut) -> None:
    """The rectangle and a narrower or wider one right below it, level with it at one side, made an L."""
    for other, below in page.slots.items():
        level = (below.left == cut.left) != (below.right == cut.right)
        if below.top != cut.foot or not level or other in page.corners or name in page.corners:
            continue
        whole = Cut(min(cut.left, below.left), max(cut.right, below.right), cut.top, below.foot)
        wide, narrow = (cut, below) if cut.right - cut.left > below.right - below.left else (below, cut)
        left, right = (wide.left, narrow.left) if wide.right == narrow.right else (narrow.right, wide.right)
        page.corners[name] = Cut(left, right, narrow.top, narrow.foot)
        page.slots[name] = whole
        del page.slots[other]
        return


def _drawing(page: Drawn) -> list[str]:
    """The rows of the drawing."""
    rows = [["·"] * page.columns for _ in range(page.bands)]
    for name, cut in page.slots.items():
        corner = page.corners.get(name)
        for y in range(cut.top, cut.foot):
            for x in range(cut.left, cut.right):
                if corner is None or not (corner.top <= y < corner.foot and corner.left <= x < corner.right):
                    rows[y][x] = name
    pinned = [f" {page.pins[i]}行" if i in page.pins else "" for i in range(page.bands)]
    return ["      " + "".join(row) + pin for row, pin in zip(rows, pinned, strict=True)]


def _room(page: Drawn, cut: Cut) -> float:
    """Characters that a rectangle holds, its bands all as high as the others that are not pinned."""
    share = (page.lines - sum(page.pins.values())) / max(1, page.bands - len(page.pins))
    lines = sum(page.pins.get(band, max(4.0, share)) for band in range(cut.top, cut.foot))
    return (cut.right - cut.left) * page.chars * lines


def _fill(chance: random.Random, pages: Sequence[Drawn], folder: Path) -> dict[tuple[int, str], str]:
    """What every rectangle holds, as issue.yaml says it."""
    contents: dict[tuple[int, str], str] = {}
    wide = [
        (n, name)
        for n, page in enumerate(pages, 1)
        for name, cut in page.slots.items()
        if _room(page, cut) > 500 and name not in page.corners
    ]
    if len(wide) > 1 and chance.random() < 0.6:
        chain = sorted(chance.sample(wide, min(len(wide), chance.choice((2, 2, 2, 3)))), key=lambda slot: slot[0])
        if chain:
            room = sum(_room(pages[n - 1], pages[n - 1].slots[name]) for n, name in chain)
            contents |= _jumping(chance, chain, folder, round(room * chance.uniform(0.6, 0.85)))
    for number, page in enumerate(pages, 1):
        for name, cut in page.slots.items():
            if (number, name) not in contents:
                contents[number, name] = _content(chance, page, cut, folder, f"稿{number}{name}")
                if name in page.corners:
                    contents[number, name] = _plain_story(chance, page, name, folder, f"曲{number}{name}")
    return contents


def _jumping(
    chance: random.Random, chain: list[tuple[int, str]], folder: Path, characters: int
) -> dict[tuple[int, str], str]:
    """A story that runs over several slots, on one page or onwards."""
    said: dict[tuple[int, str], str] = {}
    name = _article(chance, folder, "长稿", characters)
    for i, (number, slot) in enumerate(chain):
        keys = [f"稿: {name}"] if i == 0 else [f"接: {chain[i - 1][0]}/{chain[i - 1][1]}"]
        if i + 1 < len(chain):
            keys.append(f"转: {chain[i + 1][0]}/{chain[i + 1][1]}")
        if i and chance.random() < 0.5:
            keys.append("转题: 转来的题")
        if chance.random() < 0.3:
            said_of = f"宽: {chance.randint(4, 14)}字, 高: {chance.randint(5, 12)}行, 位: {chance.choice(WHERES)}"
            outline = f", 轮廓: '{chance.choice(OUTLINES)}'" if chance.random() < 0.5 else ""
            keys.append(f"图: {{文件: 图/{chance.randrange(4)}.png, {said_of}{outline}}}")
        if chance.random() < 0.2:
            keys.append(f"断句: {chance.choice(('句末', '随意'))}")
        said[number, slot] = "{" + ", ".join(keys) + "}"
    return said


def _content(chance: random.Random, page: Drawn, cut: Cut, folder: Path, name: str) -> str:
    """What one rectangle holds."""
    columns = cut.right - cut.left
    room = _room(page, cut)
    kind = chance.random()
    if kind < 0.05:
        return f"{{图片新闻: 图/{chance.randrange(4)}.png, 主题: 一张图片, 图说: 图说在此。, 摄: 某人}}"
    if kind < 0.09:
        return f"{{广告: 公益, 文件: 图/{chance.randrange(4)}.png}}"
    if kind < 0.12:
        return f"{{待稿: {max(50, round(room * 0.6 / 10) * 10)}字, 主题: 题目待定}}"
    keys = []
    if chance.random() < 0.25:
        keys.append(f"框: {chance.choice(('细线', '粗线', '双线', '波浪', '回纹'))}")
    width = columns * page.chars + columns - 1 - (2 if keys else 0)
    if columns > 1 and chance.random() < 0.2:
        count = chance.randint(1, columns)
        if (width - count + 1) / count >= 8 and (width - count + 1) / count <= 40:
            keys.append(f"分栏: {{栏: {count}, 余: {chance.choice(('等栏', '不动栏空', '格'))}}}")
            columns, page = count, replace(page, chars=(width - count + 1) / count)
    elif (width - columns + 1) / columns < 5:
        keys = []
    pictures, taken = [], 0.0
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2)) if room > 300 else 0):
        across = chance.randint(1, min(columns, 3))
        size = chance.randrange(4)
        said = [f"文件: 图/{size}.png", f"宽: {across}栏"]
        if chance.random() < 0.3:
            said[1] = f"宽: {chance.randint(4, max(5, round(across * page.chars)))}字"
        lines = across * page.chars * 0.75 * SIZES[size][1] / SIZES[size][0]
        if chance.random() < 0.4:
            lines = chance.randint(6, 14)
            said.append(f"高: {round(lines)}行")
        if chance.random() < 0.7:
            said.append(f"图说: {'图说文字' * chance.randint(1, 5)}。")
        if chance.random() < 0.6:
            said.append(f"位: {chance.choice(WHERES)}")
        if chance.random() < 0.2:
            said.append(f"轮廓: '{chance.choice(OUTLINES)}'")
        pictures.append("{" + ", ".join(said) + "}")
        taken += across * page.chars * (lines + 2)
    if taken > room * 0.6:
        pictures, taken = pictures[:0], 0.0
    if pictures:
        keys.append(f"图: [{', '.join(pictures)}]")
    characters = (room - taken) * ROOM_CHARS * chance.uniform(0.6, 1.0)
    if chance.random() < 0.08:
        characters = chance.randint(50, 2500)
    keys.insert(0, f"稿: {_article(chance, folder, name, max(50, round(characters)))}")
    if chance.random() < 0.1 and characters > 800:
        keys.append("可删: 末段")
    is_wide = any(f"宽: {columns}栏" in picture for picture in pictures)  # an upright head takes a column of its own
    if columns > 1 and chance.random() < 0.1 and not is_wide:
        keys.append(f"竖题: 是, 题位: {chance.choice('左右')}")
    return "{" + ", ".join(keys) + "}"


def _plain_story(chance: random.Random, page: Drawn, name: str, folder: Path, article: str) -> str:
    """An L-shaped slot: a story, perhaps with a picture."""
    room = _room(page, page.slots[name]) - _room(page, page.corners[name])
    picture = f"图: {{文件: 图/0.png, 宽: 1栏, 位: {chance.choice(WHERES)}}}, " if chance.random() < 0.4 else ""
    characters = max(60, round(room * ROOM_CHARS * chance.uniform(0.5, 0.9)))
    return f"{{稿: {_article(chance, folder, article, characters)}, {picture}曲尺: 是}}"


def _article(chance: random.Random, folder: Path, name: str, characters: int) -> str:
    """Writes an article and returns its name."""
    copy = Copy(chance)
    head = [f"主题: {json.dumps(copy.headline(), ensure_ascii=False)}"]
    if chance.random() < 0.3:
        head.append(f"肩题: {json.dumps(copy.headline(), ensure_ascii=False)}")
    if chance.random() < 0.4:
        head.append("电头: 本报讯")
    if chance.random() < 0.7:
        head.append("署名: 本报记者 某人")
    text = "\n\n".join(copy.paragraphs(characters))
    (folder / f"稿件/{name}.md").write_text("---\n" + "\n".join(head) + "\n---\n\n" + text + "\n", "utf-8")
    return name


def _plain(sentence: str) -> bool:
    """Whether a sentence has no markup and its quotation marks are in pairs."""
    return sentence.count("“") == sentence.count("”") and not set("*`[]<>_#（）") & set(sentence)

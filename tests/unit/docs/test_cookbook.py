"""Every recipe of the cookbook, built as it stands, with articles and pictures of the lengths that it names."""

import random
import re
import shlex
import shutil
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from fences import Fence, fences
from PIL import Image

from layout.cli import paiban

BOOK = Path(__file__).resolve().parents[3] / "docs" / "cookbook.md"
SENTENCES = (
    "河边的早市天不亮就开了",
    "挑担的人从桥上下来，把菜一捆一捆摆在石阶上",
    "过了八点，太阳照到第三级台阶，人就渐渐多起来",
    "卖鱼的把水盆往里挪一挪，给推车的让出路",
    "老人们坐在树下看棋，一盘棋要看一个上午",
    "放学的孩子沿着河走，书包一颠一颠",
    "船靠岸的时候，铁链响了一声",
    "修伞的摊子摆在邮局门口，已经有二十年",
    "雨后的石板路发亮，走路要慢一些",
    "傍晚收摊，各家把门前扫干净，第二天又是新的一天",
)
LENGTHS = {"长": 900, "中一": 420, "中二": 420, "中三": 420, "短一": 170, "短二": 170, "短三": 170, "短四": 170}
HEADLINES = {"长": "河上的一年", "中一": "早市开在石阶上", "中二": "修伞人的二十年", "中三": "看棋的一个上午"} | {
    "短一": "早班船提前一刻钟", "短二": "石板路修好了", "短三": "树下添了三把椅子", "短四": "邮局门口新添信箱"
}  # fmt: skip
AD_MM = (111.1, 49.7)
"""The slot of the advertisement that is a PDF: half the width, twelve lines."""


def article(name: str) -> str:
    """An article of about the length that its name stands for; no paragraph is another's."""
    dice, text, used = random.Random(name), list[str](), 0
    month = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月")[list(LENGTHS).index(name)]
    while used < LENGTHS[name]:
        paragraph = f"{month}里，" + "。".join(dice.sample(SENTENCES, dice.randint(2, 4))) + "。"
        if paragraph in text:
            continue
        text.append(paragraph)
        used += len(paragraph)
    if len(text) > 8:
        text.insert(len(text) // 2, "## 桥那边")
    return f"---\n主题: {HEADLINES[name]}\n署名: 本报\n---\n" + "\n\n".join(text) + "\n"


def recipes() -> dict[str, list[Fence]]:
    """The fences of every recipe by its heading; those before the first stand under an empty one."""
    lines = BOOK.read_text("utf-8").splitlines()
    found: dict[str, list[Fence]] = {}
    for fence in fences(BOOK):
        heads = [line[3:] for line in lines[: fence.line] if line.startswith("## ")]
        found.setdefault(heads[-1] if heads else "", []).append(fence)
    return found


RECIPES = recipes()


@pytest.fixture(scope="session")
def kitchen(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The paper's folder with its stock of articles, pictures, advertisements and a face."""
    folder = tmp_path_factory.mktemp("kitchen")
    for name in ("稿件", "图", "广告", "字体"):
        (folder / name).mkdir()
    (folder / "paper.yaml").write_text(RECIPES[""][0].text, "utf-8")
    for name in LENGTHS:
        (folder / "稿件" / f"{name}.md").write_text(article(name), "utf-8")
    Image.linear_gradient("L").resize((1500, 1000)).save(folder / "图" / "横.png")
    Image.radial_gradient("L").resize((1500, 2000)).save(folder / "图" / "竖.png")
    Image.linear_gradient("L").rotate(90).resize((1500, 1500)).save(folder / "图" / "方.png")
    Image.radial_gradient("L").resize((1500, 620)).save(folder / "广告" / "书店.png")
    width, height = (mm * 72 / 25.4 for mm in AD_MM)
    advertisement = pikepdf.new()
    page = advertisement.add_blank_page(page_size=(width, height))
    page.obj.TrimBox = [0, 0, width, height]
    page.obj.Contents = advertisement.make_stream(f"0 0 0 0.3 k 20 20 {width - 40} {height - 40} re f".encode())
    advertisement.save(folder / "广告" / "船行.pdf")
    shutil.copy(root / "fonts" / "PaibanKai-Regular.ttf", folder / "字体" / "题字.ttf")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("title", [title for title in RECIPES if title])
def test_a_recipe_builds_as_it_stands(
    title: str, kitchen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "报"
    shutil.copytree(kitchen, folder)
    monkeypatch.chdir(folder)
    recipe = RECIPES[title]
    for fence in recipe:
        if fence.word != "sh":
            Path(fence.rest).write_text(fence.text, "utf-8")
    commands = [line.split(maxsplit=1)[1] for f in recipe if f.word == "sh" for line in f.text.splitlines()]
    editions = re.findall(r"^分版:\n +(\w+):", Path("issue.yaml").read_text("utf-8"), re.MULTILINE)
    builds = ["build issue.yaml -o out", *(f"build issue.yaml -o out-{name} --edition {name}" for name in editions)]
    for command in [*commands, *builds]:
        ran = CliRunner().invoke(paiban, shlex.split(command))
        assert ran.exit_code == 0, f"{command}\n{ran.output}"
    assert list(Path("out").glob("DK_20240102.pdf"))


def test_the_recipes_are_all_there() -> None:
    assert len(RECIPES) > 18
    assert all(any(fence.rest == "issue.yaml" for fence in recipe) for title, recipe in RECIPES.items() if title)

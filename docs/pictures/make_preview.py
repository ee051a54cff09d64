"""Takes the picture of the live page in docs/preview.md: `python docs/pictures/make_preview.py`; chromium is needed.

The sample issue gets a few sentences too many in one article, so that the picture shows what an editor looks for.
"""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
PAPER = HERE.parents[1] / "issues" / "zhongyuan-weekly"
TOO_MUCH = "活动当天，社区的志愿者早早来到现场，把桌椅摆好，把热水烧上。" * 8
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
COLOURS = 128

with TemporaryDirectory() as folder, sync_playwright() as driver:
    home = Path(folder) / "paper"
    shutil.copytree(PAPER, home)
    article = home / "2021-02-09" / "稿件" / "棉纺路.md"
    article.write_text(f"{article.read_text('utf-8').rstrip()}\n\n{TOO_MUCH}\n", "utf-8")
    command = [sys.executable, "-m", "layout", "preview", "2021-02-09/issue.yaml"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=home) as preview:
        assert preview.stdout is not None
        address = preview.stdout.readline().partition(" ")[0]
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 840})
        page.goto(f"{address}#2")
        page.wait_for_selector("#sheet[data-shown]")
        page.wait_for_load_state("load")
        page.keyboard.press("f")
        page.keyboard.press("s")
        page.locator("#findings .finding.error").last.click()
        page.wait_for_function("() => [...document.images].every(image => image.complete && image.naturalWidth)")
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / "preview.png", optimize=True)
        browser.close()
        preview.terminate()

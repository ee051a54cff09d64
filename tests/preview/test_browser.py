"""The live page in a real browser: what an editor sees and does, from the first look to a mended file.

Chromium (Debian's package) is driven by Playwright. Where there is none these tests are left out, and said so; in CI
that is a failure.
"""

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from judged import absent
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from served import ROOT, Served

Serve = Callable[..., Served]

SAMPLE = "issues/zhongyuan-weekly"
ISSUE = "2021-02-09/issue.yaml"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
ON_SCREEN_S = 20.0
"""How long a save may take to the screen on a machine that does other work too; alone it is under half a second."""
expect.set_options(timeout=1000 * ON_SCREEN_S)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample issue, which nobody changes."""
    home = tmp_path_factory.mktemp("still") / "paper"
    shutil.copytree(ROOT / SAMPLE, home)
    served = Served(home / ISSUE, "--editor", "vscode")
    yield served
    served.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if path is None:
        absent("a browser (chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the page; after the test nothing may have been complained of, nor asked for elsewhere."""
    complaints: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_page(served: Served, number: int = 1, width: int = 1440, lang: str | None = None) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "response",
            lambda answer: complaints.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
        )
        page.on("request", lambda request: asked.append(request.url.removeprefix(served.url)))
        page.goto(f"{served.url}#{number}")
        expect(page.locator("#sheet[data-shown]")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if url.startswith(("http:", "https:", "ws:", "//"))] == []


def shown(page: Page) -> str:
    return page.locator("#sheet").get_attribute("data-shown") or ""


def await_other(page: Page, before: str, seconds: float = ON_SCREEN_S) -> None:
    page.wait_for_function(
        "before => document.getElementById('sheet').dataset.shown !== before", arg=before, timeout=seconds * 1000
    )


def test_the_page_shows_every_page_sharp_at_every_zoom(still: Served, look: Callable[..., Page]) -> None:
    page = look(still)
    strip = page.locator("#strip button")
    expect(strip).to_have_count(4)
    expect(strip.nth(0)).to_have_attribute("aria-current", "page")
    for number in (2, 3, 4):
        before = shown(page)
        page.keyboard.press("ArrowRight")
        await_other(page, before)
        assert shown(page).startswith(f"{number}/")
    for key in ("1", "+", "+", "+"):
        before = shown(page)
        page.keyboard.press(key)
        await_other(page, before)
        for pixels, width in page.evaluate(
            "() => [...document.querySelectorAll('.tiles img')].map(i => [i.naturalWidth, i.offsetWidth])"
        ):
            assert abs(pixels - width * page.evaluate("() => devicePixelRatio")) < 0.01, (
                "a pixel of the tile is one of the screen"
            )
    assert page.evaluate("() => document.querySelectorAll('.tiles').length") == 1
    page.locator("#stage").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.getElementById('stage').scrollLeft > 0")
    assert shown(page).startswith("4/"), "a page larger than the stage is moved, not turned"
    page.keyboard.press("[")
    expect(strip.nth(2)).to_have_attribute("aria-current", "page")


def test_tiles_that_are_not_wanted_any_more_do_not_come(still: Served, look: Callable[..., Page]) -> None:
    page = look(still, 2)
    before = shown(page)
    held: list[Route] = []
    page.route("**/*.bmp", lambda route: held.append(route))
    page.keyboard.press("+")
    page.wait_for_function("() => document.querySelectorAll('.tiles').length === 2")
    page.keyboard.press("0")
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise(done => setTimeout(done, 200))")
    assert shown(page) == before
    assert page.locator(".tiles").count() == 1


def test_layers_are_switched_with_keys_and_buttons(still: Served, look: Callable[..., Page]) -> None:
    page = look(still, 2)
    for name, key in (("grid", "g"), ("slots", "s"), ("fits", "f"), ("marks", "p"), ("order", "r")):
        layer, button = page.locator(f".layer-{name}"), page.locator(f"#layer-{name}")
        expect(layer).to_be_hidden()
        page.keyboard.press(key)
        expect(layer).to_be_visible()
        expect(button).to_have_attribute("aria-pressed", "true")
        button.click()
        expect(layer).to_be_hidden()
        expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("s")
    expect(page.locator(".layer-slots")).to_contain_text("2/甲 中原之声")
    assert page.locator(".layer-slots rect.slot").count() == 7
    page.keyboard.press("r")
    assert page.locator(".layer-order .thread").count() == 6
    page.reload()
    expect(page.locator(".layer-slots")).to_be_visible()


def test_a_saved_article_is_on_the_screen_soon(serve: Serve, look: Callable[..., Page]) -> None:
    served = serve(SAMPLE, issue=ISSUE)
    page = look(served, 2)
    page.wait_for_load_state("load")
    article = served.issue.parent / "稿件/中原之声.md"
    whole = article.read_text("utf-8")
    versions = {one["number"]: one["version"] for one in served.view()["pages"]}
    times = []
    for words in ("“中原之声”走进社区。", "“中原之声”也走进校园和厂区。", ""):
        before, picture = shown(page), page.locator("#sheet").screenshot()
        start = time.monotonic()
        article.write_text(whole.replace("。", "。" + words, 1), "utf-8")
        await_other(page, before)
        times.append(time.monotonic() - start)
        assert page.locator("#sheet").screenshot() != picture
    assert min(times) < ON_SCREEN_S
    assert [one["number"] for one in served.view()["pages"] if one["version"] != versions[one["number"]]] == [2]


def test_a_broken_file_shows_its_errors_beside_the_last_good_page(serve: Serve, look: Callable[..., Page]) -> None:
    served = serve(SAMPLE, issue=ISSUE)
    page = look(served, 2)
    picture = shown(page)
    good = served.issue.read_text("utf-8")
    served.issue.write_text(good.replace("名: 街道", "名: [街道"), "utf-8")
    errors = page.locator("#errors")
    expect(errors).to_be_visible()
    expect(errors).to_have_attribute("role", "alert")
    expect(errors.locator(".where")).to_have_text(re.compile(r"issue\.yaml:35:8$"))
    expect(errors.locator(".source")).to_have_text("35    名: [街道")
    expect(errors.locator(".source mark")).to_have_text("[")
    expect(page.locator("#stale")).to_be_visible()
    expect(page.locator("#status")).to_contain_text("1 处错误")
    assert shown(page) == picture
    assert page.locator(".tiles img").count() > 0
    served.issue.write_text(good, "utf-8")
    expect(errors).to_be_hidden()
    expect(page.locator("#stale")).to_be_hidden()
    expect(page.locator("#status")).to_contain_text("毫秒排好")


def test_a_click_on_text_tells_its_file_and_line(still: Served, look: Callable[..., Page]) -> None:
    page = look(still, 2)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    body = next(slot for slot in still.view()["pages"][1]["slots"] if slot["slot"] == "2/丙")
    sheet, width = page.locator("#sheet").bounding_box(), still.view()["pages"][1]["width_pt"]
    assert sheet is not None
    scale = sheet["width"] / width
    x0, y0, _, y1 = body["rect"]
    page.mouse.click(sheet["x"] + (x0 + 40) * scale, sheet["y"] + (y1 - 60) * scale)
    expect(page.locator("#source")).to_have_text(re.compile(r"稿件/莲湖\.md:\d+:\d+$"))
    told = page.locator("#source").inner_text()
    file, line, column = told.rsplit(":", 2)
    assert Path(file).read_text("utf-8").split("\n")[int(line) - 1][int(column) - 1 :]
    assert page.locator(".layer-chosen rect").count() >= 1
    page.locator("#copy").click()
    expect(page.locator("#copy")).to_have_text("已复制")
    assert page.evaluate("() => navigator.clipboard.readText()") == told
    expect(page.locator("#place a")).to_have_attribute("href", re.compile(rf"^vscode://file/.+:{line}:{column}$"))
    page.keyboard.press("Escape")
    assert page.locator(".layer-chosen rect").count() == 0
    assert y0 < y1


def test_a_finding_leads_to_its_rectangle(serve: Serve, look: Callable[..., Page]) -> None:
    served = serve(SAMPLE, issue=ISSUE)
    article = served.issue.parent / "稿件/林山寨.md"
    article.write_text(article.read_text("utf-8") + "\n" + "街道又添了一处便民服务点，" * 30 + "。\n", "utf-8")
    served.wait(lambda view: any(one["severity"] == "error" for one in view["findings"]))
    page = look(served, 1)
    for _ in range(5):
        page.keyboard.press("+")
    first = page.locator("#findings .finding").first
    first.click()
    expect(page.locator("#findings .finding").first).to_have_attribute("aria-current", "true")
    finding = next(one for one in served.view()["findings"] if one["message"] in first.inner_text())
    assert finding["page"] == 2
    expect(page.locator('#strip [aria-current="page"]')).to_contain_text("A02")
    mark = page.locator(".layer-chosen .error")
    expect(mark).to_have_count(1)
    box, stage = mark.bounding_box(), page.locator("#stage").bounding_box()
    assert box is not None
    assert stage is not None
    assert stage["x"] < box["x"] + box["width"] / 2 < stage["x"] + stage["width"]
    assert box["y"] < stage["y"] + stage["height"]
    assert box["y"] + box["height"] > stage["y"]
    page.keyboard.press("j")
    expect(page.locator("#findings .finding").nth(1)).to_have_attribute("aria-current", "true")
    page.locator("#tab-copyfit").click()
    row = page.locator("#copyfit tr.error").first
    expect(row).to_contain_text(re.compile(r"超 \d+ 字（\d+ 行又 \d+ 字），从“.+”起|缺 \d+ 栏行"))
    row.locator("button").click()
    expect(page.locator(".layer-chosen rect")).to_have_count(1)
    expect(page.locator("#source")).to_have_text(re.compile(r"\.md:1:1$"))


def test_it_can_be_used_without_a_mouse_and_is_told_to_a_reader(still: Served, look: Callable[..., Page]) -> None:
    page = look(still)
    names = page.evaluate(
        "() => [...document.querySelectorAll('button, input, a, [tabindex]')].filter(e => e.checkVisibility()).map(e =>"
        " (e.ariaLabel || e.labels?.[0]?.innerText || e.innerText || e.title).trim())"
    )
    assert all(names), names
    tree = page.locator("body").aria_snapshot()
    for role in (
        'navigation "各版"',
        'toolbar "图层和缩放"',
        "main",
        "complementary",
        "tablist",
        "tab ",
        "status",
    ):
        assert role in tree, tree
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.id || document.activeElement.className"))
    assert {"lang", "help-open", "layer-grid", "zoom-in", "stage", "tab-findings", "here"} <= reached
    page.locator("#tab-findings").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#copyfit")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_it_speaks_both_languages(still: Served, look: Callable[..., Page]) -> None:
    page = look(still)
    assert page.evaluate("() => document.documentElement.lang") == "zh-Hans"
    page.locator("#lang").click()
    expect(page.locator("#layer-grid")).to_contain_text("Grid")
    assert page.evaluate("() => document.documentElement.lang") == "en"
    text = page.evaluate(
        "() => ['tools', 'tabs', 'place', 'status'].map(id => document.getElementById(id).innerText).join(' ')"
    )
    assert not re.search("[\u4e00-\u9fff]", text), text
    page.reload()
    expect(page.locator("#layer-grid")).to_contain_text("Grid")


@pytest.mark.parametrize("width", [1440, 900, 420])
def test_nothing_sticks_out_at_any_width(still: Served, look: Callable[..., Page], width: int) -> None:
    page = look(still, width=width)
    wide = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight, innerWidth, innerHeight]"
    )
    assert wide[0] <= wide[2]
    assert wide[1] <= wide[3]
    for name in ("#strip", "#tools", "#stage", "#panel", "#place"):
        expect(page.locator(name)).to_be_visible()


def test_that_the_server_is_gone_is_said(serve: Serve, browser: Browser) -> None:
    served = serve("examples/02-jump")
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.url)
    expect(page.locator("#sheet[data-shown]")).to_be_visible()
    served.stop()
    expect(page.locator("#errors .lost")).to_be_visible()
    expect(page.locator("#sheet")).to_be_visible()
    context.close()


def test_a_server_that_is_started_again_shows_the_pages_of_now(serve: Serve, browser: Browser) -> None:
    served = serve("examples/02-jump")
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.url)
    expect(page.locator("#sheet[data-shown]")).to_be_visible()
    before, picture = shown(page), page.locator("#sheet").screenshot()
    served.stop()
    expect(page.locator("#errors .lost")).to_be_visible()
    article = served.issue.parent / "稿件/开河.md"
    article.write_text(article.read_text("utf-8").replace("。", "！今年河开得早。", 1), "utf-8")
    serve("", "--port", str(served.port))
    await_other(page, before, 20.0)
    expect(page.locator("#errors")).to_be_hidden()
    assert page.locator("#sheet").screenshot() != picture
    context.close()

"""The server of the live page: who may ask, what can be reached, what is pushed when a file is saved."""

import http.client
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from handmade import bundled
from PIL import Image, ImageChops
from served import ROOT, Served

from layout.diagnostics import counted
from layout.paint import paint_pdf
from layout.pipeline import make_up
from layout.preview.pictures import TILE_PX

Serve = Callable[..., Served]


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An issue that nobody changes; a file that is none of its own lies beside it."""
    home = tmp_path_factory.mktemp("still") / "paper"
    shutil.copytree(ROOT / "examples/03-pictures", home)
    (home.parent / "secret.txt").write_text("secret", "utf-8")
    served = Served(home / "issue.yaml")
    yield served
    served.stop()


@pytest.mark.parametrize("address", ["127.0.0.2", "::1"])
def test_it_listens_at_one_address_only(still: Served, address: str) -> None:
    with pytest.raises(OSError), socket.create_connection((address, still.port), timeout=5):
        pass


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost", "127.0.0.1:1", ""])
def test_other_hosts_are_refused(still: Served, host: str) -> None:
    for path in ("/", "/view.json", "/page/main.js", "/pages/1/1/thumb.png"):
        status, _, body = still.ask(path, host=host.format(port=still.port) or None) if host else _hostless(still, path)
        assert status == 421
        assert len(body) < 10


def _hostless(served: Served, path: str) -> tuple[int, dict[str, str], bytes]:
    """A request of HTTP/1.0, which names no host."""
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        line.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        answer = http.client.HTTPResponse(line)
        answer.begin()
        return answer.status, {}, answer.read()


def test_its_own_names_are_answered(still: Served) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert still.ask("/", host=f"{name}:{still.port}")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/issue.yaml",
            "/%E7%A8%BF%E4%BB%B6/%E6%92%91%E8%88%B9.md",
            "/page/issue.yaml",
            "/page/",
            "/page/__init__.py",
        ),
        *("/../secret.txt", "/page/../secret.txt", "/page/..%2f..%2fsecret.txt", "/page/%2e%2e/%2e%2e/secret.txt"),
        *("/page//etc/passwd", "//etc/passwd", "/page/..\\..\\secret.txt", "/page/main.js/../../../../secret.txt"),
        *("/pages/1/../../secret.txt", "/pages/99/1/thumb.png", "/pages/1/1/0/0-0.bmp", "/pages/1/1/1000/99-0.bmp"),
        *("/pages/-1/1/thumb.png", "/pages/1/1/1000/-1-0.bmp", "/docs", "/openapi.json", "/favicon.ico"),
    ],
)
def test_no_other_file_can_be_reached(still: Served, path: str) -> None:
    status, headers, body = still.ask(path)
    assert status == 404
    assert b"secret" not in body
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(still: Served, method: str) -> None:
    assert still.ask("/view.json", method)[0] == 405


@pytest.mark.parametrize("path", ["/at.json", "/at.json?page=1&x=a&y=2", "/at.json?page=1&x=1"])
def test_a_question_that_is_none_is_refused(still: Served, path: str) -> None:
    assert still.ask(path)[0] == 400


@pytest.mark.parametrize("x", ["nan", "inf", "-1e300"])
def test_nothing_stands_nowhere(still: Served, x: str) -> None:
    assert still.json(f"/at.json?page=1&x={x}&y=1")["kind"] is None
    assert still.json("/at.json?page=99&x=1&y=1")["kind"] is None


def test_the_browser_may_load_nothing_from_elsewhere(still: Served) -> None:
    status, headers, body = still.ask("/")
    assert status == 200
    policy = dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert b"http://" not in body
    assert b"https://" not in body


def test_the_view_tells_all_that_a_check_tells(still: Served) -> None:
    edition = make_up(ROOT / "examples/03-pictures/issue.yaml", bundled())
    view = still.view()
    assert [page["number"] for page in view["pages"]] == [1]
    assert [one["code"] for one in view["findings"]] == [one.code for one in edition.findings]
    assert {fit["slot"]: fit["state"] for fit in view["copyfit"]} == {f.slot: f.state for f in edition.filled.fits}
    page = view["pages"][0]
    assert {slot["slot"] for slot in page["slots"]} == {"1/甲", "1/乙", "1/图"}
    assert len(page["grid"]["columns"]) == 4
    assert sum(len(bead["rects"]) for bead in page["beads"]) == sum(len(t.beads) for t in edition.filled.threads)
    assert view["lang"] == "zh"
    words = {"fits", *(f"underset by {counted(fit.column_lines, 'column-line')}" for fit in edition.filled.fits)}
    assert {fit["words"] for fit in still.json("/view.json?lang=en")["copyfit"]} <= words


@pytest.mark.parametrize("scale", [700, 2345])
def test_tiles_make_up_the_page_as_the_press_gets_it(still: Served, scale: int) -> None:
    edition = make_up(still.issue, bundled())
    pdf = pypdfium2.PdfDocument(paint_pdf(edition.sheets, edition.issue, edition.registry, "read"))
    whole = pdf[0].render(scale=scale / 1000).to_pil().convert("RGB")
    pdf.close()
    joined = Image.new("RGB", whole.size, "red")
    for column in range(-(-whole.width // TILE_PX)):
        for row in range(-(-whole.height // TILE_PX)):
            status, headers, data = still.ask(f"/pages/1/1/{scale}/{column}-{row}.bmp")
            assert status == 200
            assert headers["content-type"] == "image/bmp"
            joined.paste(Image.open(BytesIO(data)), (column * TILE_PX, row * TILE_PX))
    assert joined.size == whole.size
    assert max(most for _, most in ImageChops.difference(joined, whole).getextrema()) <= 2


def test_a_picture_that_is_named_is_kept_and_another_is_not(still: Served) -> None:
    version = still.view()["pages"][0]["version"]
    assert "immutable" in still.ask(f"/pages/1/{version}/thumb.png")[1]["cache-control"]
    assert still.ask("/pages/1/of-yesterday/thumb.png")[1]["cache-control"] == "no-store"


def test_every_save_of_an_input_makes_the_issue_up_again(serve: Serve) -> None:
    served = serve("issues/zhongyuan-weekly", issue="2021-02-09/issue.yaml")
    home = served.issue.parent
    before = served.view()
    versions = {page["number"]: page["version"] for page in before["pages"]}

    def changed(view: dict) -> set[int]:  # type: ignore[type-arg]
        return {page["number"] for page in view["pages"] if page["version"] != versions[page["number"]]}

    def settle(view: dict) -> None:  # type: ignore[type-arg]
        versions.update({page["number"]: page["version"] for page in view["pages"]})

    article = home / "稿件/中原之声.md"
    article.write_text(article.read_text("utf-8").replace("。", "！", 1), "utf-8")
    view = served.wait(lambda view: bool(changed(view)))
    assert changed(view) == {2}
    settle(view)
    served.issue.write_text(served.issue.read_text("utf-8").replace("名: 街道", "名: 街巷"), "utf-8")
    view = served.wait(lambda view: bool(changed(view)))
    assert changed(view) == {2}
    assert view["pages"][1]["name"] == "街巷"
    settle(view)
    pictures = sorted(path for path in home.rglob("*") if path.suffix in (".png", ".jpg"))
    shutil.copyfile(pictures[1], pictures[0])
    settle(served.wait(lambda view: bool(changed(view))))
    paper = home.parent / "paper.yaml"
    paper.write_text(paper.read_text("utf-8").replace("ZHONGYUAN　WEEKLY", "ZHONGYUAN　DAILY"), "utf-8")
    assert changed(served.wait(lambda view: bool(changed(view)))) == {1}


def test_a_save_by_renaming_and_a_new_folder_are_seen(serve: Serve) -> None:
    served = serve("examples/02-jump")
    article = served.issue.parent / "稿件/看水.md"
    aside = article.with_name(".看水.md.swp")
    aside.write_text(article.read_text("utf-8") + "\n又一段，说的是水位。\n", "utf-8")
    before = served.view()["pages"][1]["version"]
    aside.replace(article)
    served.wait(lambda view: view["pages"][1]["version"] != before)
    served.issue.write_text(
        served.issue.read_text("utf-8").replace("丙: {稿: 看水}", "丙: {稿: 看水, 图: 新图/春.png}"), "utf-8"
    )
    served.wait(lambda view: bool(view["errors"]))
    folder = served.issue.parent / "新图"
    folder.mkdir()
    shutil.copyfile(ROOT / "examples/03-pictures/图/春.png", folder / "春.png")
    served.wait(lambda view: not view["errors"])


def test_an_advertisement_with_new_bytes_is_seen(serve: Serve, tmp_path: Path) -> None:
    home = tmp_path / "paper"
    shutil.copytree(ROOT / "examples/03-pictures", home)
    text = (home / "issue.yaml").read_text("utf-8")
    cut = text.index("    图: {图片新闻")
    (home / "issue.yaml").write_text(text[:cut] + "    图: {广告: 渡口客运, 文件: 广告.pdf}\n", "utf-8")
    for number, name in enumerate(("广告.pdf", "新.pdf")):
        edition = make_up(ROOT / f"examples/0{number + 1}-{('one-page', 'jump')[number]}/issue.yaml", bundled())
        (home / name).write_bytes(paint_pdf(edition.sheets[:1], edition.issue, edition.registry, "x4"))
    served = serve("")
    before = served.view()
    assert not before["errors"]
    picture = served.ask(f"/pages/1/{before['pages'][0]['version']}/thumb.png")[2]
    (home / "新.pdf").replace(home / "广告.pdf")
    after = served.wait(lambda view: view["pages"][0]["version"] != before["pages"][0]["version"])
    assert served.ask(f"/pages/1/{after['pages'][0]['version']}/thumb.png")[2] != picture


def test_a_broken_file_shows_its_errors_beside_the_last_good_pages(serve: Serve) -> None:
    served = serve("examples/02-jump")
    good = served.issue.read_text("utf-8")
    before = served.view()
    served.issue.write_text(good.replace("版式: {基础", "版式: {{基础"), "utf-8")
    broken = served.wait(lambda view: bool(view["errors"]))
    assert broken["pages"] == before["pages"]
    error = broken["errors"][0]
    line = served.issue.read_text("utf-8").split("\n")[error["line"] - 1]
    source = error["source"]
    assert source["before"] + source["at"] + source["after"] in line
    assert len(source["before"]) == min(error["column"] - 1, 48)
    served.issue.write_text(good, "utf-8")
    mended = served.wait(lambda view: not view["errors"])
    assert mended["pages"] == before["pages"]
    served.issue.unlink()
    assert served.wait(lambda view: bool(view["errors"]))["pages"] == before["pages"]
    served.issue.write_text(good, "utf-8")
    served.wait(lambda view: not view["errors"])


def test_an_issue_that_is_broken_from_the_start_is_served_and_can_be_mended(serve: Serve, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/02-jump", tmp_path / "paper")
    issue = tmp_path / "paper/issue.yaml"
    good = issue.read_text("utf-8")
    issue.write_text(good.replace("稿: 看水", "稿: 看火"), "utf-8")
    served = serve("")
    view = served.view()
    assert not view["pages"]
    assert [error["code"] for error in view["errors"]] == ["R108"]
    issue.write_text(good, "utf-8")
    assert len(served.wait(lambda view: bool(view["pages"]))["pages"]) == 2


def test_every_view_is_pushed(serve: Serve) -> None:
    served = serve("examples/02-jump")
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    line.request("GET", "/events")
    stream = line.getresponse()
    assert stream.getheader("content-type", "").startswith("text/event-stream")
    assert stream.readline() == b"event: view\n"
    first = int(stream.readline().split()[1])
    article = served.issue.parent / "稿件/看水.md"
    article.write_text(article.read_text("utf-8") + "\n又一段，说的是水位。\n", "utf-8")
    numbers = [first]
    while served.view()["number"] != numbers[-1] or numbers[-1] == first:
        text = stream.readline()
        if text.startswith(b"data:"):
            numbers.append(int(text.split()[1]))
    assert numbers == sorted(set(numbers))
    line.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_even_while_somebody_looks(serve: Serve, how: signal.Signals) -> None:
    served = serve("examples/02-jump")
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    line.request("GET", "/events")
    line.getresponse().readline()
    status, complaints = served.stop(how), served.complaints
    line.close()
    assert complaints == ""
    assert status == (0 if how is signal.SIGINT else -signal.SIGTERM)


@pytest.mark.parametrize("waits_for", [Served.is_told, Served.is_open], ids=["once it knows", "when the door is shut"])
def test_a_second_interrupt_ends_it_without_a_word(serve: Serve, waits_for: Callable[[Served], bool]) -> None:
    served = serve("examples/02-jump")
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    line.request("GET", "/events")
    line.getresponse().readline()
    served.process.send_signal(signal.SIGINT)
    while waits_for(served):
        pass
    status = served.stop()
    line.close()
    assert (status, served.complaints) in ((0, ""), (-signal.SIGINT, ""))

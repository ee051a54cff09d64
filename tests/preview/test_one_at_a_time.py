"""Pages are made up and painted in turns: libraries that are not ours run in both, and not all are safe for threads."""

import gc
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pypdfium2
import pytest
from handmade import bundled
from served import ROOT

from layout.preview.desk import Desk
from layout.preview.pictures import PagePictures, Region
from layout.preview.turns import MAKE_UP, THUMB, TILE, Turns


@pytest.fixture
def desk() -> Desk:
    desk = Desk(ROOT / "examples/01-one-page/issue.yaml", bundled)
    desk.renew()
    return desk


def seen(desk: Desk, pictures: PagePictures, kind: str) -> None:
    """What a browser asks of a page."""
    view = desk.view
    assert view.edition is not None
    sheet = view.edition.sheets[0]
    if kind == "thumb":
        pictures.thumb(view.edition, sheet, view.versions[sheet.number])
    elif kind == "tile":
        pictures.tile(view.edition, sheet, view.versions[sheet.number], Region(0.5, 0, 0))
    else:
        desk.renew([Path("article.md")])


def test_a_save_goes_before_the_page_and_that_before_the_strip() -> None:
    turns, order, threads = Turns(), list[int](), list[Thread]()

    def act(kind: int) -> None:
        with turns.take(kind):
            order.append(kind)

    with turns.take(TILE):
        for kind in (THUMB, THUMB, TILE, MAKE_UP, THUMB):
            threads.append(Thread(target=act, args=(kind,)))
            threads[-1].start()
        while sum(turns._waiting) < len(threads):
            sleep(0.01)
        with turns.take_if_free() as mine:
            assert not mine
    for thread in threads:
        thread.join(10)
    assert order == [MAKE_UP, TILE, THUMB, THUMB, THUMB]
    with turns.take_if_free() as mine:
        assert mine


def test_nothing_is_tidied_while_somebody_has_the_turn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tidied: list[bool] = []
    monkeypatch.setattr(desk, "_tidied", lambda: tidied.append(True))
    with desk.turns.take(TILE):
        desk.tidy()
    assert tidied == []
    desk.tidy()
    assert tidied == [True]


@pytest.mark.parametrize("kind", ["thumb", "tile", "renew"])
def test_each_waits_for_what_goes_on(desk: Desk, kind: str) -> None:
    pictures, done = PagePictures(desk.turns), Event()

    def act() -> None:
        seen(desk, pictures, kind)
        done.set()

    with desk.turns.take(TILE):
        thread = Thread(target=act)
        thread.start()
        assert not done.wait(0.3)
    assert done.wait(20)
    thread.join()


def test_nothing_of_the_reader_outlives_its_turn_but_open_pages(desk: Desk) -> None:
    pictures = PagePictures(desk.turns)
    for kind in ("thumb", "tile", "thumb"):
        seen(desk, pictures, kind)
    held = [one for one in gc.get_objects() if isinstance(one, pypdfium2.PdfPage | pypdfium2.PdfBitmap)]
    assert [type(one) for one in held if one.raw is not None and one._finalizer.alive] == [pypdfium2.PdfPage]
    pictures.close()
    assert [one for one in held if one._finalizer is not None and one._finalizer.alive] == []

"""Pages are made up and painted in turns: libraries that are not ours run in both, and not all are safe for threads."""

import gc
from pathlib import Path
from threading import Event, Thread

import pypdfium2
import pytest
from handmade import bundled
from served import ROOT

from layout.preview.desk import Desk
from layout.preview.pictures import PagePictures, Region


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
    elif kind == "renew":
        desk.renew([Path("article.md")])
    else:
        desk.tidy()


@pytest.mark.parametrize("kind", ["thumb", "tile", "renew", "tidy"])
def test_each_waits_for_what_goes_on(desk: Desk, kind: str) -> None:
    pictures, done = PagePictures(desk.alone), Event()

    def act() -> None:
        seen(desk, pictures, kind)
        done.set()

    with desk.alone:
        thread = Thread(target=act)
        thread.start()
        assert not done.wait(0.3)
    assert done.wait(20)
    thread.join()


def test_nothing_of_the_reader_outlives_its_turn_but_open_pages(desk: Desk) -> None:
    pictures = PagePictures(desk.alone)
    for kind in ("thumb", "tile", "thumb"):
        seen(desk, pictures, kind)
    held = [one for one in gc.get_objects() if isinstance(one, pypdfium2.PdfPage | pypdfium2.PdfBitmap)]
    assert [type(one) for one in held if one.raw is not None and one._finalizer.alive] == [pypdfium2.PdfPage]
    pictures.close()
    assert [one for one in held if one._finalizer is not None and one._finalizer.alive] == []

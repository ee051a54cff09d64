"""The server of the live page: on this computer only, for one issue, with nothing on it but that issue's pages.

Decisions: it listens on 127.0.0.1 and answers only requests that were addressed to it by that name, so that no web
page elsewhere can reach it by a name of its own (DNS rebinding). It serves no path of the disk: the page's own files
are read once at the start, and of the issue there are only pictures of pages and what the editor may know. The browser
may load nothing from elsewhere (Content-Security-Policy).
"""

import asyncio
import json
import logging
import os
import signal
import socket
import traceback
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from layout.bundled import bundled
from layout.compose.types import Sheet
from layout.diagnostics import MessageLang
from layout.pipeline import Edition
from layout.preview.desk import Desk
from layout.preview.pictures import PagePictures, Region
from layout.preview.places import find_at
from layout.preview.report import found_json, view_json
from layout.preview.types import View, Wishes
from layout.preview.watch import folders_of, saves
from layout.standing import Same, standing

HOST: Final = "127.0.0.1"
TYPES: Final = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HEADERS: Final = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
FOR_EVER: Final = {"cache-control": "private, max-age=86400, immutable"}
NEVER: Final = {"cache-control": "no-store"}
BEAT_S: Final = 0.25
"""How often a waiting stream looks whether the server closes."""


def serve_preview(desk: Desk, wishes: Wishes, port: int, ready: Callable[[str], None]) -> None:
    """Serves the desk until it is interrupted.

    Args:
        desk: The issue, made up once.
        wishes: Language and editor.
        port: Where to listen; 0 = any that is free.
        ready: Is told the address once it can be opened.

    Raises:
        OSError: The port is taken.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        if os.name != "nt":  # where it would let another program take the port over
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)  # who comes before the server is ready waits
        port = listening.getsockname()[1]
        preview = _Preview(desk, wishes)
        config = uvicorn.Config(
            _OnlyHere(preview.app(), port),
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        server = uvicorn.Server(config)
        preview.closing = lambda: server.should_exit
        # who interrupts twice wants no answer finished: that some are not is no news then
        logging.getLogger("uvicorn.error").addFilter(lambda _: not server.force_exit)
        ready(f"http://{HOST}:{port}/")
        asyncio.run(_serve(server, listening, preview))


async def _serve(server: uvicorn.Server, listening: socket.socket, preview: "_Preview") -> None:
    """Serves and watches until the server ends."""
    watching = asyncio.create_task(preview.watch())
    try:
        await server.serve(sockets=[listening])
    finally:
        watching.cancel()
        try:
            preview.pictures.close()
        finally:  # it is as good as ended, and ends no sooner for being asked again
            signal.signal(signal.SIGINT, signal.SIG_IGN)


class _OnlyHere:
    """Lets through what was addressed to this computer by its own name, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = frozenset(f"{name}:{port}".encode() for name in (HOST, "localhost"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *HEADERS]}
            await send(message)

        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            await Response("Host?", 421)(scope, receive, send_with)
            return
        await self.app(scope, receive, send_with)


class _Preview:
    """What the server answers with."""

    def __init__(self, desk: Desk, wishes: Wishes) -> None:
        self.desk, self.wishes = desk, wishes
        self.closing: Callable[[], bool] = lambda: False
        self.pictures = PagePictures(desk.turns)
        self.files = _page_files()
        self.changed = asyncio.Event()

    def app(self) -> Starlette:
        """The routes."""
        return Starlette(
            routes=[
                Route("/", self.page),
                Route("/page/{name}", self.page),
                Route("/view.json", self.view),
                Route("/events", self.events),
                Route("/at.json", self.at),
                Route("/pages/{number:int}/{version}/thumb.png", self.thumb),
                Route("/pages/{number:int}/{version}/{scale:int}/{column:int}-{row:int}.bmp", self.tile),
            ],
        )

    async def watch(self) -> None:
        """Every save makes the issue up again, and all who look are told."""

        def folders() -> frozenset[Path]:
            return folders_of(self.desk.issue, self.desk.view.edition)

        try:
            async for files in saves(folders, lambda: self.closing()):
                await run_in_threadpool(self.desk.renew, files)
                self.tell()
                await run_in_threadpool(self.desk.tidy)
        except Exception:  # the pages stay; that no save is seen any more is said beside them
            view = self.desk.view
            self.desk.view = replace(view, number=view.number + 1, fault=traceback.format_exc())
            self.tell()

    def tell(self) -> None:
        """Wakes all who wait for a view."""
        told, self.changed = self.changed, asyncio.Event()
        told.set()

    async def page(self, request: Request) -> Response:
        """One of the files of the page itself."""
        name = request.path_params.get("name", "index.html")
        if name not in self.files:
            return Response("", 404)
        return Response(self.files[name], media_type=TYPES["." + name.rpartition(".")[2]], headers=NEVER)

    def view(self, request: Request) -> Response:
        """What is shown now, in the language that is asked for."""
        wanted = request.query_params.get("lang") or self.wishes.lang
        view = self.desk.view
        if wanted not in ("zh", "en"):
            wanted = "zh" if view.edition is None or view.edition.issue.lang.startswith("zh") else "en"
        lang: MessageLang = "zh" if wanted == "zh" else "en"
        return Response(_state(Same(view), lang, self.wishes.editor), media_type="application/json", headers=NEVER)

    async def events(self, _: Request) -> Response:
        """The number of every view from now on, as server-sent events."""
        return StreamingResponse(self.numbers(), media_type="text/event-stream", headers=NEVER)

    async def numbers(self) -> AsyncIterator[str]:
        """An event for every view; a comment now and then keeps the line open."""
        sent, beats = 0, 0
        while not self.closing():
            changed, number = self.changed, self.desk.view.number
            if number != sent:
                sent = number
                yield f"event: view\ndata: {number}\n\n"
            try:
                await asyncio.wait_for(changed.wait(), BEAT_S)
            except TimeoutError:
                beats += 1
                if beats % 60 == 0:
                    yield ": \n\n"

    def at(self, request: Request) -> Response:
        """What stands at a point of a page."""
        shown = self.shown(request.query_params.get("page", ""))
        try:
            x, y = (float(request.query_params[name]) for name in ("x", "y"))
        except (KeyError, ValueError):
            return Response("", 400)
        found = find_at(shown[0], shown[1], x, y) if shown else None
        return Response(_json(found_json(found, self.wishes.editor)), media_type="application/json", headers=NEVER)

    def thumb(self, request: Request) -> Response:
        """A page for the strip."""
        shown = self.shown(request.path_params["number"])
        if shown is None:
            return Response("", 404)
        edition, sheet, version = shown
        headers = FOR_EVER if version == request.path_params["version"] else NEVER
        return Response(self.pictures.thumb(edition, sheet, version), media_type="image/png", headers=headers)

    def tile(self, request: Request) -> Response:
        """One tile of a page; the scale is in thousandths of a pixel per point."""
        asked = request.path_params
        shown = self.shown(asked["number"])
        region = Region(asked["scale"] / 1000, asked["column"], asked["row"])
        if shown is None or not region.scale:
            return Response("", 404)
        edition, sheet, version = shown
        data = self.pictures.tile(edition, sheet, version, region)
        headers = FOR_EVER if version == asked["version"] else NEVER
        return Response(data or b"", 200 if data else 404, media_type="image/bmp", headers=headers)

    def shown(self, number: str | int) -> tuple[Edition, Sheet, str] | None:
        """A page as it is shown now, with the name of its picture."""
        view = self.desk.view
        for sheet in view.edition.sheets if view.edition else ():
            if view.edition is not None and str(sheet.number) == str(number):
                return view.edition, sheet, view.versions[sheet.number]
        return None


@standing(4)
def _state(same: Same, lang: MessageLang, editor: str) -> bytes:
    """A view as JSON; several windows may ask for the same one."""
    assert isinstance(same.it, View)
    return _json(view_json(same.it, lang, editor))


def _json(document: object) -> bytes:
    """A JSON document."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def _page_files() -> dict[str, bytes]:
    """The files of the page in the browser, by name."""
    folder = bundled("layout.preview", "page")
    return {file.name: file.read_bytes() for file in folder.iterdir() if f".{file.name.rpartition('.')[2]}" in TYPES}

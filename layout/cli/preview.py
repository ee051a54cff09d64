"""`preview`: the issue in the browser, made up again on every save."""

import sys
import webbrowser
from pathlib import Path

import click

from layout.cli.desk import FILES_MISSING, guess, lang_option, registry
from layout.cli.terminal import show
from layout.read.issue import ISSUE_FILE


@click.command()
@click.argument("issue", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="端口 / where to listen [default: a free one].")
@click.option("--open", "opens", is_flag=True, help="在浏览器里打开 / open it in the browser.")
@click.option("--edition", help="哪个分版 / which edition (分版) [default: the main one].")
@click.option(
    "--editor",
    type=click.Choice(["vscode", "vscodium", "cursor", "zed"]),
    help="点文字时给出在此编辑器里打开的链接 / links that open the place in this editor.",
)
@lang_option
def preview_command(
    issue: Path, port: int, opens: bool, edition: str | None, editor: str | None, lang: str | None
) -> None:
    """在浏览器里看版，一存盘就重排。The live page in the browser, rebuilt on every save."""
    issue = issue / ISSUE_FILE if issue.is_dir() else issue
    language = guess(lang, issue)
    try:
        from layout.preview import serve_preview
        from layout.preview.desk import Desk
        from layout.preview.types import Wishes
    except ModuleNotFoundError as error:
        zh = f"看版要用的程序库没有装（{error.name}）：pip install 'paiban[preview]'"
        en = f"a library that the preview needs is not installed ({error.name}): pip install 'paiban[preview]'"
        click.echo(zh if language == "zh" else en, err=True)
        sys.exit(FILES_MISSING)
    desk = Desk(issue, registry, edition)
    view = desk.renew()
    if not issue.is_file():
        show(view.errors, language)
        sys.exit(FILES_MISSING)

    def ready(address: str) -> None:
        stop = "Ctrl-C 结束" if language == "zh" else "Ctrl-C to stop"
        click.echo(f"{address}  ({stop})")
        if opens:
            webbrowser.open(address)

    try:
        serve_preview(desk, Wishes("zh" if lang == "zh" else "en" if lang else None, editor or ""), port, ready)
    except OSError as error:
        zh, en = f"端口 {port} 用不了：{error.strerror}", f"port {port} cannot be used: {error.strerror}"
        click.echo(zh if language == "zh" else en, err=True)
        sys.exit(FILES_MISSING)
    except KeyboardInterrupt:
        click.echo()

"""`completion`: what a shell needs to complete commands, options and file names."""

from typing import Final

import click
from click.shell_completion import get_completion_class

from layout.cli.desk import lang_option

HOW: Final = {
    "bash": 'eval "$(paiban completion bash)"   # ~/.bashrc',
    "zsh": 'eval "$(paiban completion zsh)"   # ~/.zshrc',
    "fish": "paiban completion fish | source   # ~/.config/fish/config.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(list(HOW)))
@lang_option
@click.pass_context
def completion_command(context: click.Context, shell: str, lang: str | None) -> None:
    """命令补全：把输出交给你的 shell。Shell completion: `eval "$(paiban completion bash)"`."""
    kind = get_completion_class(shell)
    assert kind is not None
    root = context.find_root()
    click.echo(f"# {HOW[shell]}")
    click.echo(kind(root.command, {}, "paiban", "_PAIBAN_COMPLETE").source())

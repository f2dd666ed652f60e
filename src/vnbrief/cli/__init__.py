"""The ``vnbrief`` command: a Click group whose commands are imported when they are asked for.

Exit codes: 0 done; 1 done, and something was found that the user asked to look for; 2 wrong use or
unusable input; 130 interrupted; 141 the reader of the pipe went away.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vnbrief._version import __version__
from vnbrief.errors import ConfigError, VnbriefError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("translate", "brief", "digest", "check", "harmonize", "glossary", "models", "evaluate")


class Group(click.Group):
    """Loads a command's module on first use and turns the library's errors into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a reader meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import ``vnbrief.cli.NAME`` and return its ``command``."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"vnbrief.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of the library becomes a line on standard error and code 2."""
        try:
            return super().invoke(ctx)
        except VnbriefError as error:
            raise Failure(" ".join(str(error).split())) from error
        except click.FileError as error:
            raise Failure(error.format_message()) from error
        except BrokenPipeError as error:
            raise click.exceptions.Exit(_reader_gone()) from error

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run as a program; Ctrl-C and a closed pipe end it quietly with the shell's usual codes."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
            sys.stdout.flush()
            sys.exit(code if isinstance(code, int) else 0)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted.", err=True)
            sys.exit(128 + signal.SIGINT)
        except BrokenPipeError:
            sys.exit(_reader_gone())


class Failure(click.ClickException):
    """Input that cannot be used, or a setting that makes no sense: one line, exit code 2."""

    exit_code = 2


def _reader_gone() -> int:
    """Return the exit code for a closed pipe, and keep Python from flushing into it once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 128 + signal.SIGPIPE


def _configuration() -> dict[str, Any]:
    """Return the defaults of ``vnbrief.toml`` here or in the user's configuration folder."""
    from platformdirs import user_config_dir

    for path in (Path("vnbrief.toml"), Path(user_config_dir("vnbrief")) / "vnbrief.toml"):
        if path.is_file():
            try:
                settings = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise ConfigError(f"{path}: not a readable TOML file: {error}") from error
            return _defaults(settings)
    return {}


def _defaults(settings: dict[str, Any]) -> dict[str, Any]:
    """Turn settings for all commands, and tables for single ones, into Click's defaults."""
    tables = {key: value for key, value in settings.items() if isinstance(value, dict)}
    shared = {key: value for key, value in settings.items() if key not in tables}

    def named(values: dict[str, Any]) -> dict[str, Any]:
        return {"glossaries" if k == "glossary" else k: v for k, v in values.items()}

    return {name: named(shared) | named(tables.get(name, {})) for name in COMMANDS}


@click.group(
    cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="vnbrief")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Translate and brief Vietnamese public affairs, with every term and figure checked."""
    ctx.default_map = _configuration()

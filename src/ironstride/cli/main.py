"""The way in: run a command, turn every failure into one sentence and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.group import ironstride
from ironstride.errors import IronstrideError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DONE: Final = 0
INVALID: Final = 2
# What a shell reports for a program that Ctrl-C ended.
INTERRUPTED: Final = 130
MAX_PROBLEMS_SHOWN: Final = 20
# Set to anything, a mistake of ours is shown with its traceback: for reports, never by default.
TRACEBACK: Final = "IRONSTRIDE_TRACEBACK"
_ADVICE: Final = {
    errno.ENOENT: "there is no such file; check the name and the folder",
    errno.EACCES: "this file or folder may not be used; check its permissions or choose another",
    errno.EPERM: "this file or folder may not be used; check its permissions or choose another",
    errno.EISDIR: "this is a folder; name a file in it",
    errno.ENOTDIR: "a part of this path is a file and no folder; correct the path",
    errno.ENOSPC: "the disk is full; nothing was written: make room and try again",
    errno.EDQUOT: "your share of the disk is full; nothing was written: make room and try again",
    errno.EROFS: "this disk cannot be written to; choose another folder with --out",
    errno.ENAMETOOLONG: "this name is too long; choose a shorter one",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 limited, 2 invalid.

    No failure shows a traceback, and none leaves half a file behind.
    """
    _write_what_the_terminal_cannot_show()
    try:
        result = ironstride.main(
            args=None if arguments is None else list(arguments),
            prog_name="ironstride",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # The reader, `head` say, has seen enough: a normal end. (click and rich leave by
        # SystemExit in that one case; our own codes are returned.)
        _close_output()
        return DONE
    except Exception as error:  # noqa: BLE001 - the edge: no failure may reach a user raw
        return _explain(error)
    except KeyboardInterrupt:
        return _stop("stopped; nothing was written", INTERRUPTED)
    return result if isinstance(result, int) else DONE


def _write_what_the_terminal_cannot_show() -> None:
    """Let a terminal without Unicode show `?` for a sign it lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _close_output() -> None:
    """Keep the interpreter from flushing into the closed pipe once more at its end."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device by its name
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _explain(error: Exception) -> int:
    for kind, explain in _EXPLANATIONS:
        if isinstance(error, kind):
            return explain(error)
    if TRACEBACK in os.environ:
        raise error
    name = type(error).__name__
    return _stop(f"a mistake in Ironstride itself ({name}: {error}); please report it", INVALID)


def _stop(text: str, code: int) -> int:
    from ironstride.sheets.plain_text import printable

    click.echo(f"ironstride: {printable(text)}", err=True)
    return code


def _explain_abort(error: Exception) -> int:
    # click turns Ctrl-C into this; only at a question it leaves no cause.
    if isinstance(error.__cause__, KeyboardInterrupt):
        return _stop("stopped; nothing was written", INTERRUPTED)
    # The cursor stands behind the question that got no answer.
    click.echo("", err=True)
    return _stop("stopped before the last answer; nothing was written", INVALID)


def _explain_usage(error: Exception) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message())
        return DONE
    if isinstance(error, click.ClickException):
        context = error.ctx if isinstance(error, click.UsageError) else None
        hint = f"; see {context.command_path} --help" if context else ""
        return _stop(error.format_message().rstrip(".") + hint, INVALID)
    return INVALID


def _explain_problems(error: Exception) -> int:
    problems = error.problems if isinstance(error, UnreadableFileError) else ()
    for problem in problems[:MAX_PROBLEMS_SHOWN]:
        _stop(str(problem), INVALID)
    more = len(problems) - MAX_PROBLEMS_SHOWN
    if more > 0:
        _stop(f"and {more} more problems; correct those above first", INVALID)
    return _stop("nothing was written", INVALID)


def _explain_system(error: Exception) -> int:
    if not isinstance(error, OSError):
        return INVALID
    name = error.filename if isinstance(error.filename, str) else "the output"
    reason = error.strerror or str(error)
    advice = _ADVICE.get(error.errno or 0, f"{reason}; choose another file")
    return _stop(f"{name}: {advice}", INVALID)


_EXPLANATIONS: Final[tuple[tuple[type[Exception], Callable[[Exception], int]], ...]] = (
    (click.exceptions.Exit, lambda error: getattr(error, "exit_code", INVALID)),
    (click.Abort, _explain_abort),
    (click.ClickException, _explain_usage),
    (UnreadableFileError, _explain_problems),
    (IronstrideError, lambda error: _stop(str(error), INVALID)),
    (OSError, _explain_system),
    (MemoryError, lambda _: _stop("not enough memory; close other programs", INVALID)),
)

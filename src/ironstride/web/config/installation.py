"""Brings an installation up to date: folders, tables, static files."""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS: Final = "ironstride.web.config.settings"
_MARK: Final = "made-by"


def set_up_django(data_dir: str | None = None) -> None:
    """Start Django in this process, with the data folder of the environment or `data_dir`.

    Raises SettingError.
    """
    if data_dir is not None:
        os.environ["IRONSTRIDE_DATA_DIR"] = str(Path(data_dir).absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def bring_up_to_date(say: Callable[[str], None]) -> None:
    """Create or change the tables, and lay out the static files of this version."""
    say("Preparing the database")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    _lay_out_static_files(say)


def _lay_out_static_files(say: Callable[[str], None]) -> None:
    """Collect the static files under their versioned names, unless they are there already."""
    if are_static_files_there():
        return
    say("Laying out pages and pictures")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    # Written last: whoever is stopped before begins again.
    _mark().write_text(_state_of_sources(), "utf-8")


def are_static_files_there() -> bool:
    """Whether the static files of this version are laid out."""
    mark = _mark()
    return mark.exists() and mark.read_text("utf-8") == _state_of_sources()


def _mark() -> Path:
    return Path(settings.STATIC_ROOT) / _MARK


def _state_of_sources() -> str:
    """Return a digest that changes with any static file."""
    digest = hashlib.sha256(version("ironstride").encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            digest.update(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()

"""`makemessages` that knows the core: its messages stand in the same file as those of the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.commands import makemessages

from ironstride.web.language.core_texts import read_core_messages
from ironstride.web.language.message_file import write_marked

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

# Read as a module of the app, so that it is gathered with its messages; it never stays.
_GATHERED = "messages_of_the_core.py"


class Command(makemessages.Command):
    """Gathers the messages of the app and of the core for translators."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Gather the app's own folder, wherever the command is called from."""
        super().add_arguments(parser)
        parser.set_defaults(no_location=False, add_location="file")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's
        """Write the messages of the core beside the app's while these are gathered."""
        gathered = Path(settings.LOCALE_PATHS[0]).parent / _GATHERED
        gathered.write_text(write_marked(read_core_messages()), "utf-8")
        try:
            super().handle(*args, **options)
        finally:
            gathered.unlink()

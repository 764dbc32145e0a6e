"""The chart library's two browser files, found in the package that brings them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Never imported: only these two files of it are served.
_PACKAGE: Final = "youplot"
_PREFIX: Final = "uplot"
CHART_FILES: Final = ("uplot.iife.min.js", "uplot.min.css")


def chart_folder() -> Path | None:
    """Return the folder of the files, None where the package is not installed."""
    found = find_spec(_PACKAGE)
    places = found.submodule_search_locations if found else None
    return Path(places[0]) / "vendor" if places else None


class ChartFilesFinder(BaseFinder):
    """Lets `uplot/<file>` be served and collected with the other static files."""

    def check(self, **_: object) -> list[CheckMessage]:
        """Return what keeps charts from being drawn."""
        folder = chart_folder()
        if folder is not None and all((folder / name).is_file() for name in CHART_FILES):
            return []
        return [Error(f"{_PACKAGE} is not installed whole; install ironstride[web] again")]

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:  # noqa: ANN401, FBT001, FBT002 - Django's signature
        """Return where a static file lies, or [] where it is none of ours."""
        prefix, _sign, name = path.partition("/")
        folder = chart_folder()
        if folder is None or prefix != _PREFIX or name not in CHART_FILES:
            return []
        found = str(folder / name)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """Yield the files and the storage that reads them."""
        folder = chart_folder()
        if folder is None:
            return
        storage = FileSystemStorage(location=str(folder))
        storage.prefix = _PREFIX  # type: ignore[attr-defined]  # collectstatic puts it before
        for name in CHART_FILES:
            if not matches_patterns(name, list(ignore_patterns or ())):
                yield name, storage

"""Where the real logs and tables lie that benchmarks measure on: none is part of the project."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

FOLDER: Final = "IRONSTRIDE_DATA"
_USUAL: Final = Path(__file__).parents[2] / "shared" / "data"


def data_folder() -> Path:
    """Return the folder of data files; without it the program ends and says so."""
    folder = Path(os.environ.get(FOLDER, _USUAL))
    if not folder.is_dir():
        print(f"skipped: no folder {folder}; name the one with the data in {FOLDER}")
        sys.exit(0)
    return folder

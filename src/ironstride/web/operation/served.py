"""The app as the processes of `ironstride serve` run it: none outlives the one that watches.

Were that one killed, the others would hold its port, and it could not be started again.
"""

from __future__ import annotations

import os
import threading
import time
from typing import Final

from ironstride.web.config.wsgi import application

__all__ = ["application"]

# Set by the one that watches, to its own process id.
WATCHED_BY: Final = "_IRONSTRIDE_WATCHED_BY"
_LOOK_S: Final = 0.5


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_S)
    os._exit(1)


_parent = os.environ.get(WATCHED_BY, "")
if _parent.isdigit():
    threading.Thread(target=_end_with, args=(int(_parent),), daemon=True).start()

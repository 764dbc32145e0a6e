from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What the tests of this process have set for themselves.
OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "IRONSTRIDE_DATA_DIR")
CODE = "import ironstride.cli.main as m, sys; sys.exit(m.main())"


def test_a_worker_ends_in_peace_when_it_is_told_to(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in OURS}
    worker = subprocess.Popen(
        [sys.executable, "-c", CODE, "worker", "--data", str(tmp_path)],
        env=environment,
    )
    time.sleep(3)
    assert worker.poll() is None
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=20) == 0

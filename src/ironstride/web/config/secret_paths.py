"""Keeps the secrets of links out of the log: whoever reads it must not be able to use them."""

from __future__ import annotations

import logging
import re
from typing import Final

_SECRET: Final = re.compile(r"/(sign-in|join|offered|welcome|feeds|password/reset/key)/[^/\s?]+")


def without_secrets(text: str) -> str:
    """Return a text whose addresses name no secret."""
    return _SECRET.sub(r"/\1/...", text)


class SecretPaths(logging.Filter):
    """Takes the secret out of every address that a log line names."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the line; each of them is written."""
        record.msg, record.args = without_secrets(record.getMessage()), ()
        return True

"""JSON in a column of text: the same bytes on every database.

A binary JSON column sorts the keys of mappings anew, and a plan whose keys moved is another file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models


class JSONText(models.TextField):  # type: ignore[type-arg]  # Django knows no parameters
    """A plain tree, kept in the order of its keys; None is kept as no value."""

    if TYPE_CHECKING:
        # What a row takes and gives, for the checker of types.
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, *_: object) -> Any:  # noqa: ANN401 - any plain tree
        """Return the tree of a stored text."""
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:  # noqa: ANN401 - any plain tree
        """Return the text that is stored."""
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))

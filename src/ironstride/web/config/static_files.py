"""Static files under names that change with what they hold."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from whitenoise.storage import CompressedManifestStaticFilesStorage


class OwnModuleStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """Rewrites what our own modules import, so that a phone never mixes two versions of them.

    Modules of libraries stay as they are: some name files that are not there.
    """

    support_js_module_import_aggregation = True
    # Each pass settles the names of one more floor of modules that import each other.
    max_post_process_passes = 20

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        rules = self._patterns.pop("*.js", None)
        for app in apps.get_app_configs():
            if rules and app.name.startswith("ironstride."):
                self._patterns[f"{app.label}/*.js"] = rules

"""The app's settings with a data folder of its own and quick passwords."""

from __future__ import annotations

import os
import tempfile

os.environ["IRONSTRIDE_DATA_DIR"] = tempfile.mkdtemp(prefix="ironstride-tests-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['IRONSTRIDE_DATA_DIR']}/app.sqlite3")

from ironstride.web.config.settings import *  # noqa: F403 - the folder comes first

STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405 - the app's own setting
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

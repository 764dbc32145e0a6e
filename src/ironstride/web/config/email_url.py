"""The mail server as one address: smtp://user:password@host:port, smtps for TLS from the start."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ironstride.web.config.environment import SettingError


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and how."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool


def read_email_url(url: str) -> MailServer:
    """Return the mail server of an address.

    `smtp` speaks TLS where a user is given, `smtps` from the start. Raises SettingError.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        message = "IRONSTRIDE_EMAIL_URL looks like smtp://user:password@mail.example.org:587"
        raise SettingError(message)
    is_tls = parts.scheme == "smtps"
    user = unquote(parts.username or "")
    return MailServer(
        host=parts.hostname,
        port=parts.port or (465 if is_tls else 587 if user else 25),
        user=user,
        password=unquote(parts.password or ""),
        starttls=bool(user) and not is_tls,
        tls=is_tls,
    )

"""Fetches a calendar feed: by https, from public addresses, within a time and a size."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from ironstride.web.onboarding.feed_address import (
    FeedAddress,
    FeedRefusedError,
    public_addresses,
    read_feed_address,
    resolve,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

MAX_FEED_BYTES: Final = 5_000_000
TIME_LIMIT_S: Final = 20.0
_CONNECT_S: Final = 6.0
_MOST_REDIRECTS: Final = 4
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_OK: Final = 200
_PIECE: Final = 65_536


def connect(ip: str, address: FeedAddress) -> socket.socket:
    """Return a connection to `ip` that has proved to be the host of the address."""
    plain = socket.create_connection((ip, address.port), timeout=_CONNECT_S)
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=address.host)
    except BaseException:
        plain.close()
        raise


def fetch_feed(
    url: str,
    *,
    ask: Callable[[str, int], list[str]] = resolve,
    connect: Callable[[str, FeedAddress], socket.socket] = connect,
    time_limit_s: float = TIME_LIMIT_S,
) -> bytes:
    """Return what a feed holds; raises FeedRefusedError with the reason for the runner.

    Every address on the way, also where a site sends us on to, must be https and public.
    """
    address = read_feed_address(url)
    with _Deadline(time_limit_s) as deadline:
        for _hop in range(_MOST_REDIRECTS + 1):
            answer = _ask_site(address, ask, connect, deadline)
            if isinstance(answer, bytes):
                return answer
            address = read_feed_address(urljoin(address.url, answer))
    raise FeedRefusedError(_("The site sends us round in circles."))


class _Deadline:
    """Ends the connections that are open when the time is up, however slowly they drip."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._open: socket.socket | None = None
        self.is_over = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_args: object) -> None:
        self._timer.cancel()

    def watch(self, connection: socket.socket) -> None:
        self._open = connection
        if self.is_over:
            self._end()

    def _end(self) -> None:
        self.is_over = True
        if self._open is not None:
            with contextlib.suppress(OSError):
                self._open.shutdown(socket.SHUT_RDWR)


def _ask_site(
    address: FeedAddress,
    ask: Callable[[str, int], list[str]],
    connect: Callable[[str, FeedAddress], socket.socket],
    deadline: _Deadline,
) -> bytes | str:
    """Return the feed, or where the site sends us on to."""
    ips = public_addresses(address, ask)
    try:
        with contextlib.closing(_open_first(ips, address, connect)) as connection:
            deadline.watch(connection)
            return _read_answer(connection, address, deadline)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if deadline.is_over:
            raise FeedRefusedError(_("The site took too long to answer.")) from error
        raise FeedRefusedError(
            _("%(host)s does not answer as a calendar does.") % {"host": address.host}
        ) from error


def _open_first(
    ips: list[str], address: FeedAddress, connect: Callable[[str, FeedAddress], socket.socket]
) -> socket.socket:
    """Return a connection to the first address that takes one."""
    for ip in ips[:-1][:2]:
        with contextlib.suppress(OSError):
            return connect(ip, address)
    return connect(ips[-1], address)


def _read_answer(
    connection: socket.socket, address: FeedAddress, deadline: _Deadline
) -> bytes | str:
    client = http.client.HTTPConnection(address.host, address.port)
    client.sock = connection
    headers = {
        "Accept": "text/calendar, text/csv, text/plain, */*;q=0.5",
        "Accept-Encoding": "identity",
        "User-Agent": "Ironstride (reads running calendars)",
    }
    client.request("GET", address.target, headers=headers)
    answer = client.getresponse()
    if answer.status in _MOVED:
        return answer.getheader("Location") or "/"
    if answer.status != _OK:
        text = _("%(host)s answered %(status)s instead of a calendar; please look at the address.")
        raise FeedRefusedError(text % {"host": address.host, "status": answer.status})
    if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise FeedRefusedError(_("The site sends the calendar packed, which is not read."))
    return _read_body(answer, deadline)


def _read_body(answer: http.client.HTTPResponse, deadline: _Deadline) -> bytes:
    content = bytearray()
    while piece := answer.read(_PIECE):
        content += piece
        if len(content) > MAX_FEED_BYTES:
            raise FeedRefusedError(_("The calendar is too big: more than 5 MB."))
    if deadline.is_over:
        raise FeedRefusedError(_("The site took too long to answer."))
    return bytes(content)

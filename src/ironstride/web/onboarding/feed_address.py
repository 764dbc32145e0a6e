"""Which address a feed may be fetched from: only public ones, whatever a name says."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_URL: Final = 1000
_SCHEMES: Final = frozenset({"https", "webcal", "webcals"})
_PORTS: Final = frozenset({443, 8443})
_MOST_ADDRESSES: Final = 16
# Ways to write an address of the old kind in one of the new: what they lead to must be public too.
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


class FeedRefusedError(Exception):
    """A feed that cannot be fetched; the text is for the runner."""


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where a feed is: its host, port and path, to be fetched by https."""

    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The address as it is kept."""
        port = "" if self.port == 443 else f":{self.port}"  # noqa: PLR2004 - the port of https
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"https://{host}{port}{self.target}"


def read_feed_address(text: str) -> FeedAddress:
    """Read an https or webcal address; raises FeedRefusedError."""
    url = text.strip()
    if len(url) > MAX_URL or not url.isprintable() or " " in url or "\\" in url:
        raise FeedRefusedError(_("That is no address of a calendar; please copy it again."))
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or 443
    except ValueError as error:
        raise FeedRefusedError(_("That is no address of a calendar.")) from error
    if parts.scheme.lower() not in _SCHEMES:
        raise FeedRefusedError(_("Please give an address that begins with https:// or webcal://."))
    if not host or parts.username is not None or parts.password is not None:
        raise FeedRefusedError(_("An address names a site, and no user or password before it."))
    if port not in _PORTS:
        raise FeedRefusedError(_("Calendars are read from the usual ports of the web only."))
    target = parts.path or "/"
    target += f"?{parts.query}" if parts.query else ""
    if not target.isascii():
        raise FeedRefusedError(_("That is no address of a calendar; please copy it again."))
    return FeedAddress(_plain_host(host), port, target)


def _plain_host(host: str) -> str:
    try:
        return host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FeedRefusedError(_("There is no such site.")) from error


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def public_addresses(
    address: FeedAddress, ask: Callable[[str, int], list[str]] = resolve
) -> list[str]:
    """Return the addresses to connect to; raises FeedRefusedError if any of them is not public.

    The connection is made to one of these, never to the name again: a name may answer otherwise
    the second time.
    """
    try:
        found = ask(address.host, address.port)[:_MOST_ADDRESSES]
    except (OSError, UnicodeError) as error:
        raise FeedRefusedError(
            _("There is no site called %(host)s.") % {"host": address.host}
        ) from error
    if not found or not all(is_public(one) for one in found):
        raise FeedRefusedError(
            _("%(host)s is no site of the public web, so it is not read.") % {"host": address.host}
        )
    return found


def is_public(text: str) -> bool:
    """Whether an address is one of the public internet, also one that is wrapped in another."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(_is_open(one) for one in (address, *_wrapped(address)))


def _is_open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    closed = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not (closed or address.is_loopback or address.is_link_local)


def _wrapped(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> Iterable[ipaddress.IPv4Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]

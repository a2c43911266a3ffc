"""Where messages may go: the open internet, and nothing inside the network of this server.

A name is looked at twice: as it is written when it is registered, and as it resolves when a message
is sent, to the very address that is then connected to.
"""

import asyncio
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from app.errors import Rejected

_MOST = 2000
_PORTS = {"https": 443, "http": 80}
_LOW_PORTS = frozenset(_PORTS.values())
_FIRST_FREE_PORT = 1024

# Global by the registry, and yet of no use to anybody but an attacker.
_ODD_V4 = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15")))
# Of IPv6 only what is given out as global unicast, without what stands for an IPv4 address
# (6to4, Teredo) or for examples; NAT64 and mapped addresses lie outside.
_GLOBAL_V6 = ip_network("2000::/3")
_ODD_V6 = tuple(map(ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))

IpAddress = IPv4Address | IPv6Address


class Refused(Exception):
    """An address that no message is sent to; `fault` is one word for why."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: `host` as it was registered, `address` as it is connected to."""

    scheme: str
    host: str
    address: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """Return the URL with the address in the place of the host."""
        return f"{self.scheme}://{_bracketed(self.address)}:{self.port}{self.path}"

    @property
    def authority(self) -> str:
        """Return what the header Host says."""
        is_usual = self.port == _PORTS[self.scheme]
        return _bracketed(self.host) if is_usual else f"{_bracketed(self.host)}:{self.port}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Says which URLs are taken and which addresses connected to.

    Where `private` is true, which is for development, so are those of this machine and its
    network, and on loopback `http` too.
    """

    private: bool = False

    def check(self, url: str) -> str:
        """Return a URL that may be registered (Rejected); nothing is looked up."""
        parts = _parts(url)
        if parts.scheme != "https" and not (self.private and parts.scheme == "http"):
            raise Rejected("/url", "A webhook's address begins with https://.")
        if parts.username is not None or parts.password is not None:
            raise Rejected("/url", "A webhook's address holds no user name and no password.")
        if parts.fragment:
            raise Rejected("/url", "A webhook's address has no part after '#'.")
        port = _port(parts)
        if port not in _LOW_PORTS and port < _FIRST_FREE_PORT:
            raise Rejected("/url", "A webhook's port is 443, 80, or one from 1024 on.")
        literal = _literal(parts.hostname or "")
        if literal is not None and not self._may(literal):
            raise Rejected("/url", "This address is inside a network; nothing is sent there.")
        return url

    async def target(self, url: str) -> Target:
        """Look a registered URL's host up, once, and return where to connect (Refused)."""
        try:
            parts = urlsplit(self.check(url))
        except Rejected as error:
            raise Refused("address") from error
        host, port = parts.hostname or "", _port(parts)
        found = [one for one in await _looked_up(host, port) if self._may(one)]
        if parts.scheme == "http":
            found = [one for one in found if one.is_loopback]
        if not found:
            raise Refused("address")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Target(parts.scheme, host, str(found[0]), port, path)

    def _may(self, address: IpAddress) -> bool:
        return self.private or is_public(address)


def is_public(address: IpAddress) -> bool:
    """Say whether an address is a single machine's on the open internet."""
    if isinstance(address, IPv4Address):
        is_odd = address.is_multicast or address.is_reserved
        return address.is_global and not is_odd and not any(address in net for net in _ODD_V4)
    return address in _GLOBAL_V6 and not any(address in net for net in _ODD_V6)


async def _looked_up(host: str, port: int) -> list[IpAddress]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused("dns") from error
    names = dict.fromkeys(str(one[4][0]) for one in found)
    return [address for name in names if (address := _literal(name)) is not None]


def _parts(url: str) -> SplitResult:
    """Return the parts of a URL that is printable ASCII and names a host (Rejected)."""
    is_readable = len(url) <= _MOST and url.isascii() and url.isprintable() and " " not in url
    try:
        parts = urlsplit(url) if is_readable and "\\" not in url else None
        if parts is not None and parts.hostname and _port(parts) and "%" not in parts.netloc:
            return parts
    except ValueError:
        pass
    raise Rejected("/url", "This is no address that a message can be sent to.")


def _port(parts: SplitResult) -> int:
    return parts.port if parts.port is not None else _PORTS.get(parts.scheme, 443)


def _literal(host: str) -> IpAddress | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host

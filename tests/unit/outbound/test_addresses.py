"""Where messages may go: the open internet, and by the address that was looked at."""

import asyncio
import socket
from collections.abc import Sequence
from ipaddress import ip_address

import pytest

from app.errors import Rejected
from app.outbound.addresses import Addresses, Refused, Target, is_public

pytestmark = pytest.mark.anyio
OPEN, DEVELOPING = Addresses(), Addresses(private=True)
PUBLIC = ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:830::200e"]
INSIDE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",  # carrier-grade NAT
    "169.254.169.254",  # metadata of clouds
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",  # mapped
    "::ffff:93.184.215.14",
    "::10.0.0.1",
    "64:ff9b::a00:1",  # NAT64
    "64:ff9b:1::a00:1",
    "2001::1",  # Teredo
    "2001:db8::1",
    "2002:a00:1::1",  # 6to4
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "ff02::1",
]


class Names:
    """A resolver that answers as it is told, and counts how often it was asked."""

    def __init__(self, *addresses: str) -> None:
        self.addresses, self.asked = addresses, 0

    async def look_up(
        self, _host: str, port: int, **_: object
    ) -> Sequence[tuple[object, object, object, str, tuple[str, int]]]:
        self.asked += 1
        if not self.addresses:
            raise socket.gaierror("no such name")
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, (one, port)) for one in self.addresses]


@pytest.fixture
async def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """What stands in for the resolver of this loop."""
    made = Names("93.184.215.14")
    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", made.look_up, raising=False)
    return made


@pytest.mark.parametrize("address", PUBLIC)
def test_a_machine_on_the_open_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_inside_a_network_is_not(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "https://lms.example.org/hooks",
        "https://lms.example.org:8443/hooks?a=b",
        "https://lms.example.org:80",
        "https://1.1.1.1/",
        "https://[2606:4700:4700::1111]/",
        "https://xn--bcher-kva.example/",
    ],
)
def test_an_address_that_may_be_is_taken_as_it_is(url: str) -> None:
    assert OPEN.check(url) == url


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_refused_as_it_is_written(address: str) -> None:
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(Rejected):
        OPEN.check(f"https://{host}/")


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://lms.example.org/", "begins with https://"),
        ("gopher://lms.example.org/", "begins with https://"),
        ("https://ada@lms.example.org/", "no user name"),
        ("https://ada:pw@lms.example.org/", "no user name"),
        ("https://lms.example.org/#x", "after '#'"),
        ("https://lms.example.org:22/", "port"),
        ("https://lms.example.org:1023/", "port"),
        ("https://lms.example.org:0/", "no address"),
        ("https://lms.example.org:70000/", "no address"),
        ("https://lms.example.org:x/", "no address"),
        ("https:///hooks", "no address"),
        ("https://[fe80::1%25eth0]/", "no address"),
        ("https://lms%2eexample.org/", "no address"),
        ("https://lms.example.org\\@evil.example/", "no address"),
        ("https://lms example.org/", "no address"),
        ("https://lms.example.org/\r\nx: y", "no address"),
        ("https://bücher.example/", "no address"),
        ("https://[::1/", "no address"),
        ("", "no address"),
        ("https://lms.example.org/" + "x" * 2000, "no address"),
    ],
)
def test_what_nothing_is_sent_to_is_refused_with_the_reason(url: str, problem: str) -> None:
    with pytest.raises(Rejected) as refused:
        OPEN.check(url)
    assert problem in refused.value.problem
    assert refused.value.field == "/url"


async def test_a_host_is_connected_to_by_the_address_it_was_looked_up_at(names: Names) -> None:
    found = await OPEN.target("https://lms.example.org/hooks?a=b")
    assert found == Target("https", "lms.example.org", "93.184.215.14", 443, "/hooks?a=b")
    assert (found.url, found.authority) == (
        "https://93.184.215.14:443/hooks?a=b",
        "lms.example.org",
    )
    assert names.asked == 1


async def test_a_port_of_its_own_stands_in_both(names: Names) -> None:
    names.addresses = ("2606:4700:4700::1111",)
    found = await OPEN.target("https://lms.example.org:8443")
    assert found.url == "https://[2606:4700:4700::1111]:8443/"
    assert found.authority == "lms.example.org:8443"


@pytest.mark.parametrize("address", INSIDE)
async def test_a_name_that_leads_inside_is_refused(names: Names, address: str) -> None:
    names.addresses = (address,)
    with pytest.raises(Refused, match="address"):
        await OPEN.target("https://lms.example.org/")


async def test_of_several_addresses_one_that_may_be_is_taken(names: Names) -> None:
    names.addresses = ("10.0.0.1", "fe80::1%eth0", "1.1.1.1")
    assert (await OPEN.target("https://lms.example.org/")).address == "1.1.1.1"


async def test_a_name_that_is_nobodys_is_refused(names: Names) -> None:
    names.addresses = ()
    with pytest.raises(Refused, match="dns"):
        await OPEN.target("https://lms.example.org/")


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost"])
async def test_loopback_is_refused_however_it_is_spelt(host: str) -> None:
    with pytest.raises(Refused):
        await OPEN.target(f"https://{host}/")


async def test_what_was_registered_while_developing_is_refused_later(names: Names) -> None:
    with pytest.raises(Refused, match="address"):
        await OPEN.target("http://localhost:8080/")
    assert names.asked == 0


async def test_while_developing_this_machine_and_its_network_may_be(names: Names) -> None:
    names.addresses = ("127.0.0.1",)
    assert (await DEVELOPING.target("http://localhost:8080/")).address == "127.0.0.1"
    names.addresses = ("10.0.0.7",)
    assert (await DEVELOPING.target("https://lms.internal/")).address == "10.0.0.7"


async def test_without_tls_only_loopback_may_be_even_then(names: Names) -> None:
    names.addresses = ("10.0.0.7",)
    with pytest.raises(Refused, match="address"):
        await DEVELOPING.target("http://lms.internal:8080/")

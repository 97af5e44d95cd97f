"""Pages from the web: bounded in time and size, and never by a trick from the local network."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote
from urllib.request import getproxies, proxy_bypass

from plenipo.gather.inputs import check_size
from plenipo.gather.options import GatherOptions
from plenipo.gather.source import Place, Source, unreadable
from plenipo.version import __version__

if TYPE_CHECKING:
    import httpx2

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 60.0
MOST_REDIRECTS = 5
HEADERS = {
    "user-agent": f"plenipo/{__version__}",
    "accept": "text/html,application/xhtml+xml,application/pdf,text/plain,application/xml;q=0.9,*/*;q=0.5",
}
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
REDIRECTS = frozenset((301, 302, 303, 307, 308))


def fetch(place: Place, options: GatherOptions) -> Source:
    """The page at an address; raises ``InputError`` with what went wrong.

    Every address on the way, redirects included, is resolved and checked before anything is sent, and the
    connection goes to the address that was checked, so that a name cannot change its meaning in between.
    """
    import httpx2

    try:
        return _fetch(place, options)
    except httpx2.TimeoutException as error:
        raise unreadable(
            "The server did not answer in time", "try again later, or save the page and add the file"
        ) from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
        raise unreadable("This is not a web address that can be fetched", "check the spelling") from error
    except (httpx2.ConnectError, httpx2.ProxyError) as error:
        do = "check the address and the network, or save the page and add the file"
        raise unreadable("The server cannot be reached", do) from error
    except httpx2.HTTPError as error:
        do = "try again later, or save the page and add the file"
        raise unreadable(
            f"The server's answer broke off or is malformed ({type(error).__name__})", do
        ) from error


def _fetch(place: Place, options: GatherOptions) -> Source:
    import httpx2

    deadline = time.monotonic() + TOTAL_SECONDS
    url = httpx2.URL(place.address)
    for _ in range(MOST_REDIRECTS + 1):
        if url.scheme not in {"http", "https"} or not url.host:
            raise unreadable(
                f"The address leads to {url.scheme or 'nowhere'}, not to a web page", "check the address"
            )
        with _answer(url, options) as answer:
            if answer.status_code in REDIRECTS and "location" in answer.headers:
                url = url.join(answer.headers["location"])
                continue
            if answer.status_code >= 400:
                status = f"{answer.status_code} {answer.reason_phrase}".strip()
                raise unreadable(
                    f"The server answered {status}", "check the address, or save the page and add the file"
                )
            return _source(place, url, answer, _body(answer, options.max_bytes, deadline))
    raise unreadable(
        f"The address leads on more than {MOST_REDIRECTS} times", "give the address where it ends"
    )


@contextmanager
def _answer(url: httpx2.URL, options: GatherOptions) -> Iterator[httpx2.Response]:
    """The answer to one request, its body not read yet.

    Each request has its own connection: none is shared by two names at the same numeric address.
    """
    import httpx2

    proxied = bool(getproxies().get(url.scheme)) and not proxy_bypass(url.host)
    numeric = _checked(url, options, proxied)
    target = url.copy_with(host=numeric) if numeric else url
    timeout = httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    headers = HEADERS | {"host": url.netloc.decode("ascii")}
    with (
        httpx2.Client(timeout=timeout, trust_env=proxied, verify=httpx2.create_ssl_context()) as client,
        client.stream("GET", target, headers=headers, extensions={"sni_hostname": url.host}) as answer,
    ):
        yield answer


def _checked(url: httpx2.URL, options: GatherOptions, proxied: bool) -> str:
    """The numeric address to connect to, once all of the host's are known to be public; else nothing.

    Behind a proxy that alone knows the names outside, an unknown name is left to the proxy.
    """
    if options.allow_private_addresses:
        return ""
    try:
        found = socket.getaddrinfo(url.host, url.port or None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if proxied:
            return ""
        do = "check the address and the network, or save the page and add the file"
        raise unreadable(f"The server {url.host} cannot be found", do) from error
    numbers = [str(entry[4][0]) for entry in found]
    for number in numbers:
        if not is_public(number):
            what = f"The address leads to {number}, on this machine or its local network"
            raise unreadable(what, "allow private addresses if that is meant")
    return "" if proxied else numbers[0]


def is_public(number: str) -> bool:
    """Whether a numeric address, and any other one it carries inside, is on the public internet.

    >>> is_public("192.0.2.1"), is_public("::ffff:127.0.0.1"), is_public("8.8.8.8")
    (False, False, True)
    """
    address = ipaddress.ip_address(number.partition("%")[0])
    inside: list[ipaddress.IPv4Address | None] = []
    if isinstance(address, ipaddress.IPv6Address):
        nat64 = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else None
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ()), nat64]
        if address.ipv4_mapped:
            return is_public(str(address.ipv4_mapped))
    return (
        address.is_global
        and not address.is_multicast
        and all(is_public(str(each)) for each in inside if each)
    )


def _body(answer: httpx2.Response, max_bytes: int, deadline: float) -> bytes:
    """The body, as long as it stays within the limits of size and time."""
    declared = answer.headers.get("content-length", "")
    check_size(int(declared) if declared.isdecimal() else 0, max_bytes)
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        check_size(len(data), max_bytes)
        if time.monotonic() > deadline:
            raise unreadable(
                f"The page took longer than {TOTAL_SECONDS:.0f} seconds", "save it and add the file"
            )
    if not data:
        raise unreadable("The page is empty", "check the address")
    return bytes(data)


def _source(place: Place, url: httpx2.URL, answer: httpx2.Response, data: bytes) -> Source:
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    name = PurePosixPath(unquote(url.path)).name or url.host
    bare = str(url.copy_with(username=None, password=None, fragment=None))
    return Source(
        place.origin, name, data, media_type=media_type, charset=answer.charset_encoding or "", address=bare
    )

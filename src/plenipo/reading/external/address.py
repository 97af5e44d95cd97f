"""The address of a server, checked before anything is sent there."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from plenipo.errors import PlenipoError
from plenipo.reading.external.task import READER, Variables


@dataclass(frozen=True, slots=True)
class Address:
    """Where an OpenAI-compatible server answers, such as ``http://127.0.0.1:8080/v1``."""

    url: str
    loopback: bool
    """Whether it is this machine itself: what is sent there leaves it not."""

    @property
    def completions(self) -> str:
        """Where conversations are sent."""
        return f"{self.url}/chat/completions"


def address(url: str, *, allow_http: bool = False, variables: Variables = READER) -> Address:
    """The address a user named; raises :class:`PlenipoError` if texts should not be sent there.

    Without encryption only to this machine, unless ``allow_http``; no user name or password in it.
    ``variables`` are those to name in errors.

    >>> address("http://localhost:8080/v1/").completions
    'http://localhost:8080/v1/chat/completions'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        raise PlenipoError(
            "This is not the address of a server.", where=url, do="Write it as http://127.0.0.1:8080/v1."
        )
    if parts.username is not None or parts.password is not None:
        raise PlenipoError(
            "An address may hold no password: it would be shown and kept.",
            where=f"{parts.scheme}://{host}",
            do=f"Put the key into the environment variable {variables.name('KEY')}.",
        )
    loopback = _is_loopback(host)
    if parts.scheme == "http" and not loopback and not allow_http:
        raise PlenipoError(
            "Texts and the key would travel readable by everybody on the way.",
            where=url,
            do=f"Use https, or set {variables.name('ALLOW_HTTP')}=1 if the network in between is yours.",
        )
    shown = f"[{host}]" if ":" in host else host
    place = f"{shown}:{port}" if port else shown
    return Address(f"{parts.scheme}://{place}{parts.path.rstrip('/')}", loopback)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

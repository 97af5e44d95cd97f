"""Pages over HTTP, from a server on this machine that stops by itself."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plenipo.gather import GatherOptions, gather, web
from plenipo.model import Document, Skipped

from .making import LEDE, REPLY, pdf
from .test_formats import PAGE, RSS

ALLOWED = GatherOptions(allow_private_addresses=True)
HTML = ("text/html; charset=utf-8", PAGE.format(body=f"<p>{LEDE}</p><p>{REPLY}</p>").encode())
ANSWERS: dict[str, tuple[str, bytes]] = {
    "/page": HTML,
    "/2025/03/27/untitled": ("text/html", f"<p>{LEDE}</p>".encode()),
    "/paper": ("application/pdf", pdf([[LEDE]])),
    "/feed": ("application/rss+xml", RSS.encode()),
    "/notes.md": ("text/plain", f"---\ntitle: Notes\n---\n**{LEDE}**".encode()),
    "/latin": ("text/plain; charset=iso-8859-2", "Fiala řekl, že je to předčasné.".encode("iso-8859-2")),
    "/typeless": ("", b"<!DOCTYPE html><p>" + LEDE.encode()),
    "/picture": ("image/png", b"\x89PNG\r\n"),
    "/data": ("application/json", b"{}"),
    "/empty": ("text/html", b""),
}
REDIRECTS = {
    "/moved": "/page",
    "/round": "/round",
    "/away": "file:///etc/passwd",
    "/inside": "http://127.0.0.2:9/",
}


class Server(BaseHTTPRequestHandler):
    """Answers from the tables above, and remembers what it was asked."""

    asked: list[tuple[str, str]] = []  # noqa: RUF012  emptied by the fixture

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Host"]))
        if self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            while True:
                try:
                    self.wfile.write(b"x" * 65_536)
                except OSError:
                    return
        elif self.path == "/zipped":
            data = gzip.compress(b" " * 50_000_000)
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        elif self.path == "/slow":
            time.sleep(3)
        elif self.path == "/broken":
            self.wfile.write(b"nonsense\r\n\r\n")
        elif self.path in ANSWERS:
            media_type, data = ANSWERS[self.path]
            self.send_response(200)
            if media_type:
                self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(data)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    Server.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)


def one(address: str, options: GatherOptions = ALLOWED) -> Document | Skipped:
    (found,) = gather([address], options=options)
    return found


def text(address: str) -> str:
    found = one(address)
    assert isinstance(found, Document), found
    return found.text


def reason(address: str, options: GatherOptions = ALLOWED) -> str:
    found = one(address, options)
    assert isinstance(found, Skipped), found
    assert found.origin == address
    return found.reason


def test_a_page(site: str) -> None:
    found = one(f"{site}/page")
    assert isinstance(found, Document)
    assert found.origin == f"{site}/page"
    assert LEDE in found.text
    assert (found.title, found.publisher, str(found.date)) == (
        "Italy rules out troops",
        "Daily Example",
        "2025-03-27",
    )


def test_the_address_may_tell_date_and_publisher(site: str) -> None:
    found = one(f"{site}/2025/03/27/untitled")
    assert isinstance(found, Document)
    assert (str(found.date), found.publisher) == ("2025-03-27", "127.0.0.1")


def test_the_content_type_decides(site: str) -> None:
    assert text(f"{site}/paper") == LEDE
    assert text(f"{site}/notes.md") == LEDE
    assert text(f"{site}/latin") == "Fiala řekl, že je to předčasné."
    assert text(f"{site}/typeless") == LEDE
    assert [each.origin for each in gather([f"{site}/feed"], options=ALLOWED)] == [
        f"{site}/feed#1",
        f"{site}/feed#2",
        f"{site}/feed#3",
    ]
    for path, media_type in (("/picture", "image/png"), ("/data", "application/json")):
        assert (
            reason(site + path)
            == f"The address leads to {media_type}, not to a text; give the page it belongs to."
        )


def test_redirects_are_followed_and_checked(site: str) -> None:
    assert LEDE in text(f"{site}/moved")
    assert reason(f"{site}/round") == (
        "The address leads on more than 5 times; give the address where it ends."
    )
    assert reason(f"{site}/away") == "The address leads to file, not to a web page; check the address."


def test_private_addresses_are_refused_before_anything_is_sent(site: str) -> None:
    port = site.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"):
        assert "on this machine or its local network" in reason(f"http://{host}:{port}/page", GatherOptions())
    assert Server.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "is_public", lambda number: number == "127.0.0.1")
    assert reason(f"{site}/inside", GatherOptions()) == (
        "The address leads to 127.0.0.2, on this machine or its local network; "
        "allow private addresses if that is meant."
    )


def test_the_connection_goes_to_the_address_that_was_checked(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that means something else when it is asked for again leads nowhere else."""
    port = int(site.rpartition(":")[2])
    asked = []
    look_up = socket.getaddrinfo

    def change(host: str, *arguments: object, **options: object) -> object:
        if host == "rebinds.example":
            asked.append(host)
            return look_up("127.0.0.1" if len(asked) == 1 else "127.0.0.2", port, type=socket.SOCK_STREAM)
        return look_up(host, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", change)
    monkeypatch.setattr(web, "is_public", lambda number: number == "127.0.0.1")
    found = one(f"http://rebinds.example:{port}/page", GatherOptions())
    assert isinstance(found, Document)
    assert asked == ["rebinds.example"]
    assert Server.asked == [("/page", f"rebinds.example:{port}")]


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("8.8.8.8", True),
        ("::ffff:8.8.8.8", True),
        ("2606:4700::1111", True),
    ],
)
def test_which_addresses_are_public(number: str, public: bool) -> None:
    assert web.is_public(number) is public


def test_an_endless_page_is_left_at_the_limit(site: str) -> None:
    options = GatherOptions(allow_private_addresses=True, max_bytes=300_000)
    assert "more than the limit of 0.3 MB" in reason(f"{site}/endless", options)
    assert "more than the limit of 20 MB" in reason(f"{site}/zipped")


def test_a_server_that_does_not_answer(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "READ_SECONDS", 0.2)
    assert reason(f"{site}/slow") == (
        "The server did not answer in time; try again later, or save the page and add the file."
    )


def test_a_page_that_takes_too_long(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TOTAL_SECONDS", 0.0)
    assert "took longer than" in reason(f"{site}/page")


def test_other_answers(site: str) -> None:
    assert reason(f"{site}/gone") == (
        "The server answered 404 Not Found; check the address, or save the page and add the file."
    )
    assert reason(f"{site}/empty") == "The page is empty; check the address."
    assert "broke off or is malformed" in reason(f"{site}/broken")


def test_offline_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    for options in (GatherOptions(), ALLOWED):
        assert reason("https://example.org/a", options).endswith(
            "check the address and the network, or save the page and add the file."
        )


def test_a_closed_port(site: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert reason(f"http://127.0.0.1:{port}/").startswith("The server cannot be reached;")


def test_a_bad_address_does_not_stop_a_good_file(site: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDE)
    kinds = [type(each) for each in gather([f"{site}/gone", tmp_path, f"{site}/page"], options=ALLOWED)]
    assert kinds == [Skipped, Document, Document]

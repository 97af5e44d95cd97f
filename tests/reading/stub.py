"""A server on this machine that speaks like an OpenAI-compatible one, well or badly."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Stub", dict[str, Any], BaseHTTPRequestHandler], None]
_SENTENCE = re.compile(r"\[(\d+)\] ([^\[]*)")
_SAID = re.compile(r"(?P<source>\w+) (?P<cue>said|rejected|supports|added) (?P<content>[^.\n]+)")


@dataclass
class Stub:
    """What a stub server was asked, and how it answers: one behaviour each, then the last again."""

    behaviours: list[Answer]
    requests: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def next(self) -> Answer:
        """The behaviour for the request that just came."""
        return self.behaviours[min(len(self.requests), len(self.behaviours)) - 1]


@contextmanager
def stub(*behaviours: Answer) -> Iterator[Stub]:
    """Run a stub server on a free port of 127.0.0.1."""
    served = Stub(list(behaviours))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            served.paths.append(self.path)
            served.keys.append(self.headers.get("authorization", ""))
            body = self.rfile.read(int(self.headers["content-length"]))
            served.requests.append(json.loads(body))
            with suppress(BrokenPipeError, ConnectionResetError):
                served.next(served, served.requests[-1], self)

        def do_GET(self) -> None:
            served.paths.append(f"GET {self.path}")
            reply(self, 200, b"{}")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield served
    finally:
        served.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    """Send one answer."""
    handler.send_response(status)
    handler.send_header("content-length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def says(text: str) -> Answer:
    """A model that always says ``text``."""

    def behave(_: Stub, __: dict[str, Any], handler: BaseHTTPRequestHandler) -> None:
        body = {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]}
        reply(handler, 200, json.dumps(body).encode())

    return behave


def proposes(*items: Any) -> Answer:
    """A model that always proposes these."""
    return says(json.dumps({"attributions": list(items)}))


def status(code: int, body: bytes = b"", **headers: str) -> Answer:
    """A server that answers with a status."""
    return lambda _, __, handler: reply(handler, code, body, **headers)


def hangs(served: Stub, _: dict[str, Any], __: BaseHTTPRequestHandler) -> None:
    """A server that never answers."""
    served.stopping.wait(20)


def drips(served: Stub, _: dict[str, Any], handler: BaseHTTPRequestHandler) -> None:
    """A server that answers one byte at a time, for ever."""
    handler.send_response(200)
    handler.end_headers()
    while not served.stopping.is_set():
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def giant(served: Stub, _: dict[str, Any], handler: BaseHTTPRequestHandler) -> None:
    """A server whose answer has no end."""
    handler.send_response(200)
    handler.end_headers()
    while not served.stopping.is_set():
        handler.wfile.write(b"x" * 65536)


def hangs_up(_: Stub, __: dict[str, Any], handler: BaseHTTPRequestHandler) -> None:
    """A server that breaks off in the middle of its answer."""
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def reads(_: Stub, request: dict[str, Any], handler: BaseHTTPRequestHandler) -> None:
    """A model that does its work: proposes "X said Y" in each numbered sentence."""
    shown = request["messages"][-1]["content"]
    items = [
        {
            "sentence": int(number),
            "source": [said["source"]],
            "cue": [said["cue"]],
            "content": [said["content"]],
            "leaning": "neutral",
        }
        for number, sentence in _SENTENCE.findall(shown)
        for said in _SAID.finditer(sentence)
    ]
    says(json.dumps({"attributions": items}))(_, request, handler)

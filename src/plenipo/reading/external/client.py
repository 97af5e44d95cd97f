"""A small client for OpenAI-compatible chat completions: bounded in time, size and attempts."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.request import getproxies, proxy_bypass

from pydantic import BaseModel, ValidationError

from plenipo.errors import PlenipoError
from plenipo.reading.external.address import Address
from plenipo.reading.external.budget import Budget
from plenipo.reading.external.task import Task
from plenipo.version import __version__

MOST_BYTES = 4 * 1024 * 1024
"""No answer about a part of an article is larger."""
MOST_TOKENS = 4096
CONNECT_SECONDS = 10.0
LONGEST_PAUSE = 30.0
"""Seconds between two attempts, at the most, whatever the server asks for."""
_BUSY = frozenset((408, 409, 425, 429))
_FORM_REFUSED = frozenset((400, 404, 415, 422, 501))


def forms(task: Task) -> tuple[dict[str, Any], ...]:
    """How an answer can be asked for: by schema, as any JSON, in words alone; and with no setting at all."""
    plain = {"temperature": 0, "max_tokens": MOST_TOKENS}
    schema = {"name": task.items, "strict": True, "schema": task.schema}
    return (
        {**plain, "response_format": {"type": "json_schema", "json_schema": schema}},
        {**plain, "response_format": {"type": "json_object"}},
        plain,
        {},
    )


class ServerError(PlenipoError):
    """A server that gave no usable answer."""


class Reply(NamedTuple):
    """What a server answered to one request."""

    status: int
    body: bytes
    pause: float | None
    """Seconds it asks to wait before the next."""


class _Message(BaseModel):
    content: str | list[dict[str, Any]] | None = None


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    choices: list[_Choice]


@dataclass(slots=True)
class Client:
    """Asks one model on one server; remembers which form of request the server accepts."""

    address: Address
    model: str
    key: str = field(repr=False)
    timeout: float
    """Seconds for one answer, from the request to its last byte."""
    retries: int
    task: Task
    sleep: Callable[[float], None] = time.sleep
    budget: Budget | None = None
    form: int = 0

    def ask(self, messages: list[dict[str, str]], usable: Callable[[str], bool]) -> str:
        """What the model says to ``messages``; raises :class:`ServerError` when it says nothing usable.

        Tried again, after a pause that doubles, on timeouts, lost connections, 429, 5xx and answers that are
        not ``usable``; a form of request that the server refuses is left for a plainer one.
        """
        attempt, why = 0, ""
        while attempt <= self.retries:
            try:
                reply = self._post(messages)
            except _LostError as lost:
                why, pause = str(lost), None
            else:
                said = _said(reply) if reply.status < 300 else None
                if said is not None and usable(said):
                    return said
                if reply.status in _FORM_REFUSED and self.form + 1 < len(forms(self.task)):
                    self.form += 1
                    continue
                why, pause = self._why(reply, said), reply.pause
                if not _worth_another(reply.status):
                    break
            attempt += 1
            if attempt <= self.retries:
                self.sleep(min(LONGEST_PAUSE, pause if pause is not None else 2.0 ** (attempt - 1)))
        times = f" after {attempt} attempts" if attempt > 1 else ""
        raise ServerError(f"{why}{times}.", where=self.address.url, do="Read again with --again later.")

    def _post(self, messages: list[dict[str, str]]) -> Reply:
        """Send one request; raises :class:`_LostError` when no whole answer comes."""
        import httpx2

        payload = {"model": self.model, "messages": messages, "stream": False, **forms(self.task)[self.form]}
        body = json.dumps(payload).encode("ascii")
        if self.budget is not None:
            self.budget.ask(len(body))
        try:
            reply = self._send(body)
        except httpx2.TimeoutException as error:
            raise _LostError(f"The server did not answer within {self.timeout:g} seconds") from error
        except (httpx2.ConnectError, httpx2.ProxyError) as error:
            raise _LostError("The server cannot be reached") from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise _LostError(
                f"The server's answer broke off or is malformed ({type(error).__name__})"
            ) from error
        if self.budget is not None:
            self.budget.answered(len(reply.body))
        return reply

    def _send(self, body: bytes) -> Reply:
        import httpx2

        end = time.monotonic() + self.timeout
        timeout = httpx2.Timeout(self.timeout, connect=min(CONNECT_SECONDS, self.timeout))
        with (
            httpx2.Client(
                timeout=timeout,
                follow_redirects=False,
                trust_env=self._proxied(),
                verify=httpx2.create_ssl_context(),
            ) as client,
            client.stream("POST", self.address.completions, content=body, headers=self._headers()) as answer,
        ):
            data = bytearray()
            for chunk in answer.iter_raw():
                data += chunk
                if len(data) > MOST_BYTES:
                    raise _LostError(f"The server's answer is longer than {MOST_BYTES // 1024 // 1024} MiB")
                if time.monotonic() > end:
                    raise _LostError(f"The server did not answer within {self.timeout:g} seconds")
            return Reply(answer.status_code, bytes(data), _seconds(answer.headers.get("retry-after", "")))

    def _proxied(self) -> bool:
        """Whether the user's proxy is asked; never for this machine itself."""
        scheme, _, rest = self.address.url.partition("://")
        host = rest.partition("/")[0]
        return not self.address.loopback and bool(getproxies().get(scheme)) and not proxy_bypass(host)

    def _headers(self) -> dict[str, str]:
        headers = {
            "content-type": "application/json",
            "accept": "application/json",
            "accept-encoding": "identity",  # so that a small answer cannot unpack to a giant one
            "user-agent": f"plenipo/{__version__}",
        }
        return headers | ({"authorization": f"Bearer {self.key}"} if self.key else {})

    def _why(self, reply: Reply, said: str | None) -> str:
        """What is wrong with a reply."""
        if reply.status < 300:
            return (
                "The server's answer is not what such servers answer"
                if said is None
                else f"The model did not answer with a list of {self.task.items}"
            )
        if reply.status < 400:
            return (
                f"The server sends the request on to another address ({reply.status}), which is not followed"
            )
        if reply.status in (401, 403):
            return f"The server refuses the key in {self.task.variables.name('KEY')} ({reply.status})"
        told = " ".join(reply.body[:2000].decode("utf-8", "replace").split())[:160]
        return f"The server answered {reply.status}" + (f" ({told})" if told else "")


class _LostError(Exception):
    """No whole answer came, for this reason; another attempt may do."""


def _seconds(header: str) -> float | None:
    """The pause a server asks for, when it says it in seconds."""
    try:
        seconds = float(header)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _said(reply: Reply) -> str | None:
    """The words of the model in a reply; ``None`` when it is no completion."""
    try:
        completion = _Completion.model_validate_json(reply.body)
    except (ValidationError, RecursionError):
        return None
    content = completion.choices[0].message.content if completion.choices else None
    if isinstance(content, list):
        return "".join(part["text"] for part in content if isinstance(part.get("text"), str))
    return content


def _worth_another(status: int) -> bool:
    """Whether another attempt may do better: the server is busy or fell over, or the model rambled."""
    return status < 300 or status in _BUSY or status >= 500

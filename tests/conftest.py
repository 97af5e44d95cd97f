"""What all tests share: how properties are tried, and a real browser for pages.

``browser`` opens one, ``open_page`` visits a page in it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no failure; in the gate the same examples are tried every time, elsewhere new ones.
settings.register_profile(
    "plenipo",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("plenipo")

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass
class Visit:
    """A page that is open, and what went wrong or over the network while it was."""

    page: Any
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def chromium() -> str | None:
    """Where a Chromium is: ``PLENIPO_CHROMIUM``, or the first one on the path."""
    named = os.environ.get("PLENIPO_CHROMIUM")
    return named or next((path for name in CANDIDATES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; tests that need it skip where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine; set PLENIPO_CHROMIUM to one")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open HTML from a file; ``at`` is a fragment of the address, ``options`` go to the browser context."""
    contexts = []

    def visit(html: str, at: str = "", width: int = 1280, height: int = 900, **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        visit = Visit(context.new_page())
        visit.page.on(
            "console", lambda m: visit.errors.append(m.text) if m.type in {"error", "warning"} else None
        )
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.goto(file.as_uri() + at)
        visit.requests = [url for url in visit.requests if not url.startswith((file.as_uri(), "data:"))]
        return visit

    yield visit
    for context in contexts:
        context.close()

"""What axe finds wrong with a page as it stands."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = "axe.run(document, {resultTypes: ['violations']})"


def violations(page: Page) -> list[str]:
    """Return each broken rule with the element that breaks it."""
    page.evaluate(f"{AXE};0")
    found: dict[str, Any] = page.evaluate(RUN)
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]

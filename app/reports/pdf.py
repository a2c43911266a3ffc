"""A report page as PDF, by WeasyPrint; the one module that knows of it, and only when asked.

Nothing is fetched: the style sheet is a file of this package, and a page holds its pictures.
"""

import logging
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from app.errors import NotInstalled

_NO_PACKAGE = (
    "A PDF needs WeasyPrint, which is not installed here. Whoever runs this server can add it "
    "with: pip install 'winwin[pdf]'"
)
_NO_LIBRARY = (
    "A PDF needs the library Pango, which is not installed here. Whoever runs this server can add "
    "it; on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


def is_installed() -> bool:
    """Say whether the extra is there; its library may still be missing."""
    return find_spec("weasyprint") is not None


def render_pdf(page: str, base: str) -> bytes:
    """Return a page as a tagged PDF; its links start at `base` (http://host/).

    It takes a second or so of one core: call it off the event loop. NotInstalled names the fix
    where the extra or its library is missing.
    """
    weasyprint = _weasyprint()
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    sheet = files("app.reports").joinpath("static/paper.css").read_text(encoding="utf-8")
    styled = weasyprint.CSS(string=sheet, url_fetcher=nothing)
    document = weasyprint.HTML(string=_unlinked(page), base_url=base, url_fetcher=nothing)
    made: bytes = document.write_pdf(stylesheets=[styled], pdf_tags=True)
    return made


def _weasyprint() -> Any:  # noqa: ANN401 - a package without types
    try:
        package = import_module("weasyprint")
    except ImportError as error:
        raise NotInstalled(_NO_PACKAGE) from error
    except OSError as error:
        raise NotInstalled(_NO_LIBRARY) from error
    # It warns of every property that only a screen needs.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    return package


def _unlinked(page: str) -> str:
    """The page without its links to a style sheet and an icon: handed over, or not needed."""
    lines = page.splitlines()
    return "\n".join(line for line in lines if not line.startswith("<link "))

"""A picture of a report as PNG, by resvg; the one module that knows of it, and only when asked.

The text is set in the font that lies in this package, so it looks alike on every machine.
"""

from importlib import import_module
from importlib.resources import as_file, files

from app.errors import NotInstalled

FONT = "Liberation Sans"
WIDTH = 840
_NO_PACKAGE = (
    "A PNG needs resvg, which is not installed here. Whoever runs this server can add it with: "
    "pip install 'winwin[pictures]'"
)


def draw_png(svg: str, width: int = WIDTH) -> bytes:
    """Return a picture so many pixels wide (NotInstalled without its extra)."""
    try:
        resvg = import_module("resvg_py")
    except ImportError as error:
        raise NotInstalled(_NO_PACKAGE) from error
    with as_file(files("app.reports").joinpath("fonts/LiberationSans-Regular.ttf")) as font:
        drawn: bytes = resvg.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=[str(font)],
            font_family=FONT,
            sans_serif_family=FONT,
        )
    return drawn

"""How templates are read: strict about names that are missing, and everything is escaped."""

from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined


def templates_of(package: str, **filters: Callable[..., object]) -> Environment:
    """Return the templates of a package ('app.reports'), with filters by name."""
    pages = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(filters)
    return pages

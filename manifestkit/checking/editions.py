"""The dated rule sets that a person may name; a date names one service. Source: RULINGS 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.importexport.editions import DEFAULT_EDITION, EDITIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Each is a set of dates of which one can hold.
IMPORT_EXPORT = EDITIONS
# They are known, so that a project can name the editions of both services at once, and say nothing about manifests.
SNOWBALL = ("2020-06-17", "2026-04-21")


def check_editions(dates: Collection[str], services: Iterable[tuple[str, ...]] = (IMPORT_EXPORT, SNOWBALL)) -> None:
    """ValueError where one of the dates is an edition of none of the services, or two are of the same."""
    services = tuple(services)
    known = [date for editions in services for date in editions]
    if (unknown := next((date for date in dates if date not in known), None)) is not None:
        raise ValueError(f"there is no edition {unknown!r}; there are {', '.join(known)}")
    for editions in services:
        rivals = [date for date in dict.fromkeys(dates) if date in editions]
        if len(rivals) > 1:
            raise ValueError(f"{' and '.join(rivals)} are editions of one service")


def edition_of_manifests(dates: Iterable[str]) -> str:
    """The edition of Import/Export among some dates, else the default."""
    return next((date for date in dates if date in IMPORT_EXPORT), DEFAULT_EDITION)

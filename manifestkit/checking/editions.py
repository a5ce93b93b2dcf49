"""The dated rule sets that a person may name; a date names one service. Source: RULINGS 5."""

from __future__ import annotations

from manifestkit.importexport import editions as import_export
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.snowball import editions as snowball

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Each is a set of dates of which one can hold.
IMPORT_EXPORT = import_export.EDITIONS
SNOWBALL = snowball.EDITIONS


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


def dates_of(kind: str, dates: Iterable[str]) -> tuple[str, ...]:
    """Those of the dates that are editions of the service to which a kind of text belongs."""
    known = SNOWBALL if kind.startswith("snowball.") else IMPORT_EXPORT
    return tuple(date for date in dates if date in known)


def edition_of(kind: str, dates: Iterable[str]) -> str:
    """The edition that holds for a kind of text: that of its service among some dates, else the default.

    A request of an operation that came later has the edition in which it came.
    """
    service, _, operation = kind.partition(".")
    default = snowball.DEFAULT_EDITION if service == "snowball" else import_export.DEFAULT_EDITION
    stated = next(iter(dates_of(kind, dates)), default)
    if not operation:
        return stated
    from manifestkit.schema.loading import editions, operations

    having = [date for date in editions(service) if operation in operations(service, date)]
    return stated if stated in having else having[0]

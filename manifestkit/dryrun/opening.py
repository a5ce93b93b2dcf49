"""The surroundings of a client, made of what its user names."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from manifestkit.checking.editions import IMPORT_EXPORT, SNOWBALL, check_editions, edition_of
from manifestkit.checking.kinds import SERVICES
from manifestkit.context import Context, from_mapping
from manifestkit.dryrun.store import StoreError
from manifestkit.dryrun.world import World
from manifestkit.fields.region import is_region_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from manifestkit.dryrun.store import Store

# What 2009-05-20 had besides manifests is not known (RULINGS 6).
_WITHOUT_DRY_RUN = "2009-05-20"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.:-]*")
_DATABASES = ("postgresql", "postgres")


def open_world(  # noqa: PLR0913 - what a user may name
    service: str,
    *,
    region: str | None = None,
    store: Store | str | os.PathLike[str] | None = None,
    context: Context | Mapping[str, Any] | None = None,
    edition: str | None = None,
    clock: Callable[[], datetime] | None = None,
    lenient: bool = False,
) -> World:
    """The surroundings of the calls of a client.

    ``store`` is an open store, the name of one, or None for one in memory (see ``open_store``). ValueError for a
    service, a region or an edition that does not exist; ContextError, a ValueError, where the context is wrong;
    StoreError where the store cannot be opened.
    """
    if service not in SERVICES:
        raise ValueError(f"there is no service {service!r}; there are {' and '.join(SERVICES)}")
    if edition is not None:
        check_editions((edition,), (SNOWBALL if service == "snowball" else IMPORT_EXPORT,))
    if edition == _WITHOUT_DRY_RUN:
        raise ValueError(f"the edition {edition} has no dry run: jobs were sent by e-mail then")
    if region and not is_region_name(region):
        raise ValueError(f"{region!r} is no name of a region")
    facts = context if isinstance(context, Context) else from_mapping(context or {})
    return World(
        store=open_store(store) if store is None or isinstance(store, str | os.PathLike) else store,
        context=facts,
        edition=edition_of(f"{service}.", () if edition is None else (edition,)),
        region=region or facts.region or "",
        clock=clock,
        lenient=lenient,
    )


def open_store(name: str | os.PathLike[str] | None) -> Store:
    """The store in a file, in a database (``postgresql://...`` or ``postgres://...``), or in memory.

    StoreError where it cannot be opened.
    """
    if not isinstance(name, str) or (scheme := _scheme(name)) is None:
        from manifestkit.dryrun.sqlite_store import SqliteStore

        return SqliteStore(name)
    if scheme not in _DATABASES:
        raise StoreError(f"a store is a file, or a database postgresql://..., and not {scheme}://...")
    try:
        from manifestkit.dryrun.postgres_store import PostgresStore
    except ImportError as error:
        raise StoreError("a store on PostgreSQL needs psycopg: pip install 'manifestkit[postgres]'") from error
    return PostgresStore(name)


def is_database(name: str) -> bool:
    """Whether a store of this name would be no file."""
    return _scheme(name) is not None


def _scheme(name: str) -> str | None:
    scheme, separator, _ = name.partition("://")
    return scheme if separator and _SCHEME.fullmatch(scheme) else None

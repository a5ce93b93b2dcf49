"""The surroundings of a client, made of what its user names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from manifestkit.checking.editions import IMPORT_EXPORT, SNOWBALL, check_editions, edition_of
from manifestkit.checking.kinds import SERVICES
from manifestkit.context import Context, from_mapping
from manifestkit.dryrun.world import World
from manifestkit.fields.region import is_region_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from manifestkit.dryrun.store import Store

# What 2009-05-20 had besides manifests is not known (RULINGS 6).
_WITHOUT_DRY_RUN = "2009-05-20"


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

    ``store`` is an open store, the file of one, or None for one in memory. ValueError for a service, a region or an
    edition that does not exist; ContextError, a ValueError, where the context is wrong; StoreError where the store
    cannot be opened.
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
        store=_opened(store),
        context=facts,
        edition=edition_of(f"{service}.", () if edition is None else (edition,)),
        region=region or facts.region or "",
        clock=clock,
        lenient=lenient,
    )


def _opened(store: Store | str | os.PathLike[str] | None) -> Store:
    if store is None or isinstance(store, str | os.PathLike):
        from manifestkit.dryrun.sqlite_store import SqliteStore

        return SqliteStore(store)
    return store

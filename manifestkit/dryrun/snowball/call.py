"""One call: its parameters, its surroundings, and the records that it may see."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.dryrun.errors import ServiceError
from manifestkit.snowball.regions import US
from manifestkit.snowball.states import most_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from manifestkit.context import Context
    from manifestkit.dryrun.store import Kind, Record, Transaction
    from manifestkit.dryrun.world import World

    Answer: TypeAlias = dict[str, Any]

# In any region of the United States a list holds what was made in all of them (Snowball reference, 4.7).
_UNITED_STATES = "us"
_PLACES = {_UNITED_STATES: " in the regions of the United States", "": " among those that were made without a region"}


class Call(NamedTuple):
    """Parameters without a fault in themselves, the surroundings, and the records."""

    world: World
    parameters: Mapping[str, Any]
    records: Transaction

    @property
    def region(self) -> str:
        """The region whose records the call sees."""
        return _UNITED_STATES if self.world.region in US else self.world.region

    @property
    def most_nodes(self) -> int:
        """How many nodes a cluster takes."""
        return most_nodes(self.world.context.limits)

    def find(self, kind: Kind, id_: str) -> Record | None:
        """The record of an id, where it was made in this region."""
        record = self.records.get(kind, id_)
        return record if record is not None and record.region == self.region else None

    def named(self, kind: Kind, member: str) -> Record:
        """The record that a member names; InvalidResourceException where there is none."""
        id_ = str(self.parameters[member])
        record = self.find(kind, id_)
        if record is None:
            raise self.unknown(kind, id_)
        return record

    def unknown(self, kind: Kind, id_: str) -> ServiceError:
        """The error for a thing that does not exist in this region."""
        return unknown(kind, id_, _PLACES.get(self.region, f" in {self.region}"))


def unknown(kind: Kind, id_: str, where: str = "") -> ServiceError:
    """The error for a thing that does not exist; the reference knows the members of the error, not its words."""
    return ServiceError(
        "InvalidResourceException", f"There is no {kind} {id_}{where}.", members={"ResourceType": kind.capitalize()}
    )


def facts(world: World) -> Context:
    """The stated facts, with the region of the client for that of the call (DESIGN section 2)."""
    return world.context._replace(region=world.region or None)


def created(record: Record) -> datetime:
    """When a record was made."""
    return datetime.fromisoformat(record.document["created"])


def fields(record: Record, names: frozenset[str]) -> Answer:
    """The members of the request behind a record that an answer has as well."""
    return {name: value for name, value in record.document["request"].items() if name in names}

"""CreateAddress, DescribeAddress, DescribeAddresses. Source: Snowball reference, 7.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.dryrun.ids import snowball_id
from manifestkit.dryrun.snowball.paging import newest
from manifestkit.dryrun.store import Record
from manifestkit.schema.loading import shapes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from manifestkit.dryrun.snowball.call import Answer, Call


def create_address(call: Call) -> Answer:
    """A new address."""
    number = call.records.next_number()
    id_ = snowball_id("ADID", number)
    address = dict(call.parameters["Address"]) | {"AddressId": id_}
    call.records.insert(Record("address", id_, number, call.region, "", {"address": address}))
    return {"AddressId": id_}


def describe_address(call: Call) -> Answer:
    """One address: of the store, or one that the context states."""
    id_ = str(call.parameters["AddressId"])
    address = _address(call, id_)
    if address is None:
        raise call.unknown("address", id_)
    return {"Address": dict(address)}


def describe_addresses(call: Call) -> Answer:
    """The addresses of the store, newest first, and behind them those that the context states."""
    stated = call.world.context.addresses or {}
    behind = [
        Record("address", id_, -number, call.region, "", {"address": _stated(call, id_, stated[id_])})
        for number, id_ in enumerate(sorted(stated))
        if call.find("address", id_) is None
    ]
    return newest(call, "address", "Addresses", lambda record: dict(record.document["address"]), behind=behind)


def require_addresses(call: Call) -> None:
    """InvalidResourceException for an address that does not exist, where the context says which do (RULINGS 25)."""
    if call.world.context.addresses is None:
        return
    for member in ("AddressId", "ForwardingAddressId"):
        id_ = call.parameters.get(member)
        if id_ is not None and _address(call, str(id_)) is None:
            raise call.unknown("address", str(id_))


def _address(call: Call, id_: str) -> Mapping[str, Any] | None:
    record = call.find("address", id_)
    if record is not None:
        kept: Mapping[str, Any] = record.document["address"]
        return kept
    stated = (call.world.context.addresses or {}).get(id_)
    return None if stated is None else _stated(call, id_, stated)


def _stated(call: Call, id_: str, address: Mapping[str, Any]) -> Mapping[str, Any]:
    members = shapes("snowball", call.world.edition)["Address"]["properties"]
    return {name: value for name, value in address.items() if name in members} | {"AddressId": id_}

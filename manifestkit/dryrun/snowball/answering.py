"""A call of Snowball from its parameters to its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import NotSimulatedError, ServiceError
from manifestkit.dryrun.examining import examine
from manifestkit.dryrun.reply import Reply
from manifestkit.dryrun.snowball.advancing import advance as advance_record
from manifestkit.dryrun.snowball.call import Call, facts
from manifestkit.dryrun.snowball.operations import OPERATIONS
from manifestkit.dryrun.snowball.refusing import parameter_error, rank, shape_error

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from manifestkit.context import Context
    from manifestkit.dryrun.examining import Examined
    from manifestkit.dryrun.world import World


def answer(world: World, operation: str, parameters: Mapping[str, Any]) -> Reply:
    """What the service would answer; ServiceError where it would refuse, NotSimulatedError where nobody knows."""
    examined = _examined(world, operation, parameters, _known(world, parameters))
    refusal = parameter_error(examined)
    if operation not in OPERATIONS:
        if refusal is not None:
            raise refusal
        world.raise_fault("snowball", operation)
        raise NotSimulatedError("snowball", operation)
    run, writes = OPERATIONS[operation]
    with world.store.transaction(writes=writes) as records:
        try:
            result = run(Call(world, examined.accepted(), records))
        except ServiceError as error:
            raise min((error, *([refusal] if refusal else [])), key=lambda one: rank(one.code)) from error
        if refusal is not None:
            raise refusal
        world.raise_fault("snowball", operation)
    return Reply(result, examined.unchecked())


def require_right(world: World, operation: str, parameters: Mapping[str, Any]) -> None:
    """Raise the ServiceError that the parameters and the stated facts alone give."""
    refusal = parameter_error(_examined(world, operation, parameters, facts(world)))
    if refusal is not None:
        raise refusal
    world.raise_fault("snowball", operation)


def _examined(world: World, operation: str, parameters: Mapping[str, Any], context: Context) -> Examined:
    """What checking says of parameters of the right shape; ServiceError where that is wrong."""
    examined = examine(f"snowball.{operation}", parameters, world.edition, context)
    if not world.lenient:
        examined.require_sendable()
    if (wrong := shape_error(examined)) is not None:
        raise wrong
    return examined


def _known(world: World, parameters: Mapping[str, Any]) -> Context:
    """The stated facts with what the store knows of the cluster and the address that the call names."""
    context = facts(world)
    names = {name: parameters.get(name) for name in ("ClusterId", "AddressId", "ForwardingAddressId")}
    ids = {name: id_ for name, id_ in names.items() if isinstance(id_, str)}
    if not ids:
        return context
    with world.store.transaction(writes=False) as records:
        call = Call(world, parameters, records)
        cluster = call.find("cluster", ids["ClusterId"]) if "ClusterId" in ids else None
        found = {id_: call.find("address", id_) for name, id_ in ids.items() if name != "ClusterId"}
    addresses = {id_: record.document["address"] for id_, record in found.items() if record is not None}
    if cluster is not None:
        context = context._replace(clusters={**(context.clusters or {}), cluster.id: cluster.document["request"]})
    # Where no address is stated, those that are not in the store may exist all the same.
    if addresses and (context.addresses is not None or len(addresses) == len(found)):
        context = context._replace(addresses={**(context.addresses or {}), **addresses})
    return context


def advance(world: World, id_: str, state: str, details: Mapping[str, Any]) -> None:
    """Let time pass; AdvanceError where the job or cluster cannot go there, ServiceError where there is none."""
    with world.store.transaction(writes=True) as records:
        found = records.get("job", id_) or records.get("cluster", id_)
        there = world if found is None else replace(world, region=found.region)
        advance_record(Call(there, {}, records), id_, state, dict(details))

"""A call of Import/Export from its parameters to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.examining import examine
from manifestkit.dryrun.importexport import operations
from manifestkit.dryrun.importexport.papers import complete
from manifestkit.dryrun.importexport.refusing import content_error, parameter_error
from manifestkit.dryrun.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from manifestkit.dryrun.examining import Examined
    from manifestkit.dryrun.world import World

# The quota is the last that is looked at (9.4).
_QUOTA = "CreateJobQuotaExceededException"
_OLD_BUCKET_NAME = "IE241"
_INCOMPATIBLE = "Incompatible Amazon S3 bucket name (in the words of this offline dry run):"


def answer(world: World, operation: str, parameters: Mapping[str, Any]) -> Reply:
    """What the service would answer; ServiceError where it would refuse."""
    examined = _examined(world, operation, parameters)
    refusal = content_error(examined)
    run, writes = operations.OPERATIONS[operation]
    with world.store.transaction(writes=writes) as records:
        call = operations.Call(world, examined.accepted(), records, _warnings(examined))
        try:
            result = run(call)
        except ServiceError as error:
            if refusal is None or error.code != _QUOTA:
                raise
        if refusal is not None:
            raise refusal
        world.raise_fault("importexport", operation)
        return Reply(complete(call, operation, result), examined.unchecked())


def _warnings(examined: Examined) -> tuple[str, ...]:
    """What the service warns of in a manifest that it takes: bucket names. Its own words are not known (9.5)."""
    reports = examined.judgement.inner.values() if examined.judgement else ()
    found = (finding for report in reports for finding in report.findings if finding.rule == _OLD_BUCKET_NAME)
    return tuple(f"{_INCOMPATIBLE} manifest line {finding.line}: {finding.message}" for finding in found)


def require_right(world: World, operation: str, parameters: Mapping[str, Any]) -> None:
    """Raise the ServiceError that the parameters and the stated facts alone give."""
    refusal = content_error(_examined(world, operation, parameters))
    if refusal is not None:
        raise refusal
    world.raise_fault("importexport", operation)


def _examined(world: World, operation: str, parameters: Mapping[str, Any]) -> Examined:
    """What checking says of parameters that have no fault in themselves; ServiceError where they have."""
    examined = examine(f"importexport.{operation}", parameters, world.edition, world.context)
    if not world.lenient:
        examined.require_sendable()
    if (wrong := parameter_error(examined)) is not None:
        raise wrong
    return examined


def advance(world: World, id_: str, state: str, details: Mapping[str, Any]) -> None:
    """Let time pass; LifecycleError where the job cannot go there, ServiceError where there is none."""
    with world.store.transaction(writes=True) as records:
        operations.advance(operations.Call(world, {}, records), id_, state, details)

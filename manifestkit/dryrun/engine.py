"""The simulated services: each operation from its parameters to an answer, or to the error that the service raises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifestkit.checking.kinds import request_kind
from manifestkit.dryrun.examining import examine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from manifestkit.dryrun.errors import ServiceError
    from manifestkit.dryrun.world import World
    from manifestkit.findings.report import Report


@dataclass(frozen=True, slots=True)
class Engine:
    """One service in its surroundings; ``service`` is ``importexport`` or ``snowball``."""

    service: str
    world: World

    def answer(self, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """What the service would answer, with moments as datetimes.

        ServiceError where it would refuse, NotSimulatedError where no answer is known, ValueError where it has no such
        operation, StoreError where the store fails.
        """
        request_kind(self.service, operation, self.world.edition)
        if self.service == "snowball":
            from manifestkit.dryrun.snowball.answering import answer
        else:
            from manifestkit.dryrun.importexport.answering import answer
        return answer(self.world, operation, parameters)

    def report(self, operation: str, parameters: Mapping[str, Any]) -> Report:
        """What checking says of the parameters; ValueError where there is no such operation."""
        kind = request_kind(self.service, operation, self.world.edition)
        return examine(kind, parameters, self.world.edition, self.world.context).report()

    def refusal(self, operation: str, parameters: Mapping[str, Any]) -> ServiceError | None:
        """The error that the parameters and the stated facts alone give; the store is not asked."""
        kind = request_kind(self.service, operation, self.world.edition)
        examined = examine(kind, parameters, self.world.edition, self.world.context)
        if self.service == "snowball":
            from manifestkit.dryrun.snowball.refusing import parameter_error

            return parameter_error(examined)
        from manifestkit.dryrun.importexport.refusing import manifest_error, parameter_error

        return parameter_error(examined) or manifest_error(examined)

    def advance(self, id_: str, state: str, details: Mapping[str, Any]) -> None:
        """Let time pass until a job or cluster has reached a state (RULINGS 27).

        ServiceError where nothing has the id, ValueError where the state lies behind or cannot be reached.
        """
        if self.service == "snowball":
            from manifestkit.dryrun.snowball.answering import advance
        else:
            from manifestkit.dryrun.importexport.answering import advance
        advance(self.world, id_, state, details)

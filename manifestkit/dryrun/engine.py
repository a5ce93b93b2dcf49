"""The simulated services: each operation from its parameters to an answer, or to the error that the service raises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifestkit.checking.kinds import request_kind
from manifestkit.dryrun.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from manifestkit.dryrun.reply import Reply
    from manifestkit.dryrun.world import World


@dataclass(frozen=True, slots=True)
class Engine:
    """One service in its surroundings; ``service`` is ``importexport`` or ``snowball``."""

    service: str
    world: World

    def answer(self, operation: str, parameters: Mapping[str, Any]) -> Reply:
        """What the service would answer, and what could not be checked.

        ServiceError where it would refuse, ParamValidationError where no client would send the parameters,
        NotSimulatedError where no answer is known, StoreError where the store fails.
        """
        self._require(operation)
        if self.service == "snowball":
            from manifestkit.dryrun.snowball.answering import answer
        else:
            from manifestkit.dryrun.importexport.answering import answer
        return answer(self.world, operation, parameters)

    def refusal(self, operation: str, parameters: Mapping[str, Any]) -> ServiceError | None:
        """The error that the parameters and the stated facts alone give; the store is not asked.

        ParamValidationError where no client would send the parameters.
        """
        try:
            self._require(operation)
            if self.service == "snowball":
                from manifestkit.dryrun.snowball.answering import require_right
            else:
                from manifestkit.dryrun.importexport.answering import require_right
            require_right(self.world, operation, parameters)
        except ServiceError as error:
            return error
        return None

    def advance(self, id_: str, state: str, **details: Any) -> None:  # noqa: ANN401 - what the answers shall tell
        """Let time pass until a job or cluster, of whatever region, has reached a state (RULINGS 27).

        ``details`` are those of the client. ServiceError where nothing has the id, ValueError where the state lies
        behind or cannot be reached.
        """
        if self.service == "snowball":
            from manifestkit.dryrun.snowball.answering import advance
        else:
            from manifestkit.dryrun.importexport.answering import advance
        advance(self.world, id_, state, details)

    def _require(self, operation: str) -> None:
        try:
            request_kind(self.service, operation, self.world.edition)
        except ValueError as error:
            # Its name is that of the common errors (Snowball reference, 1.2).
            told = str(error)
            raise ServiceError("InvalidAction", told if told.endswith("?") else f"{told}.") from error

"""The Python client of a simulated service: boto3's names, arguments, results and exceptions, without boto3.

Source: DESIGN section 3.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.dryrun.engine import Engine
from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.exceptions import Exceptions
from manifestkit.dryrun.names import snake_case
from manifestkit.dryrun.paging import PAGES, Paginator
from manifestkit.dryrun.responses import answered, exception
from manifestkit.fields.arn import partition_of
from manifestkit.schema.loading import operations

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from manifestkit.dryrun.exceptions import ClientError
    from manifestkit.dryrun.world import World


class ServiceModel(NamedTuple):
    """What the model of a service says of it."""

    service_name: str
    api_version: str
    operation_names: tuple[str, ...]


class Meta(NamedTuple):
    """What programs ask a client about itself."""

    service_model: ServiceModel
    region_name: str
    partition: str
    endpoint_url: str
    method_to_api_mapping: dict[str, str]


# Source: Import/Export reference, 9.1; Snowball reference, its title.
_API_VERSIONS = {"importexport": "2010-06-01", "snowball": "2016-06-30"}


class Client:
    """One simulated service.

    Every operation is a method under its snake-case name, with the operation's members as keyword arguments; it
    returns the answer as a dictionary, in which ``["ResponseMetadata"]["Unchecked"]`` lists what could not be checked
    offline; it raises the class of ``exceptions`` that the service would answer with,
    ParamValidationError where no client would send the parameters, and NotSimulatedError where no answer is known.
    """

    def __init__(self, service: str, world: World) -> None:
        self._engine = Engine(service, world)
        names = operations(service, world.edition)
        self._operations = {snake_case(name): name for name in names}
        self._numbers = count(1)
        self.exceptions = Exceptions(service)
        model = ServiceModel(service, _API_VERSIONS[service], names)
        self.meta = Meta(model, world.region, partition_of(world.region) or "aws", "", dict(self._operations))

    def __getattr__(self, name: str) -> Callable[..., dict[str, Any]]:
        operation = self.__dict__.get("_operations", {}).get(name)
        if operation is None:
            raise AttributeError(f"the client has no operation {name}")

        def method(**parameters: Any) -> dict[str, Any]:  # noqa: ANN401 - the members of the operation
            return self._call(operation, parameters)

        method.__name__ = name
        return method

    def __dir__(self) -> list[str]:
        return sorted((*super().__dir__(), *self._operations))

    def advance(self, id_: str, state: str, **details: Any) -> None:  # noqa: ANN401 - what the answers shall tell
        """Let time pass until a job or cluster, of whatever region, has reached a state (RULINGS 27).

        ``details`` are what the answers shall tell from then on: for Import/Export ``carrier`` and ``tracking_number``
        as text, and the number of ``errors``; for Snowball ``InboundShipment`` and ``OutboundShipment``, which are
        tracking numbers as text, and the counters ``BytesTransferred``, ``ObjectsTransferred``, ``TotalBytes`` and
        ``TotalObjects``. ValueError where the state lies behind or cannot be reached, or there is no such detail; the
        service's exception where nothing has the id.
        """
        try:
            self._engine.advance(id_, state, **details)
        except ServiceError as error:
            raise self._error("advance", error) from None

    def can_paginate(self, operation_name: str) -> bool:
        """Whether an operation, by its snake-case name, gives its list a page at a time."""
        return self._pages_of(operation_name) in PAGES

    def get_paginator(self, operation_name: str) -> Paginator:
        """The paginator of an operation, by its snake-case name; ValueError where it does not page."""
        pages = PAGES.get(self._pages_of(operation_name))
        if pages is None:
            raise ValueError(f"{operation_name} does not give pages")
        return Paginator(getattr(self, operation_name), pages)

    def close(self) -> None:
        """Give the store back."""
        self._engine.world.store.close()

    def _pages_of(self, name: str) -> tuple[str, str]:
        return self._engine.service, self._operations.get(name, "")

    def _call(self, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        try:
            reply = self._engine.answer(operation, parameters)
        except ServiceError as error:
            raise self._error(operation, error) from None
        return answered(reply, next(self._numbers))

    def _error(self, operation: str, error: ServiceError) -> ClientError:
        return exception(self._engine.service, error, operation, next(self._numbers))

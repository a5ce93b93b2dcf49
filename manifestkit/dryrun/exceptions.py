"""The exceptions of a client, by the names that boto3's clients have for them."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from manifestkit.findings.report import Report


class ClientError(Exception):
    """The service refuses a call.

    ``response`` has the shape that boto3's error of the same name has: ``Error`` with ``Code`` and ``Message``,
    ``ResponseMetadata`` with ``HTTPStatusCode``, and the members of the service's error. ``make_report`` gives the
    report on the parameters, where those are what is wrong.
    """

    def __init__(
        self,
        response: dict[str, Any],
        operation_name: str,
        make_report: Callable[[], Report | None] | None = None,
    ) -> None:
        error = response["Error"]
        super().__init__(
            f"An error occurred ({error['Code']}) when calling the {operation_name} operation: {error['Message']}"
        )
        self.response = response
        self.operation_name = operation_name
        self._make_report = make_report

    @cached_property
    def report(self) -> Report | None:
        """The report on the parameters, where those are what is wrong; it is made when somebody first asks for it."""
        return None if self._make_report is None else self._make_report()

    def __reduce__(self) -> tuple[type[ClientError], tuple[object, ...], dict[str, object]]:
        # The class of one error is no attribute of a module, as pickle would have it.
        notes = {name: value for name, value in vars(self).items() if name == "__notes__"}
        return ClientError, (self.response, self.operation_name), {"report": self.report, **notes}


# Source: Import/Export reference, 9.4; Snowball reference, 1.2.
_MODELLED = {
    "importexport": (
        *("BucketPermissionException", "CanceledJobIdException", "CreateJobQuotaExceededException"),
        *("ExpiredJobIdException", "InvalidAccessKeyIdException", "InvalidAddressException"),
        *("InvalidCustomsException", "InvalidFileSystemException", "InvalidJobIdException"),
        *("InvalidManifestFieldException", "InvalidParameterException", "InvalidVersionException"),
        *("MalformedManifestException", "MissingCustomsException", "MissingManifestFieldException"),
        *("MissingParameterException", "MultipleRegionsException", "NoSuchBucketException"),
        *("UnableToCancelJobIdException", "UnableToUpdateJobIdException"),
    ),
    "snowball": (
        *("ClusterLimitExceededException", "ConflictException", "Ec2RequestFailedException"),
        *("InvalidAddressException", "InvalidInputCombinationException", "InvalidJobStateException"),
        *("InvalidNextTokenException", "InvalidResourceException", "KMSRequestFailedException"),
        *("ReturnShippingLabelAlreadyExistsException", "UnsupportedAddressException"),
    ),
}


class Exceptions:
    """The exceptions of one service as attributes, each a class below ``ClientError``."""

    def __init__(self, service: str) -> None:
        self.ClientError = ClientError
        self._classes = _classes(service)

    def __getattr__(self, name: str) -> type[ClientError]:
        try:
            return self._classes[name]
        except KeyError:
            known = ", ".join(sorted(self._classes))
            raise AttributeError(f"there is no exception {name}; there are {known}") from None

    def __dir__(self) -> list[str]:
        return sorted(("ClientError", *self._classes))

    def from_code(self, code: str) -> type[ClientError]:
        """The class for the code of an error; ``ClientError`` itself where the service's model has none."""
        return self._classes.get(code, ClientError)


@cache
def _classes(service: str) -> dict[str, type[ClientError]]:
    """The same for every client of a service, so that a program can catch what another client raises."""
    return {name: type(name, (ClientError,), {"__module__": __name__}) for name in _MODELLED[service]}


def is_modelled(service: str, code: str) -> bool:
    """Whether the model of a service has an error with this code."""
    return code in _MODELLED[service]


def may_raise(service: str, code: str) -> bool:
    """Whether an error is one of the service, or common to all: those are in no model."""
    return is_modelled(service, code) or not any(is_modelled(other, code) for other in _MODELLED)

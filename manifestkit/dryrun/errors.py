"""What a dry run can raise in place of an answer."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from manifestkit.findings.report import Report


class ServiceError(Exception):
    """The service would refuse the call.

    ``code`` is its exception name, ``status`` the HTTP status, ``members`` what its body holds beside the message.
    ``hint`` says what is behind a message that is the service's own word for word. ``make_report`` gives the report on
    the parameters, where those are what is wrong.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        hint: str = "",
        status: int = 400,
        members: Mapping[str, str] | None = None,
        make_report: Callable[[], Report] | None = None,
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.hint = hint
        self.status = status
        self.members = dict(members or {})
        self._make_report = make_report

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"

    @cached_property
    def report(self) -> Report | None:
        """The report on the parameters, where those are what is wrong; it is made when somebody first asks for it."""
        return None if self._make_report is None else self._make_report()


class NotSimulatedError(NotImplementedError):
    """The parameters are right, and no answer is made up: what the service would say is not known (RULINGS 23)."""

    def __init__(self, service: str, operation: str) -> None:
        super().__init__(f"{service}.{operation} is checked, but its answers are not simulated")
        self.service = service
        self.operation = operation


class ParamValidationError(ValueError):
    """The parameters are not those of the operation, so that no client would send them."""

    def __init__(self, report: Report, messages: Iterable[str]) -> None:
        super().__init__("Parameter validation failed:\n" + "\n".join(messages))
        self.report = report

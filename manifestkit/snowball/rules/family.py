"""How a family of rules is listed: a rule and the function that checks it, whose docstring is the rule's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.findings.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.findings.rule import Evidence, Severity
    from manifestkit.snowball.request import Request

    Check: TypeAlias = Callable[[Request, Context], Iterator[Observation]]

VALIDATION = "ValidationException"
RESOURCE = "InvalidResourceException"
COMBINATION = "InvalidInputCombinationException"
KMS = "KMSRequestFailedException"
CLUSTER_LIMIT = "ClusterLimitExceededException"
EC2 = "Ec2RequestFailedException"
JOB_STATE = "InvalidJobStateException"
ADDRESS = "InvalidAddressException"
UNSUPPORTED_ADDRESS = "UnsupportedAddressException"


class Checked(NamedTuple):
    """A rule with the function that checks it, and the member of a request without which it has nothing to say.

    ``about`` is the name of the member, or the names that lead to it; it is empty for a rule that may speak of any
    request. A rule whose member is absent is not asked, which is measured.
    """

    rule: Rule
    check: Check
    about: tuple[str, ...] = ()


def rule(code: str, name: str, severity: Severity, error_code: str | None, evidence: Evidence, check: Check) -> Checked:
    """A rule; where an edition does not know it, its function yields nothing."""
    return Checked(Rule(code, name, severity, error_code, evidence, check.__doc__ or ""), check)


def about(member: str, *rules: Checked) -> tuple[Checked, ...]:
    """The rules as such that speak of a member alone: ``Resources``, or ``Resources.S3Resources``."""
    return tuple(checked._replace(about=tuple(member.split("."))) for checked in rules)

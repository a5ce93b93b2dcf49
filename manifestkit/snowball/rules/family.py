"""How a family of rules is listed: a rule and the function that checks it, whose docstring is the rule's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def rule(
    code: str, name: str, severity: Severity, error_code: str | None, evidence: Evidence, check: Check
) -> tuple[Rule, Check]:
    """A rule; where an edition does not know it, its function yields nothing."""
    return Rule(code, name, severity, error_code, evidence, check.__doc__ or ""), check

"""What a service says of a request that could be read."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifestkit.findings.finding import Unchecked
    from manifestkit.findings.observation import Observation
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule


class Judgement(NamedTuple):
    """All that is wrong with a request, and what cannot be checked offline.

    ``inner`` are reports on texts inside the request, by the pointers of the members that hold them.
    """

    seen: tuple[tuple[Rule, Observation], ...]
    unchecked: tuple[Unchecked, ...] = ()
    inner: Mapping[str, Report] = {}

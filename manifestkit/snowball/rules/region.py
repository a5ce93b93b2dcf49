"""The region of the API call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Observation
from manifestkit.snowball.regions import ENDPOINTS, is_known
from manifestkit.snowball.rules.family import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked


def unknown_region(request: Request, _context: Context) -> Iterator[Observation]:
    """Snowball has no endpoint in the region.

    The region is the one that the call would go to. Where it is not known at all, the rules that depend on it have
    not run.

    Name a region in which Snowball takes orders, or check with a later edition.

    Source: Snowball reference, 6.

    Breaks (snowball.CreateJob, region us-east-9):
        {}

    Keeps (snowball.CreateJob, region us-east-1):
        {}
    """
    region = request.region
    if region is None or region in ENDPOINTS[request.edition]:
        return
    if is_known(region):
        message = f"Snowball had no endpoint in {{}} on {request.edition}."
        help_line = "Check with the edition in which the region takes orders, or name another region."
    else:
        message = "Snowball has no endpoint in {}. The rules that depend on the region have not run."
        help_line = "Name a region in which Snowball takes orders, such as us-east-1."
    yield Observation(request.root.pointer, request.root.key, message, (region,), help_line)


RULES: tuple[Checked, ...] = (rule("SB020", "unserved-region", "warning", None, "model", unknown_region),)

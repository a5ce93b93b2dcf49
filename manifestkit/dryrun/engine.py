"""From the parameters of an operation to the service's answer, or to the error that it would raise.

The parameters are checked first, then the store is asked. Which of several errors is raised is the service's order:
that of the Import/Export reference, 9.4, and of RULINGS 24.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from manifestkit.checking.requests import Terms, check_reading
from manifestkit.dryrun import ranking
from manifestkit.dryrun.errors import NotSimulatedError, ServiceError
from manifestkit.schema.loading import operations
from manifestkit.text.rendition import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from manifestkit.dryrun.world import World
    from manifestkit.findings.report import Report

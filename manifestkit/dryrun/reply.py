"""What a simulated service answers, with what nobody could check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

    from manifestkit.findings.finding import Unchecked


class Reply(NamedTuple):
    """The answer to a call: its ``members``, with moments as datetimes, and what the dry run has not checked.

    Source: Import/Export reference, 9.4 (its last sentence) and 15.
    """

    members: dict[str, Any]
    unchecked: tuple[Unchecked, ...] = ()

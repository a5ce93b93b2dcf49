"""Moments as the SDKs take them: a number of seconds since 1970, or the text of a date and time.

Source: Snowball reference, 2 and 9; botocore reads ISO 8601, RFC 822, numbers, and dates as people write them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

# Of dates in digits without a time, what botocore takes beside ISO 8601.
_DATES = ("%Y/%m/%d", "%m/%d/%Y")
# No moment takes more characters.
_LONGEST = 100


def moment_of(text: str) -> datetime:
    """The moment that a number or a text is, in UTC where it says no offset; ValueError where it is none."""
    from datetime import UTC

    if len(text) > _LONGEST:
        raise ValueError("a moment has no more than a hundred characters")
    moment = _of_seconds(text) or _of_date(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def is_moment(text: str) -> bool:
    """Whether a number or a text is a moment."""
    try:
        moment_of(text)
    except ValueError:
        return False
    return True


def _of_seconds(text: str) -> datetime | None:
    """The moment of a number; None where the text is none."""
    from datetime import UTC, datetime

    try:
        seconds = float(text)
    except ValueError:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(f"{text} is no moment") from error


def _of_date(text: str) -> datetime:
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _DATES:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            pass
    # As RFC 822 has it, or a date alone with the name of its month, which is English in every locale.
    for written in (text, f"{text} 00:00"):
        try:
            return parsedate_to_datetime(written)
        except (ValueError, OverflowError, TypeError, IndexError):
            pass
    raise ValueError(f"{text} is no date")

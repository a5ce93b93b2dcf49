"""Names in Amazon S3: buckets and object keys.

Source: address reference, 1.8.
"""

from __future__ import annotations

import re
from functools import cache

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

MAX_KEY_BYTES = 1024
"""The most bytes of UTF-8 that an object key may have. Source: address reference, 1.8."""


class BucketName(NamedTuple):
    """A verdict on a bucket's name: ``valid`` today, ``legacy`` (an old bucket may have it) or ``never``."""

    outcome: Literal["valid", "legacy", "never"]
    reason: str


def judge_bucket(name: str) -> BucketName:
    """Judge a bucket's name by today's rule for general purpose buckets and by the two older rules.

    The older ones are the service's own rule of about 2010, and that of US Standard for names made before
    1 March 2018, which is read as the rule of 2010 with capital letters added. The reason names everything in
    which the name breaks today's rule, and the older rule that allowed it. Only ASCII is ever valid.
    Source: address reference, 1.8.
    """
    if _ORDINARY.fullmatch(name) and not name.startswith(_RESERVED_BEGINNINGS) and not name.endswith(_RESERVED_ENDINGS):
        return _VALID
    never = [demand for demand, holds in _EVERY_RULE if not holds(name)]
    today = [demand for demand, holds in _TODAY if not holds(name)]
    if never:
        return BucketName("never", f"{_sentence(never, today)} No older rule allowed this name either.")
    if not today:
        return _VALID
    if re.fullmatch(r"[a-z0-9._-]*", name):
        return BucketName("legacy", f"{_sentence(today)} The rule of about 2010 allowed this name.")
    return BucketName(
        "legacy",
        f"{_sentence(today)} Only a bucket made in US Standard before 1 March 2018 can have it,"
        " and it is reached by path-style addresses alone.",
    )


def bucket_in(text: str) -> str | None:
    """Find the name in what tells of a bucket in another way: a URL, an ARN or a path that begins with the name.

    None where there is no such name, or none that a bucket could ever have had.
    """
    match = _location().fullmatch(text)
    name = match and (match["behind"] or match["in_host"] or match["in_path"])
    return name if name and judge_bucket(name).outcome != "never" else None


def key_bytes(text: str) -> int:
    """Count the bytes that an object key, or a part of one, has in UTF-8.

    A lone surrogate, which UTF-8 cannot hold, counts as three bytes. Source: address reference, 1.8.
    """
    return len(text.encode("utf-8", "surrogatepass"))


_VALID = BucketName("valid", "The name keeps today's rule for bucket names.")
# The names that most buckets have, which keep every rule unless they begin or end in a reserved way.
_ORDINARY = re.compile(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")
_RESERVED_BEGINNINGS = ("xn--", "sthree-", "amzn-s3-demo-")
_RESERVED_ENDINGS = ("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3")


@cache
def _location() -> re.Pattern[str]:
    return re.compile(
        r"(?:s3[an]?://|arn:aws[a-z-]*:s3:::|/)?(?P<behind>[^/\s:]+)(?:/\S*)?"
        r"|https?://(?:"
        r"(?P<in_host>[^/\s:]+?)\.s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com(?:/\S*)?"
        r"|s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com/(?P<in_path>[^/\s:]+)(?:/\S*)?)"
    )


_LENGTH = "be 3 to 63 characters long"
_CHARACTERS = "hold only the letters a to z, digits, dots and hyphens"
# What each rule demands, and whether a name keeps it.
_EVERY_RULE: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (_LENGTH, lambda name: 3 <= len(name) <= 255),  # noqa: PLR2004 - the numbers are the rule
    (_CHARACTERS, lambda name: re.fullmatch(r"[A-Za-z0-9._-]*", name) is not None),
    ("begin with a letter or digit", lambda name: name[:1].isalnum()),
    ("not look like an IPv4 address", lambda name: re.fullmatch(r"[0-9]+(?:\.[0-9]+){3}", name) is None),
)
_TODAY: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (_LENGTH, lambda name: 3 <= len(name) <= 63),  # noqa: PLR2004 - the numbers are the rule
    (_CHARACTERS, lambda name: re.fullmatch(r"[a-z0-9.-]*", name) is not None),
    ("end with a letter or digit", lambda name: name[-1:].isalnum()),
    ("have no two dots in a row", lambda name: ".." not in name),
    (
        "not begin with xn--, sthree- or amzn-s3-demo-",
        lambda name: not name.startswith(_RESERVED_BEGINNINGS),
    ),
    (
        "not end with -s3alias, --ol-s3, .mrap, --x-s3 or --table-s3",
        lambda name: not name.endswith(_RESERVED_ENDINGS),
    ),
)


def _sentence(*demands: list[str]) -> str:
    *others, last = dict.fromkeys(demand for group in demands for demand in group)
    return f"A bucket name must {', '.join(others)}{', and ' if others else ''}{last}."

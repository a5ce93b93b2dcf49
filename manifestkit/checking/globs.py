"""Patterns of file names, as configuration files write them."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(pattern: str, path: str) -> bool:
    """Whether a path with ``/`` between its parts fits a pattern.

    ``*`` and ``?`` stay inside one part, ``**`` stands for any number of parts. A pattern without ``/`` fits
    the last part alone, and one that ends with ``/`` everything in that folder.
    """
    wanted = pattern.removeprefix("./").split("/") if "/" in pattern else ["**", pattern]
    if not wanted[-1]:
        wanted[-1] = "**"
    parts = path.split("/")
    # The places in ``parts`` that the pattern can have come to; one pass, whatever the pattern.
    reached = {0}
    for want in wanted:
        if want == "**":
            reached = set(range(min(reached), len(parts) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], want)}
        if not reached:
            return False
    return len(parts) in reached

"""What makes a finding the same one in the next run, though lines were added above it or its message changed."""

from __future__ import annotations

from collections import Counter

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.findings.finding import Finding
    from manifestkit.findings.report import Report


def fingerprinted(report: Report) -> Iterator[tuple[Finding, str]]:
    """Each finding with a number of 64 hexadecimal digits, from its path, its rule and its pointer.

    Findings alike in all three are told apart by their order.
    """
    from hashlib import sha256

    path = report.path.replace("\\", "/").removeprefix("./")
    seen: Counter[tuple[str, str]] = Counter()
    for finding in report.findings:
        place = finding.rule, finding.pointer
        seen[place] += 1
        parts = "\0".join((path, *place, str(seen[place])))
        yield finding, sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()

"""Manifests to measure with; no two are alike, so that nothing can be remembered from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDINARY = """\
# Disk {number} of the archive
manifestVersion: 2.0
generator: Archive desk
deviceId: DISK-{number:07}
bucket: anycompany-archive-{number}
prefix: imported/{number}/
logBucket: anycompany-logs
logPrefix: logs/{number}/
acl: private
cacheControl: max-age={number}
contentDisposition: attachment
contentLanguage: es
serviceLevel: standard
setContentEncodingForGzFiles: yes
eraseDevice: yes
notificationEmail: archive{number}@example.com;it@example.com
contentTypes:
  jpg: image/jpeg
  x{number}: image/x-{number}
ignore:
  - \\.bak{number}$
  - ^tmp/
returnAddress:
  name: Pat Sample
  company: AnyCompany {number}
  street1: {number} Main Street
  street2:
  city: Seattle
  stateOrProvince: WA
  postalCode: 98108
  country: USA
  phoneNumber: +1 206-555-0100
"""


def ordinary(start: int = 0) -> Iterator[str]:
    """Manifests that the strict reader reads."""
    number = start
    while True:
        number += 1
        yield _ORDINARY.format(number=number)


def unusual(start: int = 0) -> Iterator[str]:
    """The same with flow collections, escapes and a value over two lines: the tolerant reader's."""
    for text in ordinary(start):
        head, address = text.split("returnAddress:\n")
        members = ", ".join(f"{line.strip()}" for line in address.splitlines() if not line.endswith(":"))
        yield (
            head.replace("contentDisposition: attachment", 'contentDisposition: "attachment; \\u00e9"').replace(
                "generator: Archive desk", "generator: Archive\n  desk"
            )
            + f"returnAddress: {{{members}}}\n"
        )


def ignoring(lines: int) -> str:
    """A manifest with as many patterns."""
    patterns = "".join(f"  - \\.bak{number}$\n" for number in range(lines))
    head, tail = _ORDINARY.format(number=1).split("  - \\.bak1$\n")
    return head + patterns + tail


def operating(items: int) -> str:
    """A manifest with as many operations."""
    operations = "".join(
        f"  - exportBucket: anycompany-archive-{number}\n    beginMarker: a\n" for number in range(items)
    )
    return f"manifestVersion: 2.0\ndeviceId: DISK-1\noperations:\n{operations}"

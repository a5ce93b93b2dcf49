"""Whole manifests out of the fragments that the rules' pages show."""

from __future__ import annotations

import re

_ADDRESS = """\
returnAddress:
  name: Pat Example
  company: Example Corp.
  street1: 1 Example Road
  city: Seattle
  stateOrProvince: WA
  postalCode: 98101
  country: USA
  phoneNumber: +1 206 555 0100
"""
_COMMON = """\
deviceId: DISK-0001
notificationEmail: ops@example.com
"""
RIGHT = {
    "s3-import": f"manifestVersion: 2.0\n{_COMMON}bucket: example-bucket\neraseDevice: yes\n{_ADDRESS}",
    "ebs-import": f"""\
manifestVersion: 3.0
{_COMMON}logBucket: example-log-bucket
eraseDevice: yes
{_ADDRESS}operations:
  - destination: ebs-snapshot
    source: device
    region: us-west-2
    deviceCapacityGreaterThan1TB: no
""",
    "glacier-import": f"""\
manifestVersion: 3.0
{_COMMON}logBucket: example-log-bucket
eraseDevice: yes
{_ADDRESS}operations:
  - destination: glacier
    source: device
    region: us-west-2
    vaultName: example-vault
    archiveComment: Backup of the file server
""",
    "s3-export": f"""\
manifestVersion: 2.0
{_COMMON}fileSystem: EXT4
logBucket: example-log-bucket
trueCryptPassword: correct horse battery staple
{_ADDRESS}operations:
  - exportBucket: example-data-bucket
""",
}
_CUSTOMS = """\
customs:
  dataDescription: Photographs of geological samples
  encryptedData: yes
  encryptionClassification: 5D992
  exportCertifierName: Pat Example
  requiresExportLicense: no
  deviceValue: 250.00
  deviceCountryOfOrigin: China
  deviceType: externalStorageDevice
"""

_KEY = re.compile(r" *(?:- )?([^\s:]+) *:")


def whole(variant: str, fragment: str) -> str:
    """A manifest of ``variant`` that is right but for the fields of ``fragment``, which replace or join its own.

    The members of ``returnAddress`` and ``customs`` do so one by one.
    """
    blocks = _blocks(RIGHT[variant], 0)
    spare = _blocks(_CUSTOMS, 0)
    for key, lines in _blocks(fragment, 0).items():
        if key in {"returnAddress", "customs"} and len(lines) > 1:
            base = blocks.get(key) or spare[key]
            members = {**_blocks("\n".join(base[1:]), 2), **_blocks("\n".join(lines[1:]), 2)}
            blocks[key] = [lines[0], *(line for member in members.values() for line in member)]
        else:
            blocks[key] = lines
    return "\n".join(line for lines in blocks.values() for line in lines) + "\n"


def _blocks(text: str, indent: int) -> dict[str, list[str]]:
    """The lines of each key that stands in the column ``indent``."""
    blocks: dict[str, list[str]] = {}
    key = ""
    for line in text.rstrip("\n").split("\n"):
        match = _KEY.match(line)
        if match and len(line) - len(line.lstrip(" ")) == indent and not line.lstrip().startswith("-"):
            key = match[1]
        blocks.setdefault(key, []).append(line)
    return blocks

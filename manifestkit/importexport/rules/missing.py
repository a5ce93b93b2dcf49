"""The fields that the service requires: those that are missing, and those that stand somewhere else."""

from __future__ import annotations

from manifestkit.findings.observation import Observation
from manifestkit.importexport.editions import E09, FIRST_VERSION
from manifestkit.importexport.lacks import is_known, lacks_of
from manifestkit.importexport.options import alternatives, options_of
from manifestkit.importexport.rules.observing import missing_in, misspelt
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.lacks import Lack
    from manifestkit.importexport.manifest import Field, Manifest
    from manifestkit.importexport.options import Option, Place

PLACES: dict[Place, str] = {
    "top": "at the top level",
    "returnAddress": "under `returnAddress`",
    "customs": "under `customs`",
    "operations": "in the items of `operations`",
}


def missing_field(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A field that the service requires is missing, or nothing stands behind it.

    The service refuses the job. Which fields it requires depends on the kind of job and on the edition:
    `notificationEmail` is required since 2014-12-18, and `postalCode` only where an address of the country
    must have one.

    Add the field in its place.

    Source: Import/Export reference, 2 to 6.

    Breaks (s3-import):
        eraseDevice:

    Keeps (s3-import):
        eraseDevice: yes

    Keeps (s3-import, edition 2010-06-03):
        notificationEmail:
    """
    for lack in lacks_of(manifest).lacks:
        # An empty list of addresses has a rule of its own, because the service has another exception for it.
        if lack.group.place != "customs" and not lack.stray and not (lack.empty and lack.option.kind == "e-mails"):
            yield _lacking(lack, manifest)


def strayed_field(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A field that the service requires is misspelt, or it stands in the wrong place.

    The service looks for the field where it belongs and by its exact name. Where it does not find it, the field is
    missing, and the service refuses the job.

    Correct the name, or move the line to its place.

    Source: Import/Export reference, 2 to 6.

    Breaks (text):
        manifestVersion: 2.0
        deviceId: DISK-0001
        bucket: example-import-bucket
        eraseDevices: yes
        notificationEmail: ops@example.com
        returnAddress:
          name: Pat Example
          street1: 1 Example Road
          city: Seattle
          stateOrProvince: WA
          postalCode: 98101
          country: USA
          phoneNumber: +1 206 555 0100

    Keeps (s3-import):
        eraseDevice: yes
    """
    for lack in lacks_of(manifest).lacks:
        if lack.group.place != "customs" and lack.stray:
            yield _strayed(lack, lack.stray, manifest)


def missing_customs_field(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A customs declaration lacks a field, or nothing stands behind it.

    Where `customs` stands, the service requires what it has to write on the papers, and refuses the job without it.

    Add the field under `customs`.

    Source: Import/Export reference, 2.2.

    Breaks (s3-import):
        customs:
          deviceValue:

    Keeps (s3-import):
        customs:
          deviceValue: 250.00
    """
    for lack in lacks_of(manifest).lacks:
        if lack.group.place == "customs" and not lack.stray:
            yield _lacking(lack, manifest)


def strayed_customs_field(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A field of a customs declaration is misspelt, or it stands in the wrong place.

    The service looks for the field under `customs` and by its exact name. Where it does not find it, the field is
    missing, and the service refuses the job.

    Correct the name, or move the line to its place.

    Source: Import/Export reference, 2.2.

    Breaks (text):
        manifestVersion: 2.0
        deviceId: DISK-0001
        bucket: example-import-bucket
        eraseDevice: yes
        notificationEmail: ops@example.com
        returnAddress:
          name: Pat Example
          street1: 1 Example Road
          city: Seattle
          stateOrProvince: WA
          postalCode: 98101
          country: USA
          phoneNumber: +1 206 555 0100
        customs:
          dataDescription: Photographs of geological samples
          encryptedData: yes
          encryptionClassification: 5D992
          exportCertifierName: Pat Example
          requiresExportLicence: no
          deviceValue: 250.00
          deviceCountryOfOrigin: China
          deviceType: externalStorageDevice

    Keeps (s3-import):
        customs:
          requiresExportLicense: no
    """
    for lack in lacks_of(manifest).lacks:
        if lack.group.place == "customs" and lack.stray:
            yield _strayed(lack, lack.stray, manifest)


def not_encrypted(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """An export names neither a password nor a PIN.

    Since 2014-12-18 AWS exports to encrypted devices alone, and the request fails without `trueCryptPassword` or, for
    a device with a keypad, `pinCode`.

    Add one of the two.

    Source: Import/Export reference, 2.

    Breaks (s3-export):
        trueCryptPassword:

    Keeps (s3-export):
        trueCryptPassword: correct horse battery staple

    Keeps (s3-export, edition 2010-06-03):
        trueCryptPassword:
    """
    keys = [option.key for option in alternatives(*manifest.candidates)]
    fields = [field for key in keys if (field := manifest.top.get(key))]
    if keys and manifest.lost.isdisjoint(keys) and all(field.is_empty for field in fields):
        message = f"An export has to be encrypted: one of {' and '.join(f'`{key}`' for key in keys)} is required."
        help_line = "Add `trueCryptPassword` with a password, or `pinCode` with the PIN of a device that has a keypad."
        if fields:
            yield Observation(fields[0].pointer, fields[0].key, message, help=help_line)
        else:
            yield missing_in(manifest.top, keys[0], message, help_line)


def _lacking(lack: Lack, manifest: Manifest) -> Observation:
    row, evidence = lack.option, lack.option.evidence_in(*manifest.candidates)
    help_line = f"{row.help} {_how_to_add(lack, manifest)}"
    if lack.empty is not None:
        message = f"Nothing stands behind the required `{row.key}`."
        return Observation(lack.empty.pointer, lack.empty.key, message, help=help_line, evidence=evidence)
    return missing_in(lack.group, row.key, f"The required field `{row.key}` is missing.", help_line, evidence)


def _how_to_add(lack: Lack, manifest: Manifest) -> str:
    """What to write, as an example."""
    row = lack.option
    if row.shape == "text":
        line = f"`{row.key}: {_example(row, manifest)}`"
        if lack.empty is not None:
            return f"Write it as in {line}."
        return f"Add a line such as {line}{'' if row.place == 'top' else f' {PLACES[row.place]}'}."
    dash = "- " if row.kind == "items" else ""
    place: Place = "operations" if row.kind == "items" else "returnAddress"
    member = options_of(place, *manifest.candidates)[0]
    how = f"indented lines below it, beginning with `{dash}{member.key}: {_example(member, manifest)}`"
    return f"Write {how}." if lack.empty is not None else f"Add `{row.key}:` with {how}."


def _example(row: Option, manifest: Manifest) -> str:
    if row.key == "manifestVersion" and manifest.edition == E09:
        return FIRST_VERSION
    choices = row.values(*manifest.candidates)
    return row.example if row.example in choices or not choices else choices[0]


def _strayed(lack: Lack, stray: Field, manifest: Manifest) -> Observation:
    key, evidence = lack.option.key, lack.option.evidence_in(*manifest.candidates)
    if stray.name == key:
        message = f"The required `{key}` stands in the wrong place: it belongs {PLACES[lack.group.place]}."
        return Observation(stray.pointer, stray.key, message, help="Move the line there.", evidence=evidence)
    what = "has no meaning here" if is_known(stray) else "is unknown"
    return misspelt(stray, key, f"The key {{}} {what}, and the required `{key}` is missing.", evidence)

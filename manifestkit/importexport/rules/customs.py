"""The customs declaration. Where one is missing or lacks a field, see also ``keys``."""

from __future__ import annotations

from manifestkit.fields import yes_no
from manifestkit.fields.country import resolve
from manifestkit.findings.observation import Observation
from manifestkit.importexport.facility import facility_country, needs_customs, return_country
from manifestkit.importexport.rules.addresses import no_country
from manifestkit.importexport.rules.leftovers import unfilled
from manifestkit.importexport.rules.observing import missing_in, replacing, seen_at, verdict
from manifestkit.importexport.rules.values import (
    is_told_elsewhere,
    loosely_said,
    neither_yes_nor_no,
    not_among,
)
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Field, Manifest

_HOW_TO_VALUE = "Write an amount of U.S. dollars, such as 250.00."

_FACILITIES = {"US": "the USA", "IE": "Ireland", "SG": "Singapore"}


def missing_customs(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """A device that crosses a customs border has no customs declaration.

    The declaration is needed when the country that the device goes back to is not the country of the facility, except
    inside the European Union. The service refuses the job without it. Which facility it is follows from the region
    of the operation, from the region of the bucket where the context states it, or from the stated region.

    Add `customs` with what the papers need.

    Source: Import/Export reference, 2.2.

    With the context:
        region = "us-west-2"

    Breaks (s3-import):
        returnAddress:
          city: Toronto
          stateOrProvince: ON
          postalCode: M5V 1A1
          country: Canada
          phoneNumber: +1 416 555 0100

    Keeps (s3-import):
        returnAddress:
          country: USA
    """
    field = manifest.top.get("customs")
    if manifest.customs or (field is not None and not field.is_empty) or "customs" in manifest.lost:
        return
    if not needs_customs(manifest, context):
        return
    country, facility = return_country(manifest), facility_country(manifest, context)
    message = "The device goes from {} to {}: that needs a customs declaration."
    places = (_FACILITIES.get(facility or "", ""), country.name if country else "")
    help_line = "Add `customs`; `manifestkit new` shows its fields."
    if field is None:
        seen = missing_in(manifest.top, "customs", message, help_line)
    else:
        seen = seen_at(field, message, help=help_line)
    yield seen._replace(values=places)


def bad_customs_value(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A field of the customs declaration has a value that it cannot have.

    `encryptedData` and `requiresExportLicense` are `yes` or `no`, `deviceType` and `typeOfExport` each one of three
    words, and `deviceValue` a number of U.S. dollars. `customs` itself is a mapping, so that a word such as
    `none` is no value for it. The service refuses the job.

    Correct the value.

    Source: Import/Export reference, 2.2.

    Breaks (s3-import):
        customs:
          deviceValue: 250 EUR

    Keeps (s3-import):
        customs:
          deviceValue: 250.00
    """
    if manifest.top.get("customs") is None:
        return  # as in most manifests
    for field, option in manifest.fields:
        if not option.is_of_customs or is_told_elsewhere(manifest, field, option):
            continue
        value = field.value
        if option.shape == "mapping":
            if not isinstance(field.node, Mapping):
                message = f"`{option.key}` takes a mapping."
                help_line = "Write `key: value` lines below it, indented, or remove the line."
                yield seen_at(field, message, help=help_line)
        elif value is None:
            yield seen_at(field, f"`{option.key}` takes one text.", help="Write one value behind the colon.")
        elif option.kind == "choice":
            yield from not_among(manifest, field, option, value)
        elif option.kind == "yes-no" and yes_no.read(value) is None:
            yield neither_yes_nor_no(manifest, field, option, value)
        elif option.key == "deviceValue":
            yield from _wrong_amount(field, value, is_number=False)


def doubtful_value(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The value of the device is a number that customs papers hardly have.

    It is zero or below, has more than two decimals, or is written with a sign or an exponent. The guide asks for a
    number of U.S. dollars and says no more, so this is only a warning.

    Write the amount plainly, such as 250.00.

    Source: Import/Export reference, 2.2; address reference, 1.9.

    Breaks (s3-import):
        customs:
          deviceValue: 0

    Keeps (s3-import):
        customs:
          deviceValue: 250.00
    """
    field, value = _customs(manifest, "deviceValue")
    if field is not None:
        yield from _wrong_amount(field, value, is_number=True)


def _wrong_amount(field: Field, value: str, *, is_number: bool) -> Iterator[Observation]:
    from manifestkit.fields.customs import judge_amount

    problem = judge_amount(value)
    if problem is not None and problem.is_number == is_number:
        yield _suggesting(field, problem.reason, problem.suggestion, _HOW_TO_VALUE)


def loose_customs_answer(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A question of the customs declaration is answered with a word that only some programs take for yes or no.

    The declarations that are known have `yes` and `no`. Whether the service takes `y`, `n`, `on` and `off` is not
    known.

    The fix writes `yes` or `no`.

    Source: Import/Export reference, 2.2 and 13 (quirk 12).

    Breaks (s3-import):
        customs:
          requiresExportLicense: off

    Keeps (s3-import):
        customs:
          requiresExportLicense: no
    """
    for field, option, value in manifest.values("yes-no"):
        if option.is_of_customs:
            yield from loosely_said(field, value)


def unfilled_customs_field(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A blank of a template was never filled in in the customs declaration.

    What stands there goes to the papers, and the service refuses a declaration with a bad value. Templates mark their
    blanks with brackets, braces, stars or at signs, or name all possible values with bars between them.

    Write the value in place of the blank, brackets included.

    Source: Import/Export reference, 2.2 and 13 (quirks 10, 11 and 30).

    Breaks (s3-import):
        customs:
          deviceType: externalStorageDevice | usbFlashDrive

    Keeps (s3-import):
        customs:
          deviceType: externalStorageDevice
    """
    for field, option in manifest.without_value:
        if field.is_unfilled and option.is_of_customs:
            yield unfilled(field.pointer, field.node, manifest.source.text)


def doubtful_classification(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The encryption classification is not one that storage devices have.

    It is an export control classification number (ECCN): a digit, a letter from A to E and three digits. Encrypted
    storage usually has `5D992`; what has no number is `EAR99`. Which one is right, only the exporter can know.

    Look it up, and write the number alone.

    Source: Import/Export reference, 2.2; address reference, 1.9.

    Breaks (s3-import):
        customs:
          encryptionClassification: NLR

    Keeps (s3-import):
        customs:
          encryptionClassification: 5D992
    """
    field, value = _customs(manifest, "encryptionClassification")
    if field is None:
        return
    from manifestkit.fields.customs import judge_eccn

    judgement = judge_eccn(value)
    if judgement.outcome != "plausible":
        help_line = "Look the classification up, and write it alone."
        yield _suggesting(field, judgement.reason, judgement.suggestion, help_line)


def missing_classification(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """Encrypted data has no encryption classification.

    Where `encryptedData` is `yes`, the papers need to say how the encryption is classified. No page of the guide that
    could be read says that the service requires it, so this is only a warning.

    Add `encryptionClassification`, usually `5D992`.

    Source: Import/Export reference, 2.2.

    Breaks (s3-import):
        customs:
          encryptedData: yes
          encryptionClassification:

    Keeps (s3-import):
        customs:
          encryptedData: no
          encryptionClassification:
    """
    if manifest.customs is None or "encryptionClassification" in manifest.lost:
        return
    read = yes_no.read(manifest.customs.value("encryptedData") or "")
    if read is None or not read.value:
        return
    field = manifest.customs.get("encryptionClassification")
    message = "Encrypted data needs `encryptionClassification`."
    help_line = "Add it: usually it is 5D992."
    if field is None:
        yield missing_in(manifest.customs, "encryptionClassification", message, help_line)
    elif field.is_empty:
        yield seen_at(field, message, help=help_line)


def doubtful_tariff_number(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The tariff number is not one that storage devices have.

    A tariff number has 6, 8 or 10 digits, with or without dots. Those of storage devices begin with 8471.70 or 8523.51.

    Look it up in the customs tariff.

    Source: Import/Export reference, 2.2; address reference, 1.9.

    Breaks (s3-import):
        customs:
          deviceHTS: disk

    Keeps (s3-import):
        customs:
          deviceHTS: 8471.70.4065
    """
    field, value = _customs(manifest, "deviceHTS")
    if field is None:
        return
    from manifestkit.fields.customs import judge_hts

    judgement = judge_hts(value)
    if judgement.outcome != "plausible":
        help_line = "Look the number up in the customs tariff."
        yield _suggesting(field, judgement.reason, judgement.suggestion, help_line)


def unknown_country_of_origin(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The country where the device was made is none that is known.

    The papers need a country. A maker's name or a continent is none.

    Write the English name of the country; it stands on the device.

    Source: Import/Export reference, 2.2; address reference, 1.4.

    Breaks (s3-import):
        customs:
          deviceCountryOfOrigin: Asia

    Keeps (s3-import):
        customs:
          deviceCountryOfOrigin: China
    """
    field, value = _customs(manifest, "deviceCountryOfOrigin")
    if field is not None and resolve(value) is None:
        yield no_country(field, value)


def customs_not_needed(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """A device that crosses no customs border has a customs declaration.

    The declaration is needed when the country that the device goes back to is not the country of the facility, except
    inside the European Union. Here it does no harm that is known.

    Remove it, unless the device is to go elsewhere.

    Source: Import/Export reference, 2.2.

    With the context:
        region = "us-west-2"

    Breaks (s3-import):
        customs:
          typeOfExport: return

    With the context:
        region = "ap-southeast-1"

    Keeps (s3-import):
        customs:
          typeOfExport: return
    """
    field = manifest.top.get("customs")
    if field is not None and manifest.customs is not None and needs_customs(manifest, context) is False:
        message = "The device crosses no customs border on its way back."
        help_line = "Remove `customs`, unless the device is to go elsewhere."
        yield Observation(field.pointer, field.key, message, help=help_line)


def _customs(manifest: Manifest, key: str) -> tuple[Field | None, str]:
    """A field of the declaration with its value; None where it has none."""
    field = manifest.customs and manifest.customs.get(key)
    return (field, field.value) if field and field.value is not None else (None, "")


def _suggesting(field: Field, reason: str, suggestion: str | None, otherwise: str) -> Observation:
    """What is wrong with a value, and the value that is meant, or else what to do."""
    help_line = f"Write `{suggestion}`." if suggestion else otherwise
    return seen_at(field, verdict(reason), help=help_line, mend=replacing(field, suggestion, "unsafe"))

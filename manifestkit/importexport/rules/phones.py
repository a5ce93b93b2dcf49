"""The telephone number of the address that the device goes back to."""

from __future__ import annotations

from manifestkit.fields import phone as telephone
from manifestkit.importexport.facility import return_country
from manifestkit.importexport.remembering import once
from manifestkit.importexport.rules.observing import replacing, seen_at, verdict
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.phone import Phone
    from manifestkit.findings.observation import Observation
    from manifestkit.importexport.manifest import Field, Manifest

# No example: redaction would mask it, because it may be a number that somebody has.
_HOW_TO_CALL = {
    "possible": "Check its digits.",
    "local-only": "Write the number with a plus sign, the country code and the area code.",
    "impossible": "Correct it, and write it with a plus sign and the country code.",
    "unparsable": "Write one number, with a plus sign and the country code.",
}


def bad_phone(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The telephone number cannot be one.

    It is read as a number of the address's country where it has no country code. The carrier calls it when the parcel
    cannot be delivered.

    Correct the number.

    Source: Import/Export reference, 2.1; address reference, 1.5.

    Breaks (s3-import):
        returnAddress:
          phoneNumber: +1 206 555

    Keeps (s3-import):
        returnAddress:
          phoneNumber: +1 206 555 0100
    """
    for field, phone in _phone(manifest):
        if phone.verdict in _HOW_TO_CALL:
            yield seen_at(field, verdict(phone.message), help=_HOW_TO_CALL[phone.verdict])


def phone_without_country_code(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The telephone number has no country code.

    AWS's templates ask for it.

    Write the number with a plus sign and the country code. The fix that does so is unsafe, because it takes the number
    for one of the address's country.

    Source: Import/Export reference, 2.1.

    Breaks (s3-import):
        returnAddress:
          phoneNumber: 206-555-0100

    Keeps (s3-import):
        returnAddress:
          phoneNumber: +1 206-555-0100
    """
    for field, phone in _phone(manifest):
        if phone.verdict == "valid" and not phone.has_country_code and not phone.extension:
            yield seen_at(
                field,
                "The number has no country code.",
                help="Write it with a plus sign and the country code.",
                mend=replacing(field, phone.e164, "unsafe"),
            )


def phone_of_another_country(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The telephone number belongs to another country than the address.

    That is possible, but more often one of the two is wrong.

    Make sure that somebody answers there.

    Source: address reference, 1.5.

    Breaks (s3-import):
        returnAddress:
          phoneNumber: +44 20 7946 0958

    Keeps (s3-import):
        returnAddress:
          phoneNumber: +1 206 555 0100
    """
    for field, phone in _phone(manifest):
        if phone.verdict == "valid-elsewhere":
            yield seen_at(field, verdict(phone.message), help="Make sure that somebody answers there.")


@once
def _phone(manifest: Manifest) -> tuple[tuple[Field, Phone], ...]:
    """The number, where it can be read, and what is known of it: several rules ask.

    Without a country, only a number with its code can be read.
    """
    field = manifest.address and manifest.address.get("phoneNumber")
    if not field or field.value is None:
        return ()
    country = return_country(manifest)
    if country is None and not field.value.startswith("+"):
        return ()
    return ((field, telephone.judge(field.value, country.alpha2 if country else None)),)

"""The address that the device goes back to."""

from __future__ import annotations

from manifestkit.fields import address as postal
from manifestkit.fields.country import ambiguity, similar
from manifestkit.fields.po_box import is_po_box
from manifestkit.importexport.facility import leaves_eu, return_country
from manifestkit.importexport.lacks import NEEDS_STATE, lacks_of
from manifestkit.importexport.remembering import once
from manifestkit.importexport.rules.observing import missing_in, misspelt, replacing, seen_at, verdict
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.address import AddressProblem
    from manifestkit.findings.observation import Observation
    from manifestkit.importexport.manifest import Field, Manifest

_KEYS = {"city": "city", "state": "stateOrProvince", "postal_code": "postalCode"}
_HOW_TO_MEND = {
    "unknown-city": "Correct the city, or the state.",
    "unknown-state": "Correct the state, or the country.",
    "postal-code-shape": "Correct the code, or the country. Zeros at its beginning count.",
    "postal-code-of-other-state": "Correct the code, or the state.",
}


def po_box(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The device is to go back to a post office box.

    The carrier does not deliver to one, and the service does not ship to one. It refuses the job.

    Write a street address.

    Source: Import/Export reference, 2.1.

    Breaks (s3-import):
        returnAddress:
          street1: P.O. Box 12

    Keeps (s3-import):
        returnAddress:
          street1: 1 Example Road
    """
    for key in ("street1", "street2", "street3"):
        field = manifest.address and manifest.address.get(key)
        if field and field.value is not None and is_po_box(field.value):
            yield seen_at(field, "The service does not ship to post office boxes.", help="Write a street address.")


def missing_state(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """An address in the USA or in Canada has no state or province.

    The service requires it for these two countries alone, and refuses the job without it.

    Add `stateOrProvince`.

    Source: Import/Export reference, 2.1.

    Breaks (s3-import):
        returnAddress:
          stateOrProvince:

    Keeps (s3-import):
        returnAddress:
          stateOrProvince: WA
    """
    country = return_country(manifest)
    if country is None or country.alpha2 not in NEEDS_STATE or manifest.address is None:
        return
    place, example = ("the USA", "WA") if country.alpha2 == "US" else ("Canada", "ON")
    field, stray = manifest.address.get("stateOrProvince"), lacks_of(manifest).state
    message = f"An address in {place} needs `stateOrProvince`."
    help_line = f"Write the state or province, as in `stateOrProvince: {example}`."
    if stray is not None:
        message = f"The key {{}} is unknown, and an address in {place} needs `stateOrProvince`."
        yield misspelt(stray, "stateOrProvince", message)
    elif field is None:
        if "stateOrProvince" not in manifest.lost:
            yield missing_in(manifest.address, "stateOrProvince", message, help_line)
    elif field.is_empty:
        yield seen_at(field, message, help=help_line)


def customary_state(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """An address has no state or province, in a country where addresses have one.

    The service asks for it in the USA and in Canada alone; in other countries the post does.

    Add `stateOrProvince`, so that the parcel does not come back.

    Source: address reference, 1.3.

    Breaks (s3-import):
        returnAddress:
          city: Sydney
          stateOrProvince:
          postalCode: 2000
          country: Australia
          phoneNumber: +61 2 5550 0100

    Keeps (s3-import):
        returnAddress:
          city: Sydney
          stateOrProvince: NSW
          postalCode: 2000
          country: Australia
          phoneNumber: +61 2 5550 0100
    """
    country = return_country(manifest)
    if country is None or country.alpha2 in NEEDS_STATE or manifest.address is None:
        return
    field, guesses = manifest.address.get("stateOrProvince"), lacks_of(manifest).guesses
    if field is None and any(
        guesses.get(other.pointer) == "stateOrProvince" for other in manifest.address.fields.values()
    ):
        return  # it is there under another name
    if (field is None or field.is_empty) and "stateOrProvince" not in manifest.lost:
        help_line = "Write `stateOrProvince`, so that the parcel does not come back."
        for problem in _problems(manifest, "missing-state"):
            message = verdict(problem.message)
            if field is None:
                yield missing_in(manifest.address, "stateOrProvince", message, help_line)
            else:
                yield seen_at(field, message, help=help_line)


def unknown_country(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The country of the address is none that is known.

    Known are the names of countries in English and in their own languages, their codes, and what people usually write
    instead. What depends on the country (the state, the postal code, the phone, customs) is not checked.

    Write the English name of the country.

    Source: Import/Export reference, 2.1; address reference, 1.4.

    Breaks (s3-import):
        returnAddress:
          country: Ruritania

    Keeps (s3-import):
        returnAddress:
          country: USA
    """
    field = manifest.address and manifest.address.get("country")
    if field and field.value is not None and return_country(manifest) is None:
        yield no_country(field, field.value)


def no_country(field: Field, name: str) -> Observation:
    """A value that should be the name of a country and is none."""
    meant = similar(name)
    # A parcel is not to be sent to a country that was guessed, so that there is no fix.
    help_line = f"Did you mean {meant.name}?" if meant else "Write the name of the country in English."
    return seen_at(field, "No country is called {}.", name, help=help_line)


def ambiguous_country(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The name of the country may mean two places.

    Georgia, Jersey, Guinea, Congo and Korea are the usual ones. The parcel may go to the other one.

    Write the full name.

    Source: address reference, 1.4.

    Breaks (s3-import):
        returnAddress:
          city: Seoul
          stateOrProvince:
          postalCode: 03000
          country: Korea
          phoneNumber: +82 2 312 3456

    Keeps (s3-import):
        returnAddress:
          city: Seoul
          stateOrProvince:
          postalCode: 03000
          country: South Korea
          phoneNumber: +82 2 312 3456
    """
    field = manifest.address and manifest.address.get("country")
    if manifest.address and field and field.value is not None:
        note = ambiguity(field.value, manifest.address.value("stateOrProvince") or "")
        if note is not None:
            yield seen_at(field, verdict(note))


def unknown_state(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The country has no state or province of this name.

    Accepted are names and the usual abbreviations. The service may take the address for invalid.

    Correct the state, or the country.

    Source: Import/Export reference, 2.1; address reference, 1.3.

    Breaks (s3-import):
        returnAddress:
          stateOrProvince: Wash.

    Keeps (s3-import):
        returnAddress:
          stateOrProvince: Washington
    """
    yield from _doubts(manifest, "unknown-state")


def bad_postal_code(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The postal code does not look like one of the country, or it belongs to another state.

    The service may take the address for invalid.

    Correct the code. Keep leading zeros: they are lost where a spreadsheet takes the code for a number.

    Source: Import/Export reference, 2.1; address reference, 1.3 and 2.1.

    Breaks (s3-import):
        returnAddress:
          postalCode: 90210

    Keeps (s3-import):
        returnAddress:
          postalCode: 98101-1226
    """
    yield from _doubts(manifest, "postal-code-shape", "postal-code-of-other-state")


def unknown_city(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The state has no city of this name.

    Cities are looked up in the few countries whose post publishes them. The service may take the address for invalid.

    Correct the city, or the state.

    Source: address reference, 1.3 and 2.1.

    Breaks (s3-import):
        returnAddress:
          city: Rio de Janeiro
          stateOrProvince: SP
          postalCode: 01310-000
          country: Brazil
          phoneNumber: +55 11 2345-6789

    Keeps (s3-import):
        returnAddress:
          city: Sao Paulo
          stateOrProvince: SP
          postalCode: 01310-000
          country: Brazil
          phoneNumber: +55 11 2345-6789
    """
    yield from _doubts(manifest, "unknown-city")


def address_outside_eu(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """A device of the facility in Ireland is to go back to a place outside the European Union.

    To use buckets, snapshots or vaults in eu-west-1, the device has to come from, and to go back to, a place in the
    European Union. The service refuses the address.

    Use a region whose facility ships to the address, or an address in the European Union.

    Source: Import/Export reference, 2.1.

    Breaks (ebs-import):
        operations:
          - destination: ebs-snapshot
            source: device
            region: eu-west-1
            deviceCapacityGreaterThan1TB: no
        customs:
          typeOfExport: return

    Keeps (ebs-import):
        operations:
          - destination: ebs-snapshot
            source: device
            region: us-west-2
            deviceCapacityGreaterThan1TB: no
    """
    field = manifest.address and manifest.address.get("country")
    if field and leaves_eu(manifest, context):
        yield seen_at(
            field,
            "From the facility in Ireland, a device only goes back to a place in the European Union.",
            help="Use another region, or an address in the European Union.",
        )


def label_needs_company(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The return address names no company.

    The manifest does not need one. But the form that makes the pre-paid shipping label asks for one, and it is
    usually filled in from this address.

    Add `company`; a private person can write the name again.

    Source: Import/Export reference, 10.2.

    Breaks (s3-import):
        returnAddress:
          company:

    Keeps (s3-import):
        returnAddress:
          company: Example Corp.
    """
    if manifest.address is None or "company" in manifest.lost:
        return
    message = "The form for the shipping label will ask for a company."
    field = manifest.address.get("company")
    if field is None:
        yield missing_in(manifest.address, "company", message, "Add `company`.")
    elif field.is_empty:
        yield seen_at(field, message, help="Write a company.")


def _problems(manifest: Manifest, *kinds: str) -> list[AddressProblem]:
    return [problem for problem in _judged(manifest) if problem.kind in kinds]


@once
def _judged(manifest: Manifest) -> tuple[AddressProblem, ...]:
    """What the country's post would say about the address; several rules ask."""
    country, group = return_country(manifest), manifest.address
    if country is None or group is None:
        return ()
    written = {field: group.value(key) or "" for field, key in _KEYS.items()}
    return postal.judge(postal.PostalAddress(**written), country.alpha2)


def _doubts(manifest: Manifest, *kinds: str) -> Iterator[Observation]:
    """What the post doubts of the values that are written."""
    written = manifest.address.fields if manifest.address else {}
    for problem in _problems(manifest, *kinds):
        field = written[_KEYS[problem.field]]
        mend = replacing(field, problem.suggestion, "unsafe")
        yield seen_at(field, verdict(problem.message), help=_HOW_TO_MEND[problem.kind], mend=mend)

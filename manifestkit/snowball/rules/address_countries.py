"""The countries of addresses, and whether devices go there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.fields.country import ambiguity, in_sentence, resolve, similar
from manifestkit.snowball.destination import known_region, stated_country
from manifestkit.snowball.regions import serving, ships_to
from manifestkit.snowball.rules.addresses import created
from manifestkit.snowball.rules.family import ADDRESS, RESOURCE, UNSUPPORTED_ADDRESS, about, rule
from manifestkit.snowball.rules.observing import replacing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked

_ADDRESS_ID = re.compile("ADID[0-9a-f-]{36}")


def unserved_country(request: Request, _context: Context) -> Iterator[Observation]:
    """The region does not ship to the country of the address.

    Regions of the United States ship there alone, those of the European Union to its members, and the others to one
    country each. Moving a device to another country breaks the terms of the service.

    Create the address in a region that ships to the country.

    Source: Snowball reference, 6 and 7.2.

    Breaks (snowball.CreateAddress, region eu-central-1):
        {}

    Keeps (snowball.CreateAddress, region us-west-2):
        {}
    """
    region, alpha2 = known_region(request), stated_country(request)
    served = ships_to(region, request.edition) if region else None
    for address in created(request):
        place = address.get("Country")
        if place is not None and alpha2 is not None and served is not None and alpha2 not in served:
            yield seen_at(
                place,
                f"{{}} does not ship to {in_sentence(alpha2)}.",
                region or "",
                help=_where_instead(alpha2, request.edition),
            )


def unknown_country(request: Request, _context: Context) -> Iterator[Observation]:
    """The country of the address is none that is known.

    Known are two-letter and three-letter codes, the names of countries in English and in their own languages, and what
    people usually write instead. What depends on the country is not checked.

    Write the country's code, or its English name.

    Source: Snowball reference, 7.2; address reference, 1.4.

    Breaks (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "Untied States",
                     "PhoneNumber": "+1 206 555 0100"}}

    Keeps (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "united states",
                     "PhoneNumber": "+1 206 555 0100"}}
    """
    for address in created(request):
        place = address.get("Country")
        if place is not None and place.text and place.text.strip() and resolve(place.text) is None:
            meant = similar(place.text)
            yield seen_at(
                place,
                "No country is called {}.",
                place.text,
                help=f"Did you mean {meant.name}?" if meant else "Write its two-letter code or its English name.",
                mend=replacing(place, meant.name if meant else None, "unsafe"),
            )


def other_country(request: Request, _context: Context) -> Iterator[Observation]:
    """An address may lie in another country than the one to which the device can go.

    That is the address of a job, as the context states it, to whose country the region does not ship; or the name of a
    country that may mean two, as Georgia and Korea do.

    Order in a region that ships to the country of the address, and write the country's full name.

    Source: Snowball reference, 6 and 7.2; address reference, 1.4.

    With the context:
        [addresses.ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b]
        Name = "Pat Example"
        City = "Hamburg"
        PostalCode = "20095"
        Country = "Germany"

    Breaks (snowball.CreateJob, region us-east-1):
        {"ShippingOption": "EXPRESS"}

    Keeps (snowball.CreateJob, region eu-central-1):
        {"ShippingOption": "EXPRESS", "KmsKeyARN": null}
    """
    for address in created(request):
        place = address.get("Country")
        note = ambiguity(place.text, address.text_of("StateOrProvince") or "") if place and place.text else None
        if place is not None and note is not None:
            yield seen_at(place, note, help="Write the country's full name, or its two-letter code.")
    region, alpha2 = known_region(request), stated_country(request)
    served = ships_to(region, request.edition) if region else None
    place = request.root.get("AddressId") or request.root.get("ClusterId")
    if request.address is not None and place is not None and served and alpha2 is not None and alpha2 not in served:
        yield seen_at(
            place,
            f"The address lies in {in_sentence(alpha2)}, and {{}} does not ship there.",
            region or "",
            help=_where_instead(alpha2, request.edition),
        )


def unknown_address(request: Request, context: Context) -> Iterator[Observation]:
    """An address is none of those that the context states.

    Where the context states addresses, it states all of them. The service refuses an id that it does not know.

    Correct the id, or add the address to the context.

    Source: Snowball reference, 1.2.

    With the context:
        [addresses.ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b]
        Name = "Pat Example"

    Breaks (snowball.CreateJob):
        {"AddressId": "ADID5678ab12-3eec-4eb3-9be6-9374c10eb51b"}

    Keeps (snowball.CreateJob):
        {"AddressId": "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b"}
    """
    if context.addresses is None:
        return
    for name in ("AddressId", "ForwardingAddressId"):
        place = request.root.get(name)
        if place is None or not _ADDRESS_ID.fullmatch(place.text or ""):
            continue
        if place.text not in context.addresses:
            yield seen_at(
                place,
                "The context states no address {}.",
                place.text or "",
                help="Correct the id, or add the address to the context.",
            )


def _where_instead(alpha2: str, edition: str) -> str:
    regions = serving(alpha2, edition)
    if not regions:
        return "No region ships there."
    return f"Regions that ship there: {', '.join(regions)}."


RULES: tuple[Checked, ...] = (
    *about(
        "Address",
        rule("AD02", "unserved-country", "error", UNSUPPORTED_ADDRESS, "guide", unserved_country),
        rule("AD03", "unknown-address-country", "warning", ADDRESS, "inferred", unknown_country),
    ),
    rule("AD10", "address-of-other-country", "warning", None, "guide", other_country),
    rule("AD13", "unknown-address", "error", RESOURCE, "model", unknown_address),
)

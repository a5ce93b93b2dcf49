"""Where the device is loaded, where it goes back to, and what follows from that.

Source: Import/Export reference, 2.1 (the EU rule) and 2.2 (when customs are needed).
"""

from __future__ import annotations

from manifestkit.fields.country import is_european_union, resolve
from manifestkit.importexport.options import option
from manifestkit.importexport.remembering import once
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.context import Context
    from manifestkit.fields.country import Country
    from manifestkit.importexport.manifest import Manifest

USA = "US"
IRELAND = "IE"
SINGAPORE = "SG"

_FACILITIES = {
    "us-east-1": USA,
    "us-west-1": USA,
    "us-west-2": USA,
    "eu-west-1": IRELAND,
    "ap-southeast-1": SINGAPORE,
}
# Parts of a country that have a code of their own: of the USA, which people write as states and as countries (address
# reference, 1.3), and of members of the European Union where its treaties hold.
_HOMES = {
    **dict.fromkeys(("AS", "GU", "MP", "PR", "UM", "VI"), USA),
    **dict.fromkeys(("GF", "GP", "MF", "MQ", "RE", "YT"), "FR"),
    "AX": "FI",
}


@once
def return_country(manifest: Manifest) -> Country | None:
    """The country that the device goes back to, where the address names one."""
    written = manifest.address and manifest.address.value("country")
    return resolve(written) if written else None


def facility_country(manifest: Manifest, context: Context) -> str | None:
    """The country (ISO 3166-1 alpha-2) of the facility that loads the device; None where that is not known."""
    region = _region(manifest, context)
    return None if region is None else _FACILITIES.get(region)


def has_facility(region: str) -> bool:
    """Whether a facility loads devices into a region. Source: Import/Export reference, 4."""
    return region in _FACILITIES


def home_of(country: Country) -> str:
    """The country (ISO 3166-1 alpha-2) that a territory is a part of as far as this service goes."""
    return _HOMES.get(country.alpha2, country.alpha2)


def leaves_eu(manifest: Manifest, context: Context) -> bool | None:
    """Whether a device of the facility in Ireland would leave the European Union; None where that is not known."""
    facility, country = facility_country(manifest, context), return_country(manifest)
    if (country is not None and is_european_union(home_of(country))) or facility in {USA, SINGAPORE}:
        return False
    return None if facility is None or country is None else True


def needs_customs(manifest: Manifest, context: Context) -> bool | None:
    """Whether the device crosses a customs border on its way back; None where that is not known."""
    facility, country = facility_country(manifest, context), return_country(manifest)
    if facility is None or country is None:
        return None
    home = home_of(country)
    within_eu = is_european_union(facility) and is_european_union(home)
    return home != facility and not within_eu


def _region(manifest: Manifest, context: Context) -> str | None:
    """The region of the operations, else that of the buckets, else the one that was stated.

    None where there are two, which is wrong whichever of them is right, and for a region that the variant lacks.
    """
    regions = _regions_of_operations(manifest) or _regions_of_buckets(manifest, context) or {context.region}
    return next(iter(regions)) if len(regions) == 1 else None


@once
def _regions_of_operations(manifest: Manifest) -> frozenset[str | None]:
    """The regions that the operations name, with None for one that the variant lacks."""
    row = option("operations", "region")
    loaded = row.values(*manifest.candidates) if row else ()
    named = (item.value("region") for item in manifest.operations)
    return frozenset(region if region in loaded else None for region in named if region)


def _regions_of_buckets(manifest: Manifest, context: Context) -> set[str | None]:
    """The regions that are stated of the buckets."""
    stated = context.buckets
    if not stated:
        return set()
    groups = (manifest.top, *manifest.operations)
    names = (group.value(key) for group in groups for key in ("bucket", "exportBucket", "logBucket"))
    return {region for name in names if name and name in stated and (region := stated[name].region)}

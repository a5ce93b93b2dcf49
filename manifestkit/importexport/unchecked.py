"""What nobody can look up offline, and no stated fact says. Source: Import/Export reference, 15; RULINGS 8 and 21."""

from __future__ import annotations

from manifestkit.findings.finding import Unchecked
from manifestkit.importexport.editions import E14
from manifestkit.importexport.facility import facility_country, leaves_eu, needs_customs, return_country
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Manifest


_NEVER_STATED = ", and the context cannot state it."
_NO_REGION = "The region of the facility is not stated; `--region` or the context can state it."


def unchecked(manifest: Manifest, context: Context) -> tuple[Unchecked, ...]:
    """The checks that a manifest would need and that no stated fact decides, in the order of the text."""
    return (
        *_buckets(manifest, context),
        *_keys(manifest, context),
        *_operations(manifest, context),
        *_way_back(manifest, context),
        *_quota(context),
    )


def _buckets(manifest: Manifest, context: Context) -> Iterator[Unchecked]:
    fields = [(field, name) for field, _, name in manifest.values("bucket")]
    stated = context.buckets or {}
    for field, name in fields:
        if context.buckets is None:
            reason = "Only Amazon S3 knows which buckets exist; `[buckets]` in the context can state it."
            yield Unchecked("bucket-exists", field.pointer, reason)
        if context.buckets is None or (name in stated and stated[name].access is None):
            reason = "Only Amazon S3 knows who may use a bucket; `access` in `[buckets]` of the context can state it."
            yield Unchecked("bucket-permission", field.pointer, reason)
        if manifest.edition == E14:
            reason = f"Only Amazon S3 knows who owns a bucket{_NEVER_STATED}"
            yield Unchecked("bucket-ownership", field.pointer, reason)
    names = {name for _, name in fields}
    existing = names if context.buckets is None else names & stated.keys()
    if len(existing) > 1 and any(name not in stated or stated[name].region is None for name in existing):
        reason = (
            "The buckets have to lie in one region, and `[buckets]` in the context does not state the region of each."
        )
        yield Unchecked("one-region", fields[0][0].pointer, reason)


def _keys(manifest: Manifest, context: Context) -> Iterator[Unchecked]:
    if context.signing_access_key is None:
        field = manifest.top.get("accessKeyId")
        reason = "Which key will sign the request is not stated; `signing_access_key` in the context can state it."
        yield Unchecked("access-key", field.pointer if field else "", reason)


def _operations(manifest: Manifest, context: Context) -> Iterator[Unchecked]:
    for item in manifest.operations:
        for key, field in item.fields.items():
            if field.value is None:
                continue
            if key == "vaultName":
                reason = f"Only Amazon Glacier knows which vaults exist{_NEVER_STATED}"
                yield Unchecked("vault-exists", field.pointer, reason)
            elif key == "deviceCapacityGreaterThan1TB" and context.device_capacity_tb is None:
                reason = "The capacity of the device is not stated; `device_capacity_tb` in the context can state it."
                yield Unchecked("device-capacity", field.pointer, reason)


def _way_back(manifest: Manifest, context: Context) -> Iterator[Unchecked]:
    if manifest.address is None:
        return
    reason = f"Only the carrier knows where it delivers{_NEVER_STATED}"
    yield Unchecked("address-deliverable", manifest.address.pointer, reason)
    unknown = "The country of the address is not known." if return_country(manifest) is None else _NO_REGION
    if leaves_eu(manifest, context) is None:
        yield Unchecked("address-in-eu", manifest.address.pointer, f"{unknown} From Ireland it has to be in the EU.")
    if manifest.customs is None and needs_customs(manifest, context) is None:
        yield Unchecked("customs", "/customs", f"{unknown} Whether customs are needed depends on it.")
    level = manifest.top.get("serviceLevel")
    if level is not None and level.value == "expeditedShipping" and facility_country(manifest, context) is None:
        reason = f"{_NO_REGION} Expedited shipping exists in the USA alone."
        yield Unchecked("expedited-shipping", level.pointer, reason)


def _quota(context: Context) -> Iterator[Unchecked]:
    if "jobs_per_day" not in context.limits:
        reason = "Only AWS knows how many jobs a day it takes; `[limits]` in the context can state it."
        yield Unchecked("quota", "", reason)

"""The device and its way: capacity, PIN, operations, return trip, and the key that signs the request."""

from __future__ import annotations

import re

from manifestkit.fields import yes_no
from manifestkit.findings.observation import Observation
from manifestkit.importexport.facility import USA, facility_country, has_facility, home_of, return_country
from manifestkit.importexport.rules.observing import replacing, seen_at
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Manifest

# The most terabytes that a device may hold, for S3 and EBS (reference, 10.4).
_LARGEST_DEVICE_TB = 16


def comment_too_long(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """The description of an archive is too long.

    `archiveComment` becomes the description of the archive and has at most 997 characters. The service refuses a longer
    one.

    Shorten it.

    Source: Import/Export reference, 5.

    Breaks (glacier-import):
        operations:
          - destination: glacier
            source: device
            region: us-west-2
            vaultName: example-vault
            archiveComment: >-
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town
              Backup of the file server in the basement, made on a Monday, before the move to the other town

    Keeps (glacier-import):
        operations:
          - destination: glacier
            source: device
            region: us-west-2
            vaultName: example-vault
            archiveComment: Backup of the file server
    """
    for field, option, value in manifest.values("free"):
        if option.max_length is not None and len(value) > option.max_length:
            message = f"`{option.key}` has {len(value)} characters; it can have {option.max_length}."
            yield seen_at(field, message, help="Shorten it.")


def too_many_operations(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """An EBS or Glacier import has more than one operation.

    The whole device becomes one image, so that the list `operations` has one item. The service refuses more.

    Write a job of its own, for a device of its own, for each image.

    Source: Import/Export reference, 4 and 5.

    Breaks (ebs-import):
        operations:
          - destination: ebs-snapshot
            source: device
            region: us-west-2
            deviceCapacityGreaterThan1TB: no
          - destination: ebs-snapshot
            source: device
            region: us-east-1
            deviceCapacityGreaterThan1TB: no

    Keeps (ebs-import):
        operations:
          - destination: ebs-snapshot
            source: device
            region: us-west-2
            deviceCapacityGreaterThan1TB: no
    """
    if manifest.surplus:
        second = manifest.surplus[0]
        message = "The device becomes one image: there is one operation, not more."
        yield Observation(second.pointer, second.anchor, message, help="Keep one item.")


def wrong_capacity_flag(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """`deviceCapacityGreaterThan1TB` does not fit the device.

    The service finds out when the device has arrived. Then it does not perform the import and sends the device back.

    Write `yes` for a device of more than one terabyte, else `no`.

    Source: Import/Export reference, 4.

    With the context:
        device_capacity_tb = 1.5

    Breaks (ebs-import):
        operations:
          - destination: ebs-snapshot
            source: device
            region: us-west-2
            deviceCapacityGreaterThan1TB: no

    Keeps (ebs-import):
        operations:
          - destination: ebs-snapshot
            source: device
            region: us-west-2
            deviceCapacityGreaterThan1TB: yes
    """
    if context.device_capacity_tb is None:
        return
    is_greater = context.device_capacity_tb > 1
    for field, option, value in manifest.values("yes-no"):
        read = yes_no.read(value)
        if option.key == "deviceCapacityGreaterThan1TB" and read is not None and read.value != is_greater:
            word = "yes" if is_greater else "no"
            yield seen_at(
                field,
                f"The context says that the device holds {context.device_capacity_tb:g} TB: this has to be `{word}`.",
                help=f"Write `{word}`; otherwise the device comes back without having been read.",
                mend=replacing(field, word, "unsafe"),
            )


def device_too_large(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """The device holds more than the service takes.

    Devices for Amazon S3 and Amazon EBS have at most 16 terabytes.

    Use several devices, with one job for each.

    Source: Import/Export reference, 10.4.

    With the context:
        device_capacity_tb = 20

    Breaks (s3-import):
        deviceId: DISK-0001

    With the context:
        device_capacity_tb = 16

    Keeps (s3-import):
        deviceId: DISK-0001
    """
    capacity = context.device_capacity_tb
    if capacity is None or capacity <= _LARGEST_DEVICE_TB or manifest.variant in {None, "glacier-import"}:
        return
    field = manifest.top.get("deviceId")
    yield Observation(
        "/deviceId",
        field.span if field else manifest.top.anchor,
        f"The context says that the device holds {capacity:g} TB; the service takes {_LARGEST_DEVICE_TB} TB.",
        help="Use several devices, with one job for each.",
    )


def bad_pin(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A PIN has other characters than digits.

    `pinCode` is typed on the keypad of the device. That it has digits alone is known from a form of somebody else, so
    this is only a warning.

    Write the digits, in quotes where another program might take them for a number.

    Source: Import/Export reference, 2.

    Breaks (s3-import):
        pinCode: 12ab

    Keeps (s3-import):
        pinCode: "0042"
    """
    field = manifest.top.get("pinCode")
    if field is not None and field.value is not None and not re.fullmatch(r"[0-9]+", field.value):
        message = "A PIN has digits alone, as they are typed on the keypad of the device."
        yield seen_at(field, message, help="Write its digits, and nothing between them.")


def unknown_region(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """The stated region is none that the service has a facility for.

    Devices were loaded into us-east-1, us-west-1, us-west-2, eu-west-1 and ap-southeast-1. For another region nobody
    can say where the device goes, so that what depends on it (customs, the European Union, expedited shipping) is
    not checked.

    Correct the region, with `--region` or in the context.

    Source: Import/Export reference, 4.

    With the context:
        region = "xx-moon-1"

    Breaks (s3-import):
        deviceId: DISK-0001

    With the context:
        region = "us-west-2"

    Keeps (s3-import):
        deviceId: DISK-0001
    """
    if context.region is not None and not has_facility(context.region):
        help_line = "Correct the region, with `--region` or in the context."
        message = "No facility is known that loads devices into the region {}."
        yield Observation("", manifest.top.anchor, message, (context.region,), help_line)


def expedited_abroad(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """Expedited shipping is asked for where there is none.

    `expeditedShipping` makes the return trip two-day shipping, for a fee. That exists from a facility in the USA to an
    address in the USA alone.

    Write `standard`, or leave `serviceLevel` out.

    Source: Import/Export reference, 2.

    Breaks (s3-import):
        serviceLevel: expeditedShipping
        returnAddress:
          city: Toronto
          stateOrProvince: ON
          postalCode: M5V 1A1
          country: Canada
          phoneNumber: +1 416 555 0100

    Keeps (s3-import):
        serviceLevel: expeditedShipping
    """
    field = manifest.top.get("serviceLevel")
    if field is None or field.value != "expeditedShipping":
        return
    country, facility = return_country(manifest), facility_country(manifest, context)
    if (country is not None and home_of(country) != USA) or facility not in {None, USA}:
        yield seen_at(
            field,
            "Expedited shipping leads from a facility in the USA to an address in the USA alone.",
            help="Write `standard`, or leave the line out.",
            mend=replacing(field, "standard", "unsafe"),
        )


def access_key_shape(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """`accessKeyId` does not look like an access key.

    An access key has 20 capital letters and digits. Where one stands in the manifest, it has to be the one that signs
    the request. Manifests of later years leave it out.

    Write the key, never the secret key, or remove the line.

    Source: Import/Export reference, 2 and 14.

    Breaks (s3-import):
        accessKeyId: EXAMPLE

    Keeps (s3-import):
        accessKeyId: AKIAIOSFODNN7EXAMPLE
    """
    field = manifest.top.get("accessKeyId")
    # A key that is stated is compared, and then its shape goes without saying.
    if field is None or field.value is None or context.signing_access_key is not None:
        return
    if not re.fullmatch(r"[A-Z0-9]{20}", field.value):
        help_line = "Write the key that signs the request, or remove the line."
        yield seen_at(field, "An access key has 20 capital letters and digits.", help=help_line)


def access_key_mismatch(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """`accessKeyId` is not the key that signs the request.

    The context states the key that signs, and the service refuses a request whose manifest names another.

    Write the key that signs, or remove the line.

    Source: Import/Export reference, 2 and 9.4.

    With the context:
        signing_access_key = "AKIAIOSFODNN7EXAMPLE"

    Breaks (s3-import):
        accessKeyId: AKIAI44QH8DHBEXAMPLE

    Keeps (s3-import):
        accessKeyId: AKIAIOSFODNN7EXAMPLE
    """
    field = manifest.top.get("accessKeyId")
    if field is None or field.value is None or context.signing_access_key in {None, field.value}:
        return
    yield seen_at(
        field,
        "The context says that another access key signs the request.",
        help="Write that key, or remove the line.",
    )

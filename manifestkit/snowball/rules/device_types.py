"""Which device does which job."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.findings.observation import Observation
from manifestkit.snowball.devices import known_device
from manifestkit.snowball.rules.family import COMBINATION, about, rule
from manifestkit.snowball.rules.observing import replacing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.snowball.devices import Answer, Device
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_JOB_TYPES = frozenset(("IMPORT", "EXPORT", "LOCAL_USE"))
_FUNCTIONS, _IMAGES = "LambdaResources", "Ec2AmiResources"
_GPU = re.compile(r"(?<!no )(?<!non-)(?<!without )(?<!without a )\bGPUs?\b", re.IGNORECASE)


def unsupported_job_type(request: Request, _context: Context) -> Iterator[Observation]:
    """A device does not do jobs of this type.

    The original Snowball (`STANDARD`) has no local use, and a Snowcone cannot export. Whether `EDGE_S`, which only
    transfers data, has a local use is doubtful, so that this is a warning.

    Choose another SnowballType, such as `EDGE`.

    Source: Snowball reference, 1.2 and 5.3.

    Breaks (snowball.CreateJob):
        {"JobType": "LOCAL_USE", "SnowballType": "STANDARD"}

    Keeps (snowball.CreateJob):
        {"JobType": "LOCAL_USE", "SnowballType": "EDGE", "SnowballCapacityPreference": "T100"}
    """
    place, device = _device(request)
    job_type = request.job_type
    if place is None or device is None or job_type is None or job_type not in _JOB_TYPES:
        return
    if (answer := device.does(job_type)) != "yes":
        message = f"does no {job_type} jobs" if answer == "no" else f"may not do {job_type} jobs"
        yield _told(place, place.text or "", device, message, answer, "Choose another SnowballType, such as EDGE.")


def device_configuration(request: Request, _context: Context) -> Iterator[Observation]:
    """A DeviceConfiguration is given for a device that is no Snowcone.

    All that it sets up is the wireless network of a Snowcone. Where the request does not say which device it orders,
    this is a warning.

    Leave `DeviceConfiguration` out, or write a SnowballType such as `SNC1_HDD`.

    Source: Snowball reference, 4.12, 5.3 and 11.

    Breaks (snowball.CreateJob):
        {"DeviceConfiguration": {"SnowconeDeviceConfiguration": {"WirelessConnection": {"IsWifiEnabled": true}}}}

    Keeps (snowball.CreateJob):
        {
          "SnowballType": "SNC1_HDD",
          "SnowballCapacityPreference": "T8",
          "DeviceConfiguration": {"SnowconeDeviceConfiguration": {"WirelessConnection": {"IsWifiEnabled": true}}}
        }
    """
    place = request.root.get("DeviceConfiguration")
    if place is None or not _is_alone(request):
        return
    type_place, device = _device(request)
    help_line = "Leave it out, or write a SnowballType of a Snowcone, such as SNC1_HDD."
    if type_place is None:
        message = "`DeviceConfiguration` is for a Snowcone, and which device this is for is not said."
        yield Observation(place.pointer, place.key, message, help=help_line, severity="warning")
    elif device is not None and not device.wifi:
        message = "`DeviceConfiguration` is for a Snowcone, not for {}."
        yield Observation(place.pointer, place.key, message, (type_place.text or "",), help_line)


def unsupported_functions(request: Request, _context: Context) -> Iterator[Observation]:
    """A device runs no Lambda functions, and the request has some.

    Neither the original Snowball (`STANDARD`) nor a Snowcone runs functions. Whether `EDGE_S` does is doubtful, so
    that this is a warning.

    Leave `LambdaResources` out, or choose another SnowballType, such as `EDGE`.

    Source: Snowball reference, 5.3.

    Breaks (snowball.CreateJob):
        {
          "Resources": {
            "S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
            "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:thumbnails:1"}]
          }
        }

    Keeps (snowball.CreateJob):
        {"SnowballType": "STANDARD"}
    """
    place = _resources(request, _FUNCTIONS)
    type_place, device = _device(request)
    if place is not None and type_place is not None and device is not None and device.functions != "yes":
        does = "runs no Lambda functions" if device.functions == "no" else "may run no Lambda functions"
        help_line = f"Leave `{_FUNCTIONS}` out, or choose another SnowballType, such as EDGE."
        yield _told(place, type_place.text or "", device, does, device.functions, help_line)


def unsupported_images(request: Request, _context: Context) -> Iterator[Observation]:
    """A device runs no machine images, and the request has some.

    The original Snowball (`STANDARD`) runs none. `EDGE_S` is listed without processors and memory, so that it most
    likely runs none either; that is a warning.

    Leave `Ec2AmiResources` out, or choose another SnowballType, such as `EDGE`.

    Source: Snowball reference, 5.3.

    Breaks (snowball.CreateJob):
        {
          "Resources": {
            "S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
            "Ec2AmiResources": [{"AmiId": "ami-1234567890abcdef0"}]
          }
        }

    Keeps (snowball.CreateJob):
        {"SnowballType": "STANDARD"}
    """
    place = _resources(request, _IMAGES)
    type_place, device = _device(request)
    if place is not None and type_place is not None and device is not None and device.images != "yes":
        does = "runs no machine images" if device.images == "no" else "may run no machine images"
        help_line = f"Leave `{_IMAGES}` out, or choose another SnowballType, such as EDGE."
        yield _told(place, type_place.text or "", device, does, device.images, help_line)


def device_not_stated(request: Request, _context: Context) -> Iterator[Observation]:
    """A job has something that the original Snowball cannot do, and does not say which device it wants.

    Lambda functions need a Snowball Edge, and machine images need one or a Snowcone. Which device the service takes
    when SnowballType is left out is not documented.

    Add `SnowballType`.

    Source: Snowball reference, 5.3 and 12.

    Breaks (snowball.CreateJob):
        {
          "SnowballType": null,
          "SnowballCapacityPreference": null,
          "Resources": {
            "S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
            "Ec2AmiResources": [{"AmiId": "ami-1234567890abcdef0"}]
          }
        }

    Keeps (snowball.CreateJob):
        {"SnowballType": null}
    """
    wanted = next((name for name in (_FUNCTIONS, _IMAGES) if _resources(request, name) is not None), None)
    if wanted is not None and request.root.get("SnowballType") is None:
        yield Observation(
            "/SnowballType",
            request.root.key,
            f"The original Snowball takes no `{wanted}`, and the request does not say which device it orders.",
            help="Add `SnowballType`, such as EDGE.",
        )


def gpu_device(request: Request, _context: Context) -> Iterator[Observation]:
    """A job that speaks of a GPU orders a device without one.

    `EDGE_C` is the Compute Optimized device; the one with a GPU is `EDGE_CG`.

    Write `EDGE_CG`, if the job needs the GPU.

    Source: Snowball reference, 5.3 and 11.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE_C", "SnowballCapacityPreference": "T42", "Description": "GPU rendering on the ship"}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE_CG", "SnowballCapacityPreference": "T42", "Description": "GPU rendering on the ship"}
    """
    place = request.root.get("SnowballType")
    described = request.root.text_of("Description")
    if place is None or place.text != "EDGE_C" or not request.creates or described is None:
        return
    if _GPU.search(described) is not None:
        yield seen_at(
            place,
            "The Description speaks of a GPU, and {} has none.",
            place.text,
            help="Write EDGE_CG if the job needs the GPU.",
            mend=replacing(place, "EDGE_CG", "unsafe", "write EDGE_CG"),
        )


def _is_alone(request: Request) -> bool:
    return request.operation == "CreateJob" and not request.is_node


def _device(request: Request) -> tuple[Place | None, Device | None]:
    """Where a job that is no node says which device it orders, and the device."""
    place = request.root.get("SnowballType") if _is_alone(request) else None
    return place, known_device(place.text, request.edition) if place is not None else None


def _resources(request: Request, name: str) -> Place | None:
    """A list below the Resources of a job that is no node, where something stands in it."""
    place = request.root.get("Resources", name) if _is_alone(request) else None
    return place if place is not None and place.items else None


def _told(
    place: Place,
    name: str,
    device: Device,
    what: str,
    answer: Answer,
    help: str,  # noqa: A002 - the member's own name
) -> Observation:
    doubtful = answer == "doubtful"
    return Observation(
        place.pointer,
        place.span if place.text else place.key,
        f"{{}} ({device.product}) {what}.",
        (name,),
        help,
        severity="warning" if doubtful else None,
        evidence="inferred" if doubtful else None,
    )


RULES: tuple[Checked, ...] = (
    *about("SnowballType", rule("DT01", "unsupported-job-type", "error", COMBINATION, "model", unsupported_job_type)),
    *about(
        "DeviceConfiguration", rule("DT02", "device-configuration", "error", COMBINATION, "seed", device_configuration)
    ),
    *about(
        "Resources.LambdaResources",
        rule("DT03", "unsupported-functions", "error", COMBINATION, "guide", unsupported_functions),
    ),
    *about(
        "Resources.Ec2AmiResources",
        rule("DT04", "unsupported-images", "error", COMBINATION, "guide", unsupported_images),
    ),
    *about("Resources", rule("DT05", "device-not-stated", "warning", None, "inferred", device_not_stated)),
    *about("SnowballType", rule("DT06", "gpu-device", "info", None, "guide", gpu_device)),
)

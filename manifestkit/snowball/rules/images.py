"""The machine images (AMI) that are to run on the device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.rule import Rule
from manifestkit.snowball.destination import known_region
from manifestkit.snowball.devices import DEVICES
from manifestkit.snowball.editions import S20
from manifestkit.snowball.rules.family import COMBINATION, EC2, VALIDATION, about, rule
from manifestkit.snowball.rules.observing import seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

# Images on Storage Optimized, and on Compute Optimized.
_LEAST_LIMIT, _GREATEST_LIMIT = 10, 20
_REGIONS_OF_2020 = frozenset(
    (
        *("us-east-2", "us-east-1", "us-west-1", "us-west-2", "ap-southeast-1", "ap-southeast-2"),
        *("ap-northeast-1", "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"),
    )
)

_AMI_ID = """An `AmiId` is `ami-` and 8 or 17 of the digits 0 to 9 and the letters a to f.

The service refuses every other text, capital letters among them. The id that the image gets on the device, which begins
with `s.ami-`, is another one.

Write the id of the image in Amazon EC2.

Source: Snowball reference, 2 and 5.6.

Breaks (snowball.CreateJob):
    {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
     "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                   "Ec2AmiResources": [{"AmiId": "ami-1234567890"}]}}

Keeps (snowball.CreateJob):
    {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
     "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                   "Ec2AmiResources": [{"AmiId": "ami-0123456789abcdef0"}]}}
"""


def many_images(request: Request, _context: Context) -> Iterator[Observation]:
    """There are more machine images than the device takes.

    Storage Optimized devices take 10, Compute Optimized ones 20, with or without a GPU. Where the request does not say
    which device is meant, more than 10 are only a warning; so are too many for a device that is younger than the guide
    of 2020, which has the numbers.

    Leave some of them out, or order a Compute Optimized device.

    Source: Snowball reference, 5.3 and 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-00000000"}, {"AmiId": "ami-00000001"},
                                           {"AmiId": "ami-00000002"}, {"AmiId": "ami-00000003"},
                                           {"AmiId": "ami-00000004"}, {"AmiId": "ami-00000005"},
                                           {"AmiId": "ami-00000006"}, {"AmiId": "ami-00000007"},
                                           {"AmiId": "ami-00000008"}, {"AmiId": "ami-00000009"},
                                           {"AmiId": "ami-0000000a"}]}}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-00000000"}]}}
    """
    images = _images(request)
    if request.device is None:
        if len(images) > _GREATEST_LIMIT:
            message = f"No device is known to take more than {_GREATEST_LIMIT} images, and these are {len(images)}."
            yield seen_at(images[_GREATEST_LIMIT], message, severity="warning")
        elif len(images) > _LEAST_LIMIT:
            yield seen_at(
                images[_LEAST_LIMIT],
                f"These are {len(images)} images, and Storage Optimized devices take {_LEAST_LIMIT} at most.",
                help="State the SnowballType: Compute Optimized devices take 20.",
                severity="warning",
            )
        return
    device = DEVICES.get(request.device)
    if device is not None and device.amis is not None and len(images) > device.amis:
        message = f"{{}} takes at most {device.amis} images, and these are {len(images)}."
        is_later = S20 not in device.editions
        yield seen_at(images[device.amis], message, request.device, severity="warning" if is_later else None)


def image_region(request: Request, _context: Context) -> Iterator[Observation]:
    """Machine images do not run on devices of this region.

    The guide of 2020 lists the regions in which they do.

    Order in one of those, or leave the images out.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob, region ca-central-1):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100", "KmsKeyARN": null,
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-12345678"}]}}

    Keeps (snowball.CreateJob, region us-east-1):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-12345678"}]}}
    """
    images, region = _images(request), known_region(request)
    if images and request.edition == S20 and region is not None and region not in _REGIONS_OF_2020:
        yield seen_at(images[0], "In 2020 no machine images run on the devices of {}.", region)


def image_base(request: Request, _context: Context) -> Iterator[Observation]:
    """Only images of a few systems run on a device.

    In 2020 these are CentOS 7 (x86_64, HVM), Ubuntu 14.04 and Ubuntu 16.04; later Amazon Linux 2, Ubuntu 20.04 and
    Ubuntu 22.04. What an image is made of stands in Amazon EC2, not in the request.

    Make sure that the image is made of one of those.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-12345678"}]}}

    Keeps (snowball.CreateJob):
        {}
    """
    for place in _images(request)[:1]:
        systems = "CentOS 7 (x86_64, HVM), Ubuntu 14.04 or Ubuntu 16.04"
        if request.edition != S20:
            systems = "Amazon Linux 2, Ubuntu 20.04 or Ubuntu 22.04, or of an older system such as CentOS 7"
        yield seen_at(place, f"Devices run images of a few systems alone. Make sure that this is one of {systems}.")


def image_on_device(request: Request, _context: Context) -> Iterator[Observation]:
    """`SnowballAmiId` is given in a request.

    It is the id that the image gets on the device, such as `s.ami-0123456789abcdef0`. The service hands it out, and
    requests do not have it as a rule.

    Leave it out.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-12345678", "SnowballAmiId": "s.ami-12345678"}]}}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-12345678"}]}}
    """
    for place, _ in request.resource_texts("Ec2AmiResources", "SnowballAmiId"):
        yield seen_at(place, "The service gives the image its id on the device; a request can leave it out.")
        return


def image_permissions(request: Request, _context: Context) -> Iterator[Observation]:
    """Whoever orders a device with machine images needs two permissions of Amazon EC2.

    The request fails unless the caller may use `ec2:DescribeImages` and `ec2:ModifyImageAttribute`.

    Grant both to the caller.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "Ec2AmiResources": [{"AmiId": "ami-12345678"}]}}

    Keeps (snowball.CreateJob):
        {}
    """
    for place in _images(request)[:1]:
        yield seen_at(place, "The caller needs the permissions ec2:DescribeImages and ec2:ModifyImageAttribute.")


def _images(request: Request) -> tuple[Place, ...]:
    return request.root.each("Resources", "Ec2AmiResources")


SHAPES: tuple[Rule, ...] = (Rule("RS11", "ami-id", "error", VALIDATION, "model", _AMI_ID),)

RULES: tuple[Checked, ...] = about(
    "Resources.Ec2AmiResources",
    rule("RS12", "too-many-images", "error", COMBINATION, "guide", many_images),
    rule("RS13", "image-region", "warning", None, "guide", image_region),
    rule("RS14", "image-base", "info", None, "model", image_base),
    rule("RS15", "image-id-of-device", "info", None, "guide", image_on_device),
    rule("RS17", "image-permissions", "info", EC2, "guide", image_permissions),
)

"""The Lambda functions that are to run on the device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.fields.arn import lambda_function, parse
from manifestkit.fields.arn_kinds import judge_function
from manifestkit.snowball.destination import known_region
from manifestkit.snowball.regions import INDIAN
from manifestkit.snowball.rules.family import RESOURCE, about, rule
from manifestkit.snowball.rules.observing import replacing, seen_at
from manifestkit.snowball.rules.resources import is_known_by_partition, is_refused_by_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_MOST = 7


def function_arn(request: Request, _context: Context) -> Iterator[Observation]:
    """A `LambdaArn` is not the ARN of a Lambda function.

    It looks like `arn:aws:lambda:us-east-1:123456789012:function:my-function:3`. The account has 12 digits; the version
    or alias at the end may be left out. The service finds nothing under anything else.

    Write the ARN of the function.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789:function:resize:3"}]}}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize:3"}]}}
    """
    for place, text in _functions(request):
        if is_refused_by_shape(request, text):
            continue
        for problem in judge_function(text):
            if not is_known_by_partition(problem, text):
                yield seen_at(place, problem.message, mend=replacing(place, problem.suggestion, "unsafe"))


def function_language(request: Request, _context: Context) -> Iterator[Observation]:
    """Functions on the device are written in Python.

    The guide of 2020 names Python 2.7. What a function is written in stands in AWS Lambda, not in the request.

    Make sure that the function is written in Python, and tested with the version that the device has.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize:3"}]}}

    Keeps (snowball.CreateJob):
        {}
    """
    for place, text in _functions(request):
        if text:
            message = "A function on the device has to be written in Python; the guide of 2020 names Python 2.7."
            yield seen_at(place, message)
            return


def unpublished_function(request: Request, _context: Context) -> Iterator[Observation]:
    """A `LambdaArn` names no published version of the function.

    Without a version, or with `$LATEST`, the function may still change until the device is prepared.

    Publish a version, and write its number behind the name.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize"}]}}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize:3"}]}}
    """
    for place, text in _functions(request):
        arn = parse(text)
        function = lambda_function(arn) if arn else None
        if function is not None and function.published is False:
            help_line = "Publish a version, and write its number behind the name, such as :3."
            yield seen_at(place, "This is no published version of the function.", help=help_line)
            return


def foreign_trigger(request: Request, _context: Context) -> Iterator[Observation]:
    """An `EventResourceARN` is none of the request's buckets.

    A function starts when an object is written to a bucket on the device, and there are only those of the job.

    Write the `BucketArn` of one of the request's `S3Resources`, letter for letter.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize:3",
                                            "EventTriggers": [{"EventResourceARN": "arn:aws:s3:::another-bucket"}]}]}}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize:3",
                                            "EventTriggers": [{"EventResourceARN": "arn:aws:s3:::example-bucket"}]}]}}
    """
    buckets = {text: None for _, text, _ in request.bucket_arns if text}
    only = next(iter(buckets)) if len(buckets) == 1 else None
    for _, place, text in _triggers(request):
        if text not in buckets and not is_refused_by_shape(request, text):
            yield seen_at(
                place,
                "{} is no bucket of this job, so that nothing on the device can trigger the function.",
                text,
                help="Write the BucketArn of one of the job's buckets.",
                mend=replacing(place, only, "unsafe", "name the job's bucket"),
            )


def shared_trigger(request: Request, _context: Context) -> Iterator[Observation]:
    """A function has more than one bucket, or a bucket more than one function.

    When a job is created, one function belongs to one bucket.

    Leave one trigger to each function, and another bucket to each.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize:3",
                                            "EventTriggers": [{"EventResourceARN": "arn:aws:s3:::example-bucket"}]},
                                           {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:index:1",
                                            "EventTriggers": [{"EventResourceARN": "arn:aws:s3:::example-bucket"}]}]}}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:resize:3",
                                            "EventTriggers": [{"EventResourceARN": "arn:aws:s3:::example-bucket"}]}]}}
    """
    bucket_of: dict[str, str] = {}
    function_of: dict[str, str] = {}
    for function, place, bucket in _triggers(request):
        if bucket_of.setdefault(function, bucket) != bucket:
            yield seen_at(place, "The function has a bucket already, and a new job gives each function one bucket.")
        elif function_of.setdefault(bucket, function) != function:
            yield seen_at(place, "The bucket has a function already, and a new job gives each bucket one function.")


def many_functions(request: Request, _context: Context) -> Iterator[Observation]:
    """There are more functions than a device runs.

    A device has room for seven functions of 128 MB each.

    Leave some of them out.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:a:1"},
                                           {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:b:1"},
                                           {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:c:1"},
                                           {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:d:1"},
                                           {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:e:1"},
                                           {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:f:1"},
                                           {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:g:1"},
                                           {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:h:1"}]}}

    Keeps (snowball.CreateJob):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100",
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:a:1"}]}}
    """
    functions = request.root.each("Resources", "LambdaResources")
    if len(functions) > _MOST:
        message = f"A device runs at most {_MOST} functions of 128 MB each, and these are {len(functions)}."
        yield seen_at(functions[_MOST], message)


def function_region(request: Request, _context: Context) -> Iterator[Observation]:
    """Functions on a device need AWS IoT Greengrass in the region, and a service role for it.

    In ap-south-1 functions are not to be had. Everywhere else a Greengrass service role has to be associated with the
    account, or creating the job fails; nobody can see offline whether it is.

    Order in another region, or leave the functions out; and associate the service role first.

    Source: Snowball reference, 5.6.

    Breaks (snowball.CreateJob, region ap-south-1):
        {"SnowballType": "EDGE", "SnowballCapacityPreference": "T100", "KmsKeyARN": null,
         "ShippingOption": "STANDARD", "TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}},
         "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}],
                       "LambdaResources": [{"LambdaArn": "arn:aws:lambda:ap-south-1:123456789012:function:resize:3"}]}}

    Keeps (snowball.CreateJob, region us-east-1):
        {}
    """
    for place in request.root.each("Resources", "LambdaResources"):
        if known_region(request) == INDIAN:
            yield seen_at(
                place, "Functions on devices are not to be had in {}.", INDIAN, help="Leave the functions out."
            )
        else:
            yield seen_at(
                place,
                "Creating the job fails unless a Greengrass service role is associated with the account in the region.",
                severity="info",
            )
        return


def _functions(request: Request) -> Iterator[tuple[Place, str]]:
    return request.resource_texts("LambdaResources", "LambdaArn")


def _triggers(request: Request) -> Iterator[tuple[str, Place, str]]:
    """Each trigger: the function's ARN, the place of the bucket's ARN, and that ARN."""
    for resource in request.root.each("Resources", "LambdaResources"):
        function = resource.text_of("LambdaArn") or ""
        for trigger in resource.each("EventTriggers"):
            place = trigger.get("EventResourceARN")
            if place is not None and place.text is not None:
                yield function, place, place.text


RULES: tuple[Checked, ...] = about(
    "Resources.LambdaResources",
    rule("RS04", "function-arn", "error", RESOURCE, "inferred", function_arn),
    rule("RS05", "function-language", "info", None, "seed", function_language),
    rule("RS06", "unpublished-function", "info", None, "guide", unpublished_function),
    rule("RS07", "trigger-outside-job", "warning", RESOURCE, "seed", foreign_trigger),
    rule("RS08", "shared-trigger", "warning", None, "guide", shared_trigger),
    rule("RS09", "too-many-functions", "warning", None, "guide", many_functions),
    rule("RS10", "function-region", "warning", None, "guide", function_region),
)

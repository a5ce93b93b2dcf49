"""Measure the check of a request against what else checks parameters: jsonschema, botocore, check-jsonschema.

The others get the schema of the request and its parameters, and give all errors by shape; ours gives the findings of
all rules, with their places in the text.
"""

from __future__ import annotations

import json
import statistics
from itertools import islice
from time import process_time
from typing import TYPE_CHECKING, Any

from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator
from jsonschema import Draft202012Validator
from measuring import PAIRS, Row, process

import manifestkit
from manifestkit.schema import check as check_shape
from manifestkit.schema.loading import load
from manifestkit.text.json.rendition import render
from manifestkit.text.places import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BATCH = 20
SERVICE, OPERATION, EDITION = "snowball", "CreateJob", "2026-04-21"


def valid(start: int = 0) -> Iterator[dict[str, Any]]:
    """Requests without a mistake, of 1 KB; no two are alike."""
    number = start
    while True:
        number += 1
        yield {
            "JobType": "IMPORT",
            "Resources": {
                "S3Resources": [{"BucketArn": f"arn:aws:s3:::example-bucket-{number}-{part}"} for part in range(8)]
            },
            "Description": f"Disk {number} of the archive",
            "AddressId": f"ADID{number:08x}-3eec-4eb3-9be6-9374c10eb51b",
            "KmsKeyARN": f"arn:aws:kms:us-east-1:123456789012:key/{number:08x}-12ab-34cd-56ef-123456123456",
            "RoleARN": f"arn:aws:iam::123456789012:role/import-{number}",
            "SnowballCapacityPreference": "T80",
            "ShippingOption": "SECOND_DAY",
            "Notification": {
                "SnsTopicARN": f"arn:aws:sns:us-east-1:123456789012:jobs-{number}",
                "JobStatesToNotify": ["WithCustomer", "WithAWS", "Complete"],
                "NotifyAll": False,
            },
            "SnowballType": "STANDARD",
        }


def invalid(start: int = 0) -> Iterator[dict[str, Any]]:
    """The same with nine mistakes by shape."""
    for request in valid(start):
        buckets = [{**bucket, "BucketArn": ""} for bucket in request["Resources"]["S3Resources"][:2]]
        yield {
            **request,
            "JobType": "import",
            "Resources": {"S3Resources": [*buckets, *request["Resources"]["S3Resources"][2:]]},
            "Description": "",
            "AddressId": request["AddressId"].replace("ADID", "ADID-"),
            "KmsKeyARN": request["KmsKeyARN"].replace(":key/", ":alias/"),
            "ShippingOption": "FASTEST",
            "Notification": {**request["Notification"], "NotifyAll": "false"},
            "DeviceType": "EDGE",
        }


def check(request: dict[str, Any] | str) -> object:
    """Check what a program passes, or a JSON text."""
    return manifestkit.check_request(SERVICE, OPERATION, request, edition=EDITION)


def against_jsonschema(requests: Callable[[int], Iterator[dict[str, Any]]]) -> float:
    """How many times as fast as all errors of jsonschema, whose validator is made once."""
    validator = Draft202012Validator(load(SERVICE, OPERATION, EDITION))
    return _compared(requests(0), lambda request: list(validator.iter_errors(request)))


def shape_against_jsonschema(requests: Callable[[int], Iterator[dict[str, Any]]]) -> float:
    """The same of what a schema says alone, with places and ways to mend; both have the request as they want it."""
    validator = Draft202012Validator(load(SERVICE, OPERATION, EDITION))
    trees = ((request, render(request, "<request>")[1].root) for request in requests(0))
    return _compared(
        trees,
        lambda pair: list(validator.iter_errors(pair[0])),
        lambda pair: list(check_shape(whole(pair[1]), SERVICE, OPERATION, EDITION)),
    )


def text_against_jsonschema(requests: Callable[[int], Iterator[dict[str, Any]]]) -> float:
    """The same for a JSON text, which both have to read."""
    validator = Draft202012Validator(load(SERVICE, OPERATION, EDITION))
    return _compared(map(json.dumps, requests(0)), lambda text: list(validator.iter_errors(json.loads(text))))


def against_botocore(requests: Callable[[int], Iterator[dict[str, Any]]]) -> float:
    """How many times as fast as botocore's validator, which knows no patterns and no choices."""
    model = ServiceModel(Loader().load_service_model(SERVICE, "service-2"), SERVICE)
    shape = model.operation_model(OPERATION).input_shape
    return _compared(requests(0), lambda request: ParamValidator().validate(request, shape))


def _compared(requests: Iterator[Any], theirs: Callable[[Any], object], ours: Callable[[Any], object] = check) -> float:
    """How many times as fast as another check ours is, by the time that the processor takes; medians of pairs."""
    ratios = []
    for _ in range(PAIRS):
        batch = list(islice(requests, BATCH))
        ratios.append(_seconds(theirs, batch) / _seconds(ours, batch))
    return statistics.median(ratios)


def _seconds(action: Callable[[Any], object], batch: list[Any]) -> float:
    start = process_time()
    for request in batch:
        action(request)
    return process_time() - start


def measure(folder: Path) -> Iterator[Row]:
    """Every comparison, one after the other."""
    faster = "times as fast"
    for what, requests, goal in (("a valid request", valid, 10), ("one with nine mistakes", invalid, 5)):
        yield Row(
            f"`check_request` of {what}, against jsonschema `iter_errors`, {faster}",
            against_jsonschema(requests),
            "at least",
            goal,
        )
        yield Row("the same of its shape alone, likewise", shape_against_jsonschema(requests), "at least", goal)
        yield Row("the same of its JSON text, likewise", text_against_jsonschema(requests), "at least", goal)
        yield Row("the same against botocore's validator, likewise", against_botocore(requests), "at least", 1)
    schema = folder / "schema.json"
    schema.write_text(json.dumps(load(SERVICE, OPERATION, EDITION)), encoding="utf-8")
    for what, requests in (("a request", valid), ("one with nine mistakes", invalid)):
        request = folder / "create-job.json"
        request.write_text(json.dumps(next(requests()), indent=2), encoding="utf-8")
        ours = ["-m", "manifestkit", "check", "--kind", f"{SERVICE}.{OPERATION}", "--edition", EDITION, str(request)]
        theirs = ["-m", "check_jsonschema", "--schemafile", str(schema), str(request)]
        yield Row(f"`check` of {what}, against check-jsonschema", process(ours, theirs), "at most", 0.3)

"""What cases are made of: the reference's own samples (section 10), and the ways to write a case."""

from __future__ import annotations

from typing import Any, NamedTuple

OLD, NEW = ("2020-06-17",), ("2026-04-21",)
BOTH = OLD + NEW
IMPORT_EXPORT = ("2010-06-03", "2014-12-18")

UUID = "1234ab12-3eec-4eb3-9be6-9374c10eb51b"
ADDRESS_ID = f"ADID{UUID}"
JOB_ID = "JID123e4567-e89b-12d3-a456-426655440000"
CLUSTER_ID = "CID123e4567-e89b-12d3-a456-426655440000"
ROLE = "arn:aws:iam::123456789012:role/snowball-import-S3-role"
KEY = "arn:aws:kms:us-east-1:123456789012:key/abcd1234-12ab-34cd-56ef-123456123456"
TOPIC = "arn:aws:sns:us-east-1:123456789012:jobs"
AMI = "/Resources/Ec2AmiResources/0/AmiId"
BEGIN = "/Resources/S3Resources/0/KeyRange/BeginMarker"
STATE = "/Notification/JobStatesToNotify/0"

QUIET = {"JobStatesToNotify": [], "NotifyAll": False}
BUCKET = {"S3Resources": [{"BucketArn": "arn:aws:s3:::MyBucket", "KeyRange": {}}]}

# Snowball reference, 10.
CREATE_JOB = {
    "AddressId": ADDRESS_ID,
    "Description": "My Job",
    "JobType": "IMPORT",
    "KmsKeyARN": KEY,
    "Notification": QUIET,
    "Resources": BUCKET,
    "RoleARN": ROLE,
    "ShippingOption": "SECOND_DAY",
    "SnowballCapacityPreference": "T80",
    "SnowballType": "STANDARD",
}
CREATE_CLUSTER = {
    "AddressId": ADDRESS_ID,
    "Description": "MyCluster",
    "JobType": "LOCAL_USE",
    "KmsKeyARN": KEY,
    "Notification": QUIET,
    "Resources": BUCKET,
    "RoleARN": ROLE,
    "ShippingOption": "SECOND_DAY",
    "SnowballType": "EDGE",
}
UPDATE_JOB = {
    "AddressId": ADDRESS_ID,
    "Description": "updated-job-name",
    "JobId": JOB_ID,
    "ShippingOption": "NEXT_DAY",
    "SnowballCapacityPreference": "T100",
}
ADDRESS = {
    "City": "Seattle",
    "Company": "My Company's Name",
    "Country": "USA",
    "Name": "My Name",
    "PhoneNumber": "425-555-5555",
    "PostalCode": "98101",
    "StateOrProvince": "WA",
    "Street1": "123 Main Street",
}


class Case(NamedTuple):
    """A request of an operation, and what its schema has against it in some editions."""

    source: str
    kind: str
    editions: tuple[str, ...]
    request: Any
    finds: tuple[tuple[str, str], ...] = ()


def job(source: str, editions: tuple[str, ...], request: Any, *finds: tuple[str, str]) -> Case:  # noqa: ANN401 - JSON
    """A request of CreateJob."""
    return Case(source, "snowball.CreateJob", editions, request, finds)


def of(source: str, operation: str, editions: tuple[str, ...], request: Any, *finds: tuple[str, str]) -> Case:  # noqa: ANN401 - JSON
    """A request of an operation of Snowball."""
    return Case(source, f"snowball.{operation}", editions, request, finds)


def disk(source: str, operation: str, request: Any, *finds: tuple[str, str]) -> Case:  # noqa: ANN401 - JSON
    """A request of an operation of Import/Export, in all editions that have it."""
    editions = IMPORT_EXPORT[1:] if operation == "GetShippingLabel" else IMPORT_EXPORT
    return Case(source, f"importexport.{operation}", editions, request, finds)

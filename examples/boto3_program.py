"""Orders a Snowball and sends a disk by Import/Export, and says where both stand.

An ordinary program for boto3: it knows nothing of manifestkit. What it is run in decides who answers it:

    python examples/boto3_program.py                         # AWS, or what AWS_ENDPOINT_URL names
    manifestkit serve --port 8080                            # ... such as this
    python -c "import runpy, manifestkit
    with manifestkit.offline():
        runpy.run_path('examples/boto3_program.py', run_name='__main__')"
"""

# ruff: noqa: T201 - it is a program, and printing is what it does

from __future__ import annotations

import sys

import boto3

ADDRESS = {
    "Name": "Pat Example",
    "Company": "Example Corp.",
    "Street1": "123 Main Street",
    "City": "Seattle",
    "StateOrProvince": "WA",
    "PostalCode": "98101",
    "Country": "USA",
    "PhoneNumber": "+1 206 555 0100",
}
MANIFEST = """\
manifestVersion: 2.0
deviceId: DISK-0001
bucket: example-bucket
eraseDevice: yes
notificationEmail: ops@example.com
returnAddress:
  name: Pat Example
  company: Example Corp.
  street1: 123 Main Street
  city: Seattle
  stateOrProvince: WA
  postalCode: 98101
  country: USA
  phoneNumber: +1 206 555 0100
"""


def order_snowball() -> None:
    """Order a device for an import, change the order, and follow it."""
    client = boto3.client("snowball", region_name="us-west-2")
    address = client.create_address(Address=ADDRESS)["AddressId"]
    job = client.create_job(
        JobType="IMPORT",
        Resources={"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]},
        AddressId=address,
        RoleARN="arn:aws:iam::123456789012:role/snowball-import-S3-role",
        SnowballType="EDGE",
        ShippingOption="SECOND_DAY",
        Description="Photographs",
    )["JobId"]
    client.update_job(JobId=job, Description="Photographs of 2014")
    for page in client.get_paginator("list_jobs").paginate(PaginationConfig={"PageSize": 10}):
        for entry in page["JobListEntries"]:
            print(f"Snowball {entry['JobState']}: {entry['Description']}, {entry['CreationDate']:%Y}")
    try:
        client.get_job_manifest(JobId=job)
    except client.exceptions.InvalidJobStateException as error:
        print(f"No manifest yet: {error.response['Error']['Code']}")
    client.cancel_job(JobId=job)
    print(f"Snowball {client.describe_job(JobId=job)['JobMetadata']['JobState']}")


def send_disk() -> None:
    """Try a manifest that is wrong, then create a job for a disk of one's own."""
    client = boto3.client("importexport", region_name="us-east-1")
    try:
        client.create_job(JobType="Import", Manifest="bucket: example-bucket\n", ValidateOnly=True)
    except client.exceptions.MissingManifestFieldException as error:
        print(f"Import/Export refuses: {error.response['Error']['Code']}")
    job = client.create_job(JobType="Import", Manifest=MANIFEST, ValidateOnly=False)
    print(job["SignatureFileContents"].splitlines()[0])
    status = client.get_status(JobId=job["JobId"])
    print(f"Disk {status['LocationCode']}, {status['ProgressCode']}: {status['LocationMessage']}")
    for entry in client.list_jobs()["Jobs"]:
        print(f"Disk {entry['JobType']}, canceled: {entry['IsCanceled']}")
    client.cancel_job(JobId=job["JobId"])


def main() -> int:
    """Do both."""
    order_snowball()
    send_disk()
    return 0


if __name__ == "__main__":
    sys.exit(main())

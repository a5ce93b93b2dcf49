"""Requests without a fault, into which the pages' fragments are put."""

from __future__ import annotations

import json
from typing import Any

_ADDRESS_ID = "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b"
_ROLE = "arn:aws:iam::123456789012:role/snowball-import-S3-role"
_KEY = "arn:aws:kms:us-east-1:123456789012:key/abcd1234-12ab-34cd-56ef-123456123456"
_JOB_ID = "JID123e4567-e89b-12d3-a456-426655440000"
_CLUSTER_ID = "CID123e4567-e89b-12d3-a456-426655440000"
_RESOURCES = {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {}}]}
_ADDRESS = {
    "Name": "Pat Example",
    "Company": "Example Corp.",
    "Street1": "123 Main Street",
    "City": "Seattle",
    "StateOrProvince": "WA",
    "PostalCode": "98101",
    "Country": "USA",
    "PhoneNumber": "+1 206 555 0100",
}

RIGHT: dict[str, dict[str, Any]] = {
    "CreateJob": {
        "JobType": "IMPORT",
        "Resources": _RESOURCES,
        "Description": "My Job",
        "AddressId": _ADDRESS_ID,
        "KmsKeyARN": _KEY,
        "RoleARN": _ROLE,
        "SnowballType": "STANDARD",
        "SnowballCapacityPreference": "T80",
        "ShippingOption": "SECOND_DAY",
    },
    "CreateCluster": {
        "JobType": "LOCAL_USE",
        "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]},
        "AddressId": _ADDRESS_ID,
        "KmsKeyARN": _KEY,
        "RoleARN": _ROLE,
        "SnowballType": "EDGE",
        "ShippingOption": "SECOND_DAY",
    },
    "CreateAddress": {"Address": _ADDRESS},
    "UpdateJob": {"JobId": _JOB_ID, "Description": "updated-job-name"},
    "UpdateCluster": {"ClusterId": _CLUSTER_ID, "Description": "updated-cluster-name"},
    "DescribeJob": {"JobId": _JOB_ID},
    "DescribeCluster": {"ClusterId": _CLUSTER_ID},
    "DescribeAddress": {"AddressId": _ADDRESS_ID},
    "ListClusterJobs": {"ClusterId": _CLUSTER_ID},
    "CancelJob": {"JobId": _JOB_ID},
    "CancelCluster": {"ClusterId": _CLUSTER_ID},
    "GetJobManifest": {"JobId": _JOB_ID},
    "GetJobUnlockCode": {"JobId": _JOB_ID},
    "GetSoftwareUpdates": {"JobId": _JOB_ID},
    "ListJobs": {},
    "ListClusters": {},
    "DescribeAddresses": {},
    "ListCompatibleImages": {},
    "GetSnowballUsage": {},
}


def merged(operation: str, fragment: str) -> str:
    """The text of a request of the operation that is right but for the members of a fragment; ``null`` deletes one."""
    request = RIGHT[operation] | json.loads(fragment)
    return json.dumps({name: value for name, value in request.items() if value is not None}, indent=2)

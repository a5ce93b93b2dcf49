"""Cases of sections 4, 7, 10 and 11 of the reference, and of the operations of Import/Export: whole requests."""

from __future__ import annotations

from typing import Any

from request_samples import (
    ADDRESS,
    AMI,
    BEGIN,
    BOTH,
    CLUSTER_ID,
    CREATE_CLUSTER,
    CREATE_JOB,
    JOB_ID,
    KEY,
    NEW,
    OLD,
    QUIET,
    ROLE,
    STATE,
    TOPIC,
    UPDATE_JOB,
    UUID,
    disk,
    job,
    of,
)

S3 = "/OnDeviceServiceConfiguration/S3OnDeviceService"


def _s3(**members: object) -> dict[str, Any]:
    return {"OnDeviceServiceConfiguration": {"S3OnDeviceService": members}}


def _without(request: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in request.items() if name not in names}


_CLUSTER_REQUIRED = {"JobType": BOTH, "AddressId": BOTH, "ShippingOption": BOTH, "Resources": OLD, "RoleARN": OLD}

_WIRELESS: tuple[dict[str, object], ...] = (
    {},
    {"SnowconeDeviceConfiguration": {}},
    {"SnowconeDeviceConfiguration": {"WirelessConnection": {}}},
    {"SnowconeDeviceConfiguration": {"WirelessConnection": {"IsWifiEnabled": True}}},
)

_OPERATIONS = (
    of("4.1", "CreateCluster", BOTH, CREATE_CLUSTER),
    *(
        of("4.1 required", "CreateCluster", editions, _without(CREATE_CLUSTER, name), ("SB002", f"/{name}"))
        for name, editions in _CLUSTER_REQUIRED.items()
    ),
    of("4.1 required", "CreateCluster", NEW, _without(CREATE_CLUSTER, "Resources", "RoleARN")),
    of("4.1 required", "CreateCluster", NEW, _without(CREATE_CLUSTER, "SnowballType"), ("SB002", "/SnowballType")),
    of("4.1 required", "CreateCluster", OLD, _without(CREATE_CLUSTER, "SnowballType")),
    of("4.1 empty Resources", "CreateCluster", BOTH, CREATE_CLUSTER | {"Resources": {}}),
    *(
        case
        for name, value in {
            "OnDeviceServiceConfiguration": {},
            "RemoteManagement": "INSTALLED_ONLY",
            "InitialClusterSize": 16,
            "ForceCreateJobs": True,
            "LongTermPricingIds": [f"LTPID{UUID}"],
            "SnowballCapacityPreference": "T100",
        }.items()
        for case in (
            of("4.1 later", "CreateCluster", NEW, CREATE_CLUSTER | {name: value}),
            of("4.1 later", "CreateCluster", OLD, CREATE_CLUSTER | {name: value}, ("SB003", f"/{name}")),
        )
    ),
    of("4.1", "CreateCluster", NEW, CREATE_CLUSTER | {"InitialClusterSize": 17}, ("SB009", "/InitialClusterSize")),
    *(
        of("4.1 not accepted", "CreateCluster", BOTH, CREATE_CLUSTER | {name: {}}, ("SB003", f"/{name}"))
        for name in ("ClusterId", "DeviceConfiguration", "LongTermPricingId", "PickupDetails", "ImpactLevel")
    ),
    job("4.2 nothing is required", BOTH, {}),
    *(
        case
        for name, value in {
            "OnDeviceServiceConfiguration": {},
            "RemoteManagement": "INSTALLED_ONLY",
            "ImpactLevel": "IL2",
            "PickupDetails": {},
        }.items()
        for case in (job("4.2", NEW, {name: value}), job("4.2", OLD, {name: value}, ("SB003", f"/{name}")))
    ),
    of("4.3", "DescribeCluster", BOTH, {}, ("SB002", "/ClusterId")),
    of("4.4", "DescribeJob", BOTH, {}, ("SB002", "/JobId")),
    of("4.7", "ListClusterJobs", BOTH, {"MaxResults": 0}, ("SB002", "/ClusterId")),
    of("4.7", "ListClusterJobs", BOTH, {"ClusterId": CLUSTER_ID, "MaxResults": 0}),
    of("4.7", "ListJobs", BOTH, {}),
    of("4.7", "ListJobs", BOTH, {"MaxResults": 100, "NextToken": "x"}),
    of("4.8", "UpdateJob", BOTH, {}, ("SB002", "/JobId")),
    *(
        of("4.8 cannot be changed", "UpdateJob", BOTH, {"JobId": JOB_ID, name: {}}, ("SB003", f"/{name}"))
        for name in (
            *("JobType", "KmsKeyARN", "ClusterId", "SnowballType", "TaxDocuments", "DeviceConfiguration"),
            *("RemoteManagement", "LongTermPricingId", "ImpactLevel"),
        )
    ),
    of("4.8", "UpdateJob", NEW, {"JobId": JOB_ID, "PickupDetails": {}, "OnDeviceServiceConfiguration": {}}),
    of("4.8", "UpdateJob", OLD, {"JobId": JOB_ID, "PickupDetails": {}}, ("SB003", "/PickupDetails")),
    of("4.8 UpdateCluster", "UpdateCluster", BOTH, {}, ("SB002", "/ClusterId")),
    of(
        "4.8 UpdateCluster",
        "UpdateCluster",
        BOTH,
        {"ClusterId": CLUSTER_ID, "SnowballType": "EDGE"},
        ("SB003", "/SnowballType"),
    ),
    of("4.8 UpdateCluster", "UpdateCluster", NEW, {"ClusterId": CLUSTER_ID, "OnDeviceServiceConfiguration": {}}),
    job("4.8 JobResource", BOTH, {"Resources": {"S3Resources": [], "LambdaResources": [], "Ec2AmiResources": []}}),
    job("4.8 S3Resource", BOTH, {"Resources": {"S3Resources": [{}]}}),
    job("4.8 LambdaResource", BOTH, {"Resources": {"LambdaResources": [{"LambdaArn": ROLE, "EventTriggers": [{}]}]}}),
    job("4.8 Ec2AmiResource", BOTH, {"Resources": {"Ec2AmiResources": [{}]}}, ("SB002", AMI)),
    job(
        "4.8 S3Resource",
        OLD,
        {"Resources": {"S3Resources": [{"TargetOnDeviceServices": []}]}},
        ("SB003", "/Resources/S3Resources/0/TargetOnDeviceServices"),
    ),
    job("4.9", BOTH, {"Notification": QUIET}),
    job("4.9", NEW, {"Notification": {"DevicePickupSnsTopicARN": TOPIC}}),
    job(
        "4.9",
        NEW,
        {"Notification": {"DevicePickupSnsTopicARN": "x"}},
        ("SN01", "/Notification/DevicePickupSnsTopicARN"),
    ),
    job(
        "4.9",
        OLD,
        {"Notification": {"DevicePickupSnsTopicARN": TOPIC}},
        ("SB003", "/Notification/DevicePickupSnsTopicARN"),
    ),
    job("4.10", BOTH, {"TaxDocuments": {}}),
    job("4.10", BOTH, {"TaxDocuments": {"IND": {}}}),
    job(
        "4.11", NEW, {"OnDeviceServiceConfiguration": {"NFSOnDeviceService": {"StorageLimit": 0, "StorageUnit": "TB"}}}
    ),
    job(
        "4.11",
        NEW,
        {"OnDeviceServiceConfiguration": {"TGWOnDeviceService": {"StorageLimit": -1, "StorageUnit": "GB"}}},
        ("SB008", "/OnDeviceServiceConfiguration/TGWOnDeviceService/StorageLimit"),
        ("SB004", "/OnDeviceServiceConfiguration/TGWOnDeviceService/StorageUnit"),
    ),
    job("4.11", NEW, {"OnDeviceServiceConfiguration": {"EKSOnDeviceService": {"KubernetesVersion": "1.27"}}}),
    job("4.11", NEW, _s3(StorageLimit=57.5, StorageUnit="TB", ServiceSize=3, FaultTolerance=1)),
    job("4.11", NEW, _s3(ServiceSize=16, FaultTolerance=4, StorageLimit=0)),
    job(
        "4.11",
        NEW,
        _s3(ServiceSize=2, FaultTolerance=0),
        ("SB008", f"{S3}/ServiceSize"),
        ("SB008", f"{S3}/FaultTolerance"),
    ),
    job(
        "4.11",
        NEW,
        _s3(ServiceSize=17, FaultTolerance=5),
        ("SB009", f"{S3}/ServiceSize"),
        ("SB009", f"{S3}/FaultTolerance"),
    ),
    job("4.11", NEW, _s3(StorageLimit=-0.5), ("SB008", f"{S3}/StorageLimit")),
    *(job("4.12", BOTH, {"DeviceConfiguration": configuration}) for configuration in _WIRELESS),
    job(
        "4.13",
        NEW,
        {
            "PickupDetails": {
                "Name": "Pat Example",
                "PhoneNumber": "425-555-0123",
                "Email": "pat@example.com",
                "IdentificationNumber": "1",
                "IdentificationExpirationDate": 0,
                "IdentificationIssuingOrg": "x",
                "DevicePickupId": f"DPID{UUID}",
            }
        },
    ),
    of("7.1", "CreateAddress", BOTH, {}, ("SB002", "/Address")),
    of("7.1", "DescribeAddress", BOTH, {}, ("SB002", "/AddressId")),
    of("7.1", "DescribeAddresses", BOTH, {"MaxResults": 5}),
    of("7.1", "CreateAddress", BOTH, {"Address": {"AddressId": "x"}}, ("SB007", "/Address/AddressId")),
    of("7.1", "CreateAddress", BOTH, {"Address": {"PrefectureOrDistrict": "x", "Landmark": "x", "IsRestricted": True}}),
)

_SAMPLES = (
    job("10", BOTH, CREATE_JOB),
    of("10", "CreateCluster", BOTH, CREATE_CLUSTER),
    of("10", "UpdateJob", BOTH, UPDATE_JOB),
    of("10", "CreateAddress", BOTH, {"Address": ADDRESS}),
    job("10", BOTH, {"ClusterId": CLUSTER_ID}),
)

_MISTAKES = (
    *(
        job("11", BOTH, {"SnowballType": value}, ("SB004", "/SnowballType"))
        for value in ("EDGE_STORAGE_OPTIMIZED", "EDGE_COMPUTE_OPTIMIZED", "SNOWMOBILE")
    ),
    job("11", BOTH, {"ShippingOption": "FASTEST"}, ("SB004", "/ShippingOption")),
    job("11", BOTH, {"SnowballCapacityPreference": "T210"}, ("SB004", "/SnowballCapacityPreference")),
    *(
        job("11", BOTH, {"AddressId": value}, ("SB007", "/AddressId"))
        for value in (f"ADID-{UUID}", "ADID1234567890abc", "addr-xxxx", "a-bc123456")
    ),
    of("11", "DescribeJob", BOTH, {"JobId": "JID-0123456789abcdef0"}, ("SB007", "/JobId")),
    of("11", "DescribeJob", BOTH, {"JobId": f"JID{UUID.upper()}"}, ("SB007", "/JobId")),
    job(
        "11",
        BOTH,
        {"Resources": {"S3Resources": [{"KeyRange": {"BeginMarker": "", "EndMarker": ""}}]}},
        ("KR08", BEGIN),
        ("KR08", "/Resources/S3Resources/0/KeyRange/EndMarker"),
    ),
    of("11", "CreateCluster", BOTH, CREATE_CLUSTER | {"ClusterSize": 5}, ("SB003", "/ClusterSize")),
    job("11", BOTH, {"DeviceType": "EDGE", "KmsArn": KEY}, ("SB003", "/DeviceType"), ("SB003", "/KmsArn")),
    job("11", BOTH, {"Notification": {"JobStateChangesOnly": True}}, ("SB003", "/Notification/JobStateChangesOnly")),
    job("11", BOTH, {"Resources": {"S3ResourceArns": []}}, ("SB003", "/Resources/S3ResourceArns")),
    job("11", BOTH, {"RoleARN": "arn:aws:iam::123456789:role/x"}, ("IA01", "/RoleARN")),
    job(
        "11",
        BOTH,
        {"Notification": {"JobStatesToNotify": ["AtAWS", "Canceled", "Failed"]}},
        ("SB004", STATE),
        ("SB004", "/Notification/JobStatesToNotify/1"),
        ("SB004", "/Notification/JobStatesToNotify/2"),
    ),
)

_BODIES = (
    *(job("a body that is no object", BOTH, body, ("SB001", "")) for body in (list[Any](), "x", 1, None, True)),
    job("a list that is none", BOTH, {"Resources": {"S3Resources": {}}}, ("SB001", "/Resources/S3Resources")),
    job("an object that is none", BOTH, {"Resources": []}, ("SB001", "/Resources")),
    job(
        "one finding for a wrong type",
        BOTH,
        {"JobType": 1, "AddressId": {}},
        ("SB001", "/JobType"),
        ("SB001", "/AddressId"),
    ),
)

_DISKS = (
    disk("9.2", "CreateJob", {"JobType": "Import", "Manifest": "x", "ValidateOnly": True}),
    disk("9.2 any case", "CreateJob", {"JobType": "IMPORT", "Manifest": "x", "ValidateOnly": True}),
    disk(
        "9.2 required",
        "CreateJob",
        {"ManifestAddendum": "", "APIVersion": "x"},
        ("SB002", "/JobType"),
        ("SB002", "/Manifest"),
        ("SB002", "/ValidateOnly"),
    ),
    disk(
        "9.2 values",
        "UpdateJob",
        {"JobId": 1, "JobType": "Sync", "Manifest": "x", "ValidateOnly": "true"},
        ("SB001", "/JobId"),
        ("SB004", "/JobType"),
        ("SB001", "/ValidateOnly"),
    ),
    disk("9.2", "GetStatus", {}, ("SB002", "/JobId")),
    disk("9.2", "CancelJob", {"JobId": "ABCDE"}),
    disk("9.2", "GetShippingLabel", {"jobIds": ["ABCDE"], "street1": "123 Main Street", "APIVersion": "2010-06-03"}),
    disk("9.2", "GetShippingLabel", {"JobIds": []}, ("SB002", "/jobIds"), ("SB003", "/JobIds")),
    disk("9.2", "GetShippingLabel", {"jobIds": [1]}, ("SB001", "/jobIds/0")),
    *(disk("9.2", "ListJobs", {"MaxJobs": number, "Marker": "ABCDE"}) for number in (0, 1000)),
    disk("9.2", "ListJobs", {"MaxJobs": 1001}, ("SB009", "/MaxJobs")),
    disk("9.2", "ListJobs", {"MaxJobs": -1}, ("SB008", "/MaxJobs")),
)

CASES = (*_OPERATIONS, *_SAMPLES, *_MISTAKES, *_BODIES, *_DISKS)

"""Cases of sections 2, 2.1 and 2.2 of the reference: the values of members."""

from __future__ import annotations

from typing import Any

from request_samples import (
    ADDRESS,
    ADDRESS_ID,
    AMI,
    BEGIN,
    BOTH,
    BUCKET,
    CLUSTER_ID,
    JOB_ID,
    KEY,
    NEW,
    OLD,
    ROLE,
    STATE,
    TOPIC,
    UUID,
    job,
    of,
)
from trees import Raw

_PICKUP_PHONE = "/PickupDetails/PhoneNumber"
_PICKUP_EMAIL = "/PickupDetails/Email"
_GSTIN = "/TaxDocuments/IND/GSTIN"


def _gstin(text: str) -> dict[str, Any]:
    return {"TaxDocuments": {"IND": {"GSTIN": text}}}


def _ami(text: str) -> dict[str, Any]:
    return {"Resources": {"Ec2AmiResources": [{"AmiId": text}]}}


def _bucket(text: str) -> dict[str, Any]:
    return {"Resources": {"S3Resources": [{"BucketArn": text}]}}


def _marker(text: object) -> dict[str, Any]:
    return {"Resources": {"S3Resources": [{"KeyRange": {"BeginMarker": text}}]}}


def _phone(text: str) -> dict[str, Any]:
    return {"PickupDetails": {"PhoneNumber": text}}


def _email(text: str) -> dict[str, Any]:
    return {"PickupDetails": {"Email": text}}


_SCALARS = (
    of("2 JobId", "DescribeJob", BOTH, {"JobId": JOB_ID}),
    of("2 JobId", "DescribeJob", BOTH, {"JobId": f"MID{UUID}"}),
    of("2 JobId", "DescribeJob", BOTH, {"JobId": f"KID{UUID}"}, ("SB007", "/JobId")),
    of("2 JobId", "DescribeJob", BOTH, {"JobId": JOB_ID[:-1]}, ("SB007", "/JobId")),
    of("2 ClusterId", "DescribeCluster", BOTH, {"ClusterId": CLUSTER_ID}),
    of("2 ClusterId", "DescribeCluster", BOTH, {"ClusterId": JOB_ID}, ("SB007", "/ClusterId")),
    of("2 AddressId", "DescribeAddress", BOTH, {"AddressId": ADDRESS_ID}),
    of("2 AddressId", "DescribeAddress", BOTH, {"AddressId": f"{ADDRESS_ID}0"}, ("SB007", "/AddressId")),
    of("2 uuid in capitals", "DescribeAddress", BOTH, {"AddressId": ADDRESS_ID.upper()}, ("SB007", "/AddressId")),
    of(
        "2 uuid of any version", "DescribeAddress", BOTH, {"AddressId": "ADID" + "f" * 8 + "-ffff" * 3 + "-" + "f" * 12}
    ),
    job("2 AmiId", BOTH, _ami("ami-12345678")),
    job("2 AmiId", BOTH, _ami("ami-12345678901234567")),
    job("2 AmiId", BOTH, _ami("ami-123456789"), ("RS11", AMI)),
    job("2 AmiId", BOTH, _ami("ami-1234567"), ("RS11", AMI)),
    job("2 AmiId", BOTH, _ami("ami-123456789012345678"), ("RS11", AMI)),
    job("2 AmiId", BOTH, _ami("ami-1234567G"), ("RS11", AMI)),
    job("2 KmsKeyARN", BOTH, {"KmsKeyARN": KEY}),
    job("2 KmsKeyARN", BOTH, {"KmsKeyARN": "arn:aws-cn:kms:cn-north-1:123456789012:key/"}),
    job("2 KmsKeyARN", BOTH, {"KmsKeyARN": "arn:aws:kms:us-east-1:123456789012:alias/x"}, ("KM01", "/KmsKeyARN")),
    job("2 KmsKeyARN 255", BOTH, {"KmsKeyARN": KEY + "0" * (255 - len(KEY))}),
    job("2 KmsKeyARN 255", BOTH, {"KmsKeyARN": KEY + "0" * (256 - len(KEY))}, ("SB006", "/KmsKeyARN")),
    job("2 RoleARN", BOTH, {"RoleARN": ROLE}),
    job("2 RoleARN with a path", BOTH, {"RoleARN": "arn:aws:iam::123456789012:role/service-role/x"}),
    job("2 RoleARN", BOTH, {"RoleARN": "arn:aws:iam:us-east-1:123456789012:role/x"}, ("IA01", "/RoleARN")),
    job("2 RoleARN", BOTH, {"RoleARN": "arn:aws:iam::123456789012:user/x"}, ("IA01", "/RoleARN")),
    job("2 RoleARN 255", BOTH, {"RoleARN": ROLE + "0" * (256 - len(ROLE))}, ("SB006", "/RoleARN")),
    job("2 SnsTopicARN", BOTH, {"Notification": {"SnsTopicARN": TOPIC}}),
    job(
        "2 SnsTopicARN",
        BOTH,
        {"Notification": {"SnsTopicARN": TOPIC + "0" * 300}},
        ("SB006", "/Notification/SnsTopicARN"),
    ),
    job("2 SnsTopicARN", BOTH, {"Notification": {"SnsTopicARN": ROLE}}, ("SN01", "/Notification/SnsTopicARN")),
    job("2 ResourceARN", OLD, _bucket("my-bucket")),
    job("2 ResourceARN", NEW, _bucket("my-bucket"), ("SB007", "/Resources/S3Resources/0/BucketArn")),
    job("2 ResourceARN", BOTH, _bucket("arn:aws-cn:s3:::my-bucket")),
    job("2 ResourceARN 255", BOTH, _bucket("arn:aws:" + "b" * 247)),
    job("2 ResourceARN 255", BOTH, _bucket("arn:aws:" + "b" * 248), ("SB006", "/Resources/S3Resources/0/BucketArn")),
    job("2 ResourceARN empty", OLD, _bucket("")),
    job("2 GSTIN", BOTH, _gstin("27AAPFU0939F1ZV")),
    job("2 GSTIN", BOTH, _gstin("07ABCCE1234F1DH"), ("TX03", _GSTIN)),
    job("2 GSTIN", BOTH, _gstin("27aapfu0939f1zv"), ("TX03", _GSTIN)),
    job("2 GSTIN", BOTH, _gstin("27AAPFU0939F1ZVX"), ("TX03", _GSTIN)),
    job("2 String", BOTH, {"Description": "x"}),
    job("2 String", BOTH, {"Description": ""}, ("SB005", "/Description")),
    job("2 String 1024", BOTH, {"Description": "x" * 1024}),
    job("2 String 1024", OLD, {"Description": "x" * 5000}),
    job("2 String 1024", NEW, {"Description": "x" * 1025}, ("SB006", "/Description")),
    job("2 String in code points", BOTH, {"Description": "\U0001f4e6" * 1024}),
    *(of("2 ListLimit", "ListJobs", BOTH, {"MaxResults": number}) for number in (0, 1, 100)),
    of("2 ListLimit", "ListJobs", BOTH, {"MaxResults": -1}, ("SB008", "/MaxResults")),
    of("2 ListLimit", "ListJobs", BOTH, {"MaxResults": 101}, ("SB009", "/MaxResults")),
    of("2 ListLimit", "ListJobs", BOTH, {"MaxResults": 2**64}, ("SB009", "/MaxResults")),
    of("2 ListLimit", "ListJobs", BOTH, {"MaxResults": Raw("9" * 9000)}, ("SB009", "/MaxResults")),
    of("2 ListLimit", "ListJobs", BOTH, {"MaxResults": Raw("-" + "9" * 9000)}, ("SB008", "/MaxResults")),
    of("2 ListLimit", "ListJobs", BOTH, {"MaxResults": "5"}, ("SB001", "/MaxResults")),
    job("2 Boolean", BOTH, {"Notification": {"NotifyAll": True}}),
    job("2 Boolean", BOTH, {"Notification": {"NotifyAll": 1}}, ("SB001", "/Notification/NotifyAll")),
    job("2 Boolean", BOTH, {"Notification": {"NotifyAll": "true"}}, ("SB001", "/Notification/NotifyAll")),
    job("2 Timestamp", NEW, {"PickupDetails": {"IdentificationExpirationDate": 1480475517.5}}),
    job("2 Timestamp", NEW, {"PickupDetails": {"IdentificationExpirationDate": "2030-01-01"}}),
    job(
        "2 Timestamp",
        NEW,
        {"PickupDetails": {"IdentificationExpirationDate": True}},
        ("SB001", "/PickupDetails/IdentificationExpirationDate"),
    ),
    job("2 LongTermPricingId", NEW, {"LongTermPricingId": f"LTPID{UUID}"}),
    job("2 LongTermPricingId", NEW, {"LongTermPricingId": f"LTP{UUID}"}, ("SB007", "/LongTermPricingId")),
    job("2 LongTermPricingId", OLD, {"LongTermPricingId": f"LTPID{UUID}"}, ("SB003", "/LongTermPricingId")),
    job("2 DevicePickupId", NEW, {"PickupDetails": {"DevicePickupId": f"DPID{UUID}"}}),
    job(
        "2 DevicePickupId",
        NEW,
        {"PickupDetails": {"DevicePickupId": f"PID{UUID}"}},
        ("SB007", "/PickupDetails/DevicePickupId"),
    ),
    *(job("2 PhoneNumber", NEW, _phone(text)) for text in ("4255550123", "+1 (425) 555-0123", "425.555.0123 x12")),
    job("2 PhoneNumber", NEW, _phone("+91 98765 43210"), ("SB007", _PICKUP_PHONE)),
    job("2 PhoneNumber", NEW, _phone("555"), ("SB007", _PICKUP_PHONE)),
    job("2 PhoneNumber", NEW, _phone("4255550123" + " " * 21), ("SB006", _PICKUP_PHONE)),
    job("2 Email", NEW, _email("pat@example.com")),
    job("2 Email", NEW, _email("@."), ("SB007", _PICKUP_EMAIL)),
    job("2 Email", NEW, _email("pat@example"), ("SB007", _PICKUP_EMAIL)),
    job("2 Email 100", NEW, _email("p" * 88 + "@example.com")),
    job("2 Email 100", NEW, _email("p" * 89 + "@example.com"), ("SB007", _PICKUP_EMAIL)),
    job("2 Email 320", NEW, _email("p" * 309 + "@example.com"), ("SB006", _PICKUP_EMAIL), ("SB007", _PICKUP_EMAIL)),
)

# Every value of the seed's enumerations, and those that came later.
_CHOICES: dict[str, tuple[str, str]] = {
    "JobType": ("IMPORT EXPORT LOCAL_USE", ""),
    "SnowballType": ("STANDARD EDGE EDGE_C EDGE_CG EDGE_S SNC1_HDD", "SNC1_SSD V3_5C V3_5S RACK_5U_C"),
    "SnowballCapacityPreference": ("T50 T80 T100 T42 T98 T8 NoPreference", "T14 T32 T240 T13"),
    "ShippingOption": ("SECOND_DAY NEXT_DAY EXPRESS STANDARD", ""),
}
_STATES = [
    "New",
    "PreparingAppliance",
    "PreparingShipment",
    "InTransitToCustomer",
    "WithCustomer",
    "InTransitToAWS",
    "WithAWSSortingFacility",
    "WithAWS",
    "InProgress",
    "Complete",
    "Cancelled",
    "Listing",
    "Pending",
]

_ENUMS = (
    *(job(f"2.1 {name}", BOTH, {name: value}) for name, (values, _) in _CHOICES.items() for value in values.split()),
    *(
        case
        for name, (_, values) in _CHOICES.items()
        for value in values.split()
        for case in (
            job(f"2.1 {name}", NEW, {name: value}),
            job(f"2.1 {name}", OLD, {name: value}, ("SB004", f"/{name}")),
        )
    ),
    job("2.1 JobState", BOTH, {"Notification": {"JobStatesToNotify": _STATES}}),
    *(
        job("2.1 RemoteManagement", NEW, {"RemoteManagement": value})
        for value in ("INSTALLED_ONLY", "INSTALLED_AUTOSTART", "NOT_INSTALLED")
    ),
    job("2.1 RemoteManagement", NEW, {"RemoteManagement": "installed_only"}, ("SB004", "/RemoteManagement")),
    *(job("2.1 ImpactLevel", NEW, {"ImpactLevel": value}) for value in ("IL2", "IL4", "IL5", "IL6", "IL99")),
    job("2.1 ImpactLevel", NEW, {"ImpactLevel": "IL3"}, ("SB004", "/ImpactLevel")),
    job(
        "2.1 TransferOption and DeviceServiceName",
        NEW,
        {
            "Resources": {
                "S3Resources": [
                    {
                        "TargetOnDeviceServices": [
                            {"ServiceName": "NFS_ON_DEVICE_SERVICE", "TransferOption": "IMPORT"},
                            {"ServiceName": "S3_ON_DEVICE_SERVICE", "TransferOption": "LOCAL_USE"},
                            {"ServiceName": "NFS", "TransferOption": "SYNC"},
                        ]
                    }
                ]
            }
        },
        ("SB004", "/Resources/S3Resources/0/TargetOnDeviceServices/2/ServiceName"),
        ("SB004", "/Resources/S3Resources/0/TargetOnDeviceServices/2/TransferOption"),
    ),
    of("2.1 AddressType", "CreateAddress", NEW, {"Address": {"Type": "CUST_PICKUP"}}),
    of("2.1 AddressType", "CreateAddress", NEW, {"Address": {"Type": "HOME"}}, ("SB004", "/Address/Type")),
    of("2.1 AddressType", "CreateAddress", OLD, {"Address": {"Type": "AWS_SHIP"}}, ("SB003", "/Address/Type")),
    *(
        of(
            "2.1 LongTermPricingType",
            "CreateLongTermPricing",
            NEW,
            {"LongTermPricingType": value, "SnowballType": "V3_5S"},
        )
        for value in ("OneYear", "ThreeYear", "OneMonth")
    ),
    *(
        of("2.1 ServiceName", "ListServiceVersions", NEW, {"ServiceName": value})
        for value in ("KUBERNETES", "EKS_ANYWHERE")
    ),
    *(
        of("2.1 ShipmentState", "UpdateJobShipmentState", NEW, {"JobId": JOB_ID, "ShipmentState": value})
        for value in ("RECEIVED", "RETURNED")
    ),
    *(
        job("2.1 case", BOTH, {name: value}, ("SB004", f"/{name}"))
        for name, value in (("JobType", "import"), ("SnowballType", "edge"), ("ShippingOption", "Standard"))
    ),
)

_TRAPS = (
    job("2.2 (1)", BOTH, {"KmsKeyARN": "junk arn:aws:kms::123456789012:key/"}, ("KM01", "/KmsKeyARN")),
    job("2.2 (2)", BOTH, _ami("ami-12345678zzzz"), ("RS11", AMI)),
    job("2.2 (3)", BOTH, _ami("ami-12345678\n"), ("RS11", AMI)),
    job("2.2 (3)", BOTH, {"RoleARN": f"{ROLE}\n"}, ("IA01", "/RoleARN")),
    job("2.2 (4)", BOTH, _gstin("\u0662\u0667AAPFU0939F1ZV"), ("TX03", _GSTIN)),
    job("2.2 (5)", BOTH, _gstin("GSTIN 27AAPFU0939F1ZV, Pune"), ("TX03", _GSTIN)),
    job("2.2 (6)", OLD, {"Description": "two\nlines"}),
    job("2.2 (6)", NEW, {"Description": "two\nlines"}, ("SB007", "/Description")),
    job("2.2 (7)", BOTH, _marker(""), ("KR08", BEGIN)),
    of("2.2 (7)", "ListJobs", BOTH, {"NextToken": ""}, ("SB005", "/NextToken")),
    of("2.2 (7)", "CreateAddress", BOTH, {"Address": ADDRESS | {"Street2": ""}}, ("AD08", "/Address/Street2")),
    of("2.2 (7)", "CreateAddress", NEW, {"Address": {"City": "x" * 1025}}, ("AD09", "/Address/City")),
    of("2.2 (7)", "CreateAddress", OLD, {"Address": {"City": "x" * 1025}}),
    job("2.2 (8)", BOTH, {"JobType": "IMPORT", "Resources": BUCKET}),
    job("2.2 (8)", BOTH, {"JobType": "LOCAL_USE", "Resources": BUCKET}),
    of("2.2 (9)", "ListJobs", BOTH, {"MaxResults": True}, ("SB001", "/MaxResults")),
    of("2.2 (9)", "ListJobs", BOTH, {"MaxResults": 5.0}, ("SB011", "/MaxResults")),
    of("2.2 (9)", "ListJobs", BOTH, {"MaxResults": Raw("5e0")}, ("SB011", "/MaxResults")),
    of("2.2 (9)", "ListJobs", BOTH, {"MaxResults": 5.5}, ("SB001", "/MaxResults")),
    of("2.2 (9)", "ListJobs", BOTH, {"MaxResults": Raw("1e999")}, ("SB001", "/MaxResults")),
    job("2.2 (10)", BOTH, {"Description": None}, ("SB010", "/Description")),
    job("2.2 (10)", BOTH, {"Notification": {"NotifyAll": None}}, ("SB010", "/Notification/NotifyAll")),
    of("2.2 (10)", "DescribeJob", BOTH, {"JobId": None}, ("SB002", "/JobId")),
    job("2.2 (10)", BOTH, {"Notification": {"JobStatesToNotify": [None]}}, ("SB001", STATE)),
    job("2.2 (10)", BOTH, {"Tags": None}, ("SB003", "/Tags")),
    job("2.2 (11)", BOTH, {"Tags": []}, ("SB003", "/Tags")),
    job("2.2 (11)", BOTH, {"Notification": {"Topic": TOPIC}}, ("SB003", "/Notification/Topic")),
    job(
        "2.2 (13)",
        BOTH,
        {"AddressId": "ADIEXAMPLE60-1234-1234-5678-41fEXAMPLE57"},
        ("SB007", "/AddressId"),
    ),
    of("2.2 (13)", "DescribeJob", BOTH, {"JobId": "JID970A5018-F8KE-4D06-9F7B-335C1C7221E4"}, ("SB007", "/JobId")),
    of("2.2 (13)", "DescribeJob", BOTH, {"JobId": "ABCd1e324fe-022f-488e-a98b-3b0566063db1"}, ("SB007", "/JobId")),
)

CASES = (*_SCALARS, *_ENUMS, *_TRAPS)

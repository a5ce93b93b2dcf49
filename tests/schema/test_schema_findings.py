"""What a person reads about a request: where, in which words, with which mend, and what the service would say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from request_samples import ADDRESS_ID, CLUSTER_ID, CREATE_CLUSTER, JOB_ID, NEW, OLD, UUID
from trees import Pairs, Raw, tree

from manifestkit.findings.make import make
from manifestkit.findings.rule import Rule
from manifestkit.schema import check
from manifestkit.text.edits import apply_edits
from manifestkit.text.nodes import Entry, Mapping, Scalar
from manifestkit.text.places import whole
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.findings.observation import Observation

_RULE = Rule("SB999", "any", "error", None, "model", "Any.")


def _seen(request: object, operation: str = "CreateJob", edition: str = OLD[0]) -> tuple[Observation, str]:
    """The only finding of a request, and the text that it is in."""
    root, text = tree(request)
    [(_, seen)] = list(check(whole(root), "snowball", operation, edition))
    return seen, text


def _mended(request: object, operation: str = "CreateJob", edition: str = OLD[0]) -> tuple[str, Any]:
    """How safe the mend of the only finding is, and what the request is afterwards."""
    seen, text = _seen(request, operation, edition)
    assert seen.mend is not None
    return seen.mend.safety, json.loads(apply_edits(text, [seen.mend.edits]))


def _words(seen: Observation) -> str:
    return seen.message.format(*seen.values)


def test_an_id_is_measured() -> None:
    """The message says what the id should be and how long it is, the help what is in its way."""
    seen, text = _seen({"AddressId": f"ADID-{UUID}"})
    expected = f"`AddressId` must be ADID and a lower-case UUID: 40 characters, ADID-{UUID} has 41."
    assert _words(seen) == expected
    assert seen.help == "Remove the hyphen before the UUID."
    assert text[seen.span.start : seen.span.end] == f'"ADID-{UUID}"'


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"JobType": 5}, "`JobType` must be text, not a number."),
        ({"JobType": True}, "`JobType` must be text, not true."),
        ({"JobType": {}}, "`JobType` must be text, not an object."),
        ({"JobType": []}, "`JobType` must be text, not a list."),
        ({"Resources": "x"}, "`Resources` must be an object, not text."),
        (
            {"Notification": {"JobStatesToNotify": ["New", 3]}},
            "Item 2 of `JobStatesToNotify` must be text, not a number.",
        ),
        ({"Notification": {"JobStatesToNotify": ["new York"]}}, "Item 1 of `JobStatesToNotify` cannot be new York."),
        ([], "A request must be an object, not a list."),
        ({"Tags": 1}, "Tags is no member of a request of CreateJob."),
        ({"Notification": {"Tags": 1}}, "Tags is no member of `Notification`."),
        ({"Resources": {"S3Resources": [{"Tags": 1}]}}, "Tags is no member of an item of `S3Resources`."),
        ({"JobType": "SYNC"}, "`JobType` cannot be SYNC."),
        ({"Description": ""}, "`Description` is empty."),
        ({"RoleARN": "arn:aws:iam::123456789012:role/" + "x" * 225}, None),
        ({"Resources": {"Ec2AmiResources": [{}]}}, "`AmiId` is missing."),
        (
            {"Description": None},
            "`Description` is null: the SDKs refuse that, and the service takes it for absent.",
        ),
    ],
)
def test_a_message_names_the_place_and_what_belongs_there(request_: object, words: str | None) -> None:
    """A person understands it without the schema."""
    seen, _ = _seen(request_)
    if words is None:
        assert seen.message == "`RoleARN` must have at most 255 characters; {} has 256."
    else:
        assert _words(seen) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (-1, "`MaxResults` must be at least 0, not -1."),
        (101, "`MaxResults` must be at most 100, not 101."),
        (5.5, "`MaxResults` must be a whole number, not a number with a fraction."),
        (5.0, "`MaxResults` is a whole number and must be written like one, not 5.0."),
    ],
)
def test_a_number_is_held_against_its_bounds(number: float, words: str) -> None:
    """The message says the bound and the number."""
    assert _words(_seen({"MaxResults": number}, "ListJobs")[0]) == words


@pytest.mark.parametrize(
    ("value", "help_line"),
    [
        ("EDGE_STORAGE_OPTIMIZED", "Did you mean `EDGE` or `EDGE_S`?"),
        ("EDGE_COMPUTE_OPTIMIZED", "Did you mean `EDGE_C` or `EDGE_CG`?"),
        ("edge-compute-optimized", "Did you mean `EDGE_C` or `EDGE_CG`?"),
        ("SNOWMOBILE", "The service has never had it."),
        ("V3_5C", "The edition 2026-04-21 has it; this is 2020-06-17."),
        ("edge", "Write `EDGE`."),
        ("SNC1_HD", "Did you mean `SNC1_HDD`?"),
        ("BALLOON", "Choose `STANDARD`, `EDGE`, `EDGE_C`, `EDGE_CG`, `EDGE_S` or `SNC1_HDD`."),
    ],
)
def test_a_wrong_choice_leads_to_the_right_one(value: str, help_line: str) -> None:
    """Source: Snowball reference, 2.1 and 11."""
    assert _seen({"SnowballType": value})[0].help == help_line


@pytest.mark.parametrize(
    ("request_", "help_line"),
    [
        ({"ShippingOption": "FASTEST"}, "Did you mean `NEXT_DAY` or `EXPRESS`?"),
        ({"SnowballCapacityPreference": "T210"}, "Did you mean `T240`? It is in the edition 2026-04-21 only."),
        ({"Notification": {"JobStatesToNotify": ["AtAWS"]}}, "Did you mean `WithAWS`?"),
        ({"Notification": {"JobStatesToNotify": ["Canceled"]}}, "Did you mean `Cancelled`?"),
        ({"Notification": {"JobStatesToNotify": ["Failed"]}}, "The service has never had it."),
        ({"DeviceType": "EDGE"}, "Did you mean `SnowballType`?"),
        ({"device-type": "EDGE"}, "Did you mean `SnowballType`?"),
        ({"KmsArn": "x"}, "Did you mean `KmsKeyARN`?"),
        ({"Notification": {"JobStateChangesOnly": True}}, "Did you mean `NotifyAll` or `JobStatesToNotify`?"),
        ({"Resources": {"S3ResourceArns": []}}, "Did you mean `S3Resources`?"),
        ({"ImpactLevel": "IL2"}, "The edition 2026-04-21 has it; this is 2020-06-17."),
        ({"jobType": "IMPORT"}, "Write `JobType`."),
        ({"Adress_Id": "x"}, "Did you mean `AddressId`?"),
        ({"KeyRange": {}}, "It belongs to an item of `S3Resources`."),
        ({"SnsTopicARN": "x"}, "It belongs to `Notification`."),
        ({"S3ResourceArns": []}, "Did you mean `S3Resources`, which belongs to `Resources`?"),
        (
            {"JobStateChangesOnly": True},
            "Did you mean `NotifyAll` or `JobStatesToNotify`, which belong to `Notification`?",
        ),
        # Snowball reference, 5.9: what the console calls the states.
        ({"Notification": {"JobStatesToNotify": ["Job created"]}}, "Did you mean `New`?"),
        ({"Notification": {"JobStatesToNotify": ["Preparing device"]}}, "Did you mean `PreparingAppliance`?"),
        ({"Notification": {"JobStatesToNotify": ["Exporting"]}}, "Did you mean `InProgress`?"),
        ({"Notification": {"JobStatesToNotify": ["In transit to you"]}}, "Did you mean `InTransitToCustomer`?"),
        ({"Notification": {"JobStatesToNotify": ["Delivered to you"]}}, "Did you mean `WithCustomer`?"),
        ({"Notification": {"JobStatesToNotify": ["At sorting facility"]}}, "Did you mean `WithAWSSortingFacility`?"),
        ({"Notification": {"JobStatesToNotify": ["Completed"]}}, "Did you mean `Complete`?"),
        ({"SnowballCapacityPreference": "80TB"}, "Did you mean `T80`?"),
        ({"ShippingOption": "TWO_DAY"}, "Did you mean `SECOND_DAY`?"),
        ({"SnowballType": "SNOWCONE"}, "Did you mean `SNC1_HDD`?"),
        ({"Role": "x"}, "Did you mean `RoleARN`?"),
        ({"Resources": {"RoleARN": "x"}}, "It belongs to a request of CreateJob."),
        ({"Tags": []}, "Remove it."),
    ],
)
def test_what_was_meant_is_said_where_it_is_known(request_: object, help_line: str) -> None:
    """Source: Snowball reference, 11."""
    assert _seen(request_)[0].help == help_line


@pytest.mark.parametrize(
    ("request_", "mend"),
    [
        ({"SnowballType": ""}, ("safe", {})),
        ({"KmsKeyARN": ""}, ("safe", {})),
        ({"TaxDocuments": {"IND": {"GSTIN": ""}}}, ("safe", {"TaxDocuments": {"IND": {}}})),
        # What a job hardly does without is not dropped.
        ({"RoleARN": ""}, None),
        ({"JobType": ""}, None),
        # Nor what the object needs, nor an item.
        ({"Resources": {"Ec2AmiResources": [{"AmiId": ""}]}}, None),
        ({"Notification": {"JobStatesToNotify": [""]}}, None),
    ],
)
def test_an_empty_text_is_dropped_where_it_says_nothing(request_: object, mend: object) -> None:
    """As the skeletons of the AWS CLI have it for every member. Source: Snowball reference, 2.2 (trap 7) and 4."""
    seen, _ = _seen(request_)
    assert (None if seen.mend is None else _mended(request_)) == mend


@pytest.mark.parametrize(
    ("operation", "request_", "pointer", "help_line"),
    [
        ("CreateCluster", {}, "/ShippingOption", "Choose `SECOND_DAY`, `NEXT_DAY`, `EXPRESS` or `STANDARD`."),
        # Snowball reference, 5.1: clusters are for LOCAL_USE and of EDGE.
        ("CreateCluster", {}, "/JobType", "Write `LOCAL_USE`."),
        ("CreateCluster", {"JobType": "BALLOON"}, "/JobType", "Write `LOCAL_USE`."),
        ("CreateCluster", {"SnowballType": "BALLOON"}, "/SnowballType", "Write `EDGE`."),
        ("CreateJob", {"JobType": "BALLOON"}, "/JobType", "Choose `IMPORT`, `EXPORT` or `LOCAL_USE`."),
    ],
)
def test_the_choices_are_those_that_the_operation_takes(
    operation: str, request_: object, pointer: str, help_line: str
) -> None:
    """Where a member is missing and where its value is none of them. Source: Snowball reference, 2.1."""
    found = check(whole(tree(request_)[0]), "snowball", operation, OLD[0])
    assert {seen.pointer: seen.help for _, seen in found}[pointer] == help_line


@pytest.mark.parametrize(
    ("operation", "member", "help_line"),
    [
        # Snowball reference, 11: what people order several devices with; 4.1: where the member is.
        (
            "CreateJob",
            "ClusterSize",
            "`InitialClusterSize` belongs to a request of CreateCluster in the edition 2026-04-21.",
        ),
        (
            "CreateJob",
            "cluster-size",
            "`InitialClusterSize` belongs to a request of CreateCluster in the edition 2026-04-21.",
        ),
        ("CreateJob", "JobId", "`JobId` belongs to a request of UpdateJob."),
        ("CreateCluster", "DeviceConfiguration", "`DeviceConfiguration` belongs to a request of CreateJob."),
        # Snowball reference, 4.8: what an update cannot change, in whatever letters.
        ("UpdateJob", "JobType", "UpdateJob cannot change it; it is stated once, in CreateJob."),
        ("UpdateJob", "jobType", "UpdateJob cannot change it; it is stated once, in CreateJob."),
        ("UpdateJob", "KmsArn", "UpdateJob cannot change it; it is stated once, in CreateJob."),
        ("UpdateJob", "RemoteManagement", "UpdateJob cannot change it; it is stated once, in CreateJob."),
        ("UpdateCluster", "SnowballType", "UpdateCluster cannot change it; it is stated once, in CreateCluster."),
        ("UpdateCluster", "DeviceConfiguration", "`DeviceConfiguration` belongs to a request of CreateJob."),
        ("DescribeJob", "JobType", "Remove it."),
    ],
)
def test_what_another_operation_has_is_said(operation: str, member: str, help_line: str) -> None:
    """And there is no mend: a name that looks alike is another thing."""
    required: dict[str, dict[str, Any]] = {
        "CreateCluster": CREATE_CLUSTER,
        "CreateJob": {},
        "UpdateCluster": {"ClusterId": CLUSTER_ID},
    }
    request = required.get(operation, {"JobId": JOB_ID})
    seen, _ = _seen(request | {member: "x"}, operation)
    assert seen.help == help_line
    assert seen.mend is None


@pytest.mark.parametrize(
    ("request_", "operation", "meant"),
    [
        ({"kmsKeyId": "x"}, "CreateJob", "KmsKeyARN"),
        ({"SnowballCapacity": "T80"}, "CreateJob", "SnowballCapacityPreference"),
        ({"JobId": JOB_ID, "Shipping": "EXPRESS"}, "UpdateJob", "ShippingOption"),
        ({"Address": {"State": "WA"}}, "CreateAddress", "StateOrProvince"),
        ({"Address": {"ZipCode": "98101"}}, "CreateAddress", "PostalCode"),
        ({"Address": {"Phone": "+1 206 555 0100"}}, "CreateAddress", "PhoneNumber"),
        ({"Address": {"Street": "123 Main Street"}}, "CreateAddress", "Street1"),
    ],
)
def test_short_names_lead_to_the_real_ones(request_: dict[str, Any], operation: str, meant: str) -> None:
    """Renaming is a guess, and offered as one. Source: Snowball reference, 4 and 7.1."""
    assert _seen(request_, operation)[0].help == f"Did you mean `{meant}`?"
    safety, mended = _mended(request_, operation)
    assert safety == "unsafe"
    inner = mended.get("Address", mended)
    assert meant in inner


def test_a_cluster_size_is_of_a_later_edition() -> None:
    """Source: Snowball reference, 4.1 and 11."""
    request = CREATE_CLUSTER | {"ClusterSize": 5}
    assert _seen(request, "CreateCluster", NEW[0])[0].help == "Did you mean `InitialClusterSize`?"
    later = "Did you mean `InitialClusterSize`? It is in the edition 2026-04-21 only."
    assert _seen(request, "CreateCluster", OLD[0])[0].help == later


@pytest.mark.parametrize(
    ("request_", "help_line"),
    [
        ({"AddressId": UUID}, "Put ADID in front."),
        ({"AddressId": ADDRESS_ID.lower()}, "Write its beginning in capital letters and the UUID in small ones."),
        ({"AddressId": f" {ADDRESS_ID}"}, "Remove the blanks around it."),
        ({"AddressId": CLUSTER_ID}, "This is the id of a cluster, as in `ClusterId`."),
        ({"AddressId": JOB_ID}, "This is the id of a job, as in `JobId`."),
        ({"AddressId": "addr-xxxx"}, None),
        (
            {"KmsKeyARN": "arn:aws:iam::123456789012:role/x"},
            "This is the ARN of an IAM role, as in `RoleARN`.",
        ),
        ({"RoleARN": "arn:aws:iam::123456789:role/x"}, "The account has 9 digits, and an account has 12."),
    ],
)
def test_what_exactly_differs_is_said_where_it_is_known(request_: object, help_line: str | None) -> None:
    """Source: Snowball reference, 11."""
    assert _seen(request_)[0].help == help_line


@pytest.mark.parametrize(
    ("request_", "safety", "mended"),
    [
        ({"JobType": "import"}, "safe", {"JobType": "IMPORT"}),
        ({"SnowballType": "edge-cg"}, "safe", {"SnowballType": "EDGE_CG"}),
        ({"SnowballType": "SNC1_HD"}, "unsafe", {"SnowballType": "SNC1_HDD"}),
        (
            {"Notification": {"JobStatesToNotify": ["Canceled"]}},
            "unsafe",
            {"Notification": {"JobStatesToNotify": ["Cancelled"]}},
        ),
        ({"jobType": "IMPORT"}, "safe", {"JobType": "IMPORT"}),
        ({"DeviceType": "EDGE"}, "unsafe", {"SnowballType": "EDGE"}),
        ({"AddressId": ADDRESS_ID.upper()}, "safe", {"AddressId": ADDRESS_ID}),
        ({"AddressId": f"{ADDRESS_ID}  "}, "safe", {"AddressId": ADDRESS_ID}),
        ({"AddressId": f"ADID-{UUID}"}, "unsafe", {"AddressId": ADDRESS_ID}),
        ({"AddressId": UUID}, "unsafe", {"AddressId": ADDRESS_ID}),
        (
            {"TaxDocuments": {"IND": {"GSTIN": "27 aapfu-0939f1zv"}}},
            "safe",
            {"TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}},
        ),
        ({"Description": ""}, "safe", {}),
        ({"Description": "", "JobType": "IMPORT"}, "safe", {"JobType": "IMPORT"}),
        ({"JobType": "IMPORT", "Description": ""}, "safe", {"JobType": "IMPORT"}),
        ({"Description": None}, "safe", {}),
        (
            {"Resources": {"S3Resources": [{"KeyRange": {"BeginMarker": ""}}]}},
            "safe",
            {"Resources": {"S3Resources": [{"KeyRange": {}}]}},
        ),
        ({"Notification": {"NotifyAll": "true"}}, "safe", {"Notification": {"NotifyAll": True}}),
        ({"Description": 2020}, "safe", {"Description": "2020"}),
        (
            {"Resources": {"S3Resources": {"BucketArn": "arn:aws:s3:::x"}}},
            "unsafe",
            {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::x"}]}},
        ),
    ],
)
def test_a_mend_leaves_everything_else_as_it_is(request_: object, safety: str, mended: object) -> None:
    """What is beyond doubt is safe; what takes something away that could have a meaning is not."""
    assert _mended(request_) == (safety, mended)


@pytest.mark.parametrize(
    ("number", "mended"), [("5.0", 5), ("100.000", 100), ('"5"', 5)], ids=["point", "many zeros", "quotes"]
)
def test_a_whole_number_loses_its_point_and_its_quotes(number: str, mended: int) -> None:
    """The number stays the same."""
    request = {"MaxResults": "5" if '"' in number else Raw(number)}
    assert _mended(request, "ListJobs") == ("safe", {"MaxResults": mended})


@pytest.mark.parametrize(
    "request_",
    [
        {"jobType": "IMPORT", "JobType": "IMPORT"},
        Pairs((("jobType", "IMPORT"), ("jobType", "EXPORT"))),
        Pairs((("Description", "x"), ("Description", ""))),
        {"RoleARN": "ARN:AWS:IAM::123456789012:ROLE/Example"},
        {"MaxResults": Raw("5e0")},
        {"AddressId": "addr-xxxx"},
        {"Description": Raw("5.50")},
        {"Description": Raw("5" * 21)},
        {"JobType": 5},
        {"MaxResults": "101"},
        {"MaxResults": "05"},
        {"Notification": {"NotifyAll": "yes"}},
        {"AddressId": "ADID\\-x"},
        {"Resources": {"S3Resources": Raw("5")}},
    ],
)
def test_there_is_no_mend_where_there_is_a_doubt(request_: object) -> None:
    """A second key of the name, a role whose case nobody knows, an exponent: a person decides."""
    operation = "ListJobs" if isinstance(request_, dict) and "MaxResults" in request_ else "CreateJob"
    assert _seen(request_, operation)[0].mend is None


def test_the_last_member_in_block_style_is_not_dropped() -> None:
    """Without any member, the block would be no object."""
    entry = Entry("Description", 0, 11, Scalar("", 13, 15, "double"))
    [(_, seen)] = list(check(whole(Mapping((entry,), 0, 15)), "snowball", "CreateJob", OLD[0]))
    assert seen.mend is None


_FAILED = "failed to satisfy constraint: Member must"


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        ({"Description": ""}, f"Value '' at 'description' {_FAILED} have length greater than or equal to 1"),
        (
            {"JobType": "SYNC"},
            f"Value 'SYNC' at 'jobType' {_FAILED} satisfy enum value set: [IMPORT, EXPORT, LOCAL_USE]",
        ),
        (
            {"Resources": {"Ec2AmiResources": [{}]}},
            f"Value null at 'resources.ec2AmiResources.1.member.amiId' {_FAILED} not be null",
        ),
        (
            {"KmsKeyARN": "arn:aws:kms:x"},
            (
                f"Value 'arn:aws:kms:x' at 'kmsKeyARN' {_FAILED} satisfy regular expression pattern: "
                "arn:aws.*:kms:.*:[0-9]{12}:key/.*"
            ),
        ),
    ],
)
def test_the_service_s_own_words_name_the_value_and_the_path(request_: object, answer: str) -> None:
    """List items count from 1. Source: Snowball reference, 1.2."""
    seen, text = _seen(request_)
    assert make(_RULE, seen, Source(text)).answer == f"1 validation error detected: {answer}"


def test_one_finding_carries_all_that_the_service_says_of_a_value() -> None:
    """An id that is too short does not match its pattern either: one mistake to a person, two to the service."""
    seen, text = _seen({"AddressId": "x"})
    assert make(_RULE, seen, Source(text)).answer == (
        f"2 validation errors detected: Value 'x' at 'addressId' {_FAILED} have length greater than or equal to 40; "
        f"Value 'x' at 'addressId' {_FAILED} satisfy regular expression pattern: "
        "ADID[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    )


@pytest.mark.parametrize("request_", [{"Tags": 1}, {"JobType": 1}, {"Description": None}])
def test_nothing_is_put_into_the_service_s_mouth(request_: object) -> None:
    """Its words are not known for what an SDK refuses, for a wrong type, and for what is only advice."""
    assert _seen(request_)[0].answer is None


def test_import_export_answers_in_words_of_its_own() -> None:
    """One answer has been seen. Source: Import/Export reference, 9.4."""
    root, _ = tree({"JobType": "Import", "ValidateOnly": True})
    [(rule, seen)] = list(check(whole(root), "importexport", "CreateJob", "2014-12-18"))
    assert (rule, seen.answer) == ("SB002", "Manifest must be specified")
    root, _ = tree({"MaxJobs": 1001})
    [(_, seen)] = list(check(whole(root), "importexport", "ListJobs", "2014-12-18"))
    assert seen.answer is None


def test_a_missing_member_is_seen_at_the_key_of_its_parent() -> None:
    """Source: RULINGS 13."""
    seen, text = _seen({}, "CreateAddress")
    assert (seen.pointer, text[seen.span.start : seen.span.end]) == ("/Address", "{")
    root, text = tree({"Resources": {"Ec2AmiResources": [{"SnowballAmiId": "x"}]}})
    [(_, seen)] = list(check(whole(root), "snowball", "CreateJob", OLD[0]))
    assert seen.pointer == "/Resources/Ec2AmiResources/0/AmiId"
    assert text[seen.span.start : seen.span.end] == '{"SnowballAmiId": "x"}'
    seen, text = _seen({"JobId": None}, "DescribeJob")
    assert (seen.pointer, text[seen.span.start : seen.span.end]) == ("/JobId", "null")


def test_an_unknown_member_is_seen_at_its_key() -> None:
    """Its pointer is its own, escaped as pointers are. Source: RULINGS 13."""
    seen, text = _seen({"a/b~c": 1})
    assert (seen.pointer, text[seen.span.start : seen.span.end]) == ("/a~1b~0c", '"a/b~c"')


def test_the_last_of_two_values_counts() -> None:
    """A key that stands twice has its last value. Source: RULINGS 13."""
    seen, text = _seen(Pairs((("JobType", "SYNC"), ("JobType", "COPY"))))
    assert seen.values == ("COPY",)
    assert text[seen.span.start : seen.span.end] == '"COPY"'
    root, _ = tree(Pairs((("JobType", "SYNC"), ("JobType", "IMPORT"))))
    assert list(check(whole(root), "snowball", "CreateJob", OLD[0])) == []


@pytest.mark.parametrize(
    "request_",
    [
        Raw("{", "unread"),
        {"JobType": Raw("'IMPORT'", "unread")},
        {"Resources": Raw("[", "unread")},
        {"Resources": {"Ec2AmiResources": [Raw("?", "unread"), {"AmiId": Raw("?", "unread")}]}},
        {"Notification": {"NotifyAll": Raw("TRUE", "unread")}},
        {"Description": Raw("NaN")},
    ],
)
def test_what_could_not_be_read_is_passed_over(request_: object) -> None:
    """A problem has been reported there; a value that nobody knows is there all the same."""
    root, _ = tree(request_)
    assert list(check(whole(root), "snowball", "CreateJob", OLD[0])) == []


def test_a_key_with_escapes_is_not_renamed() -> None:
    """Where its characters end is known, but not what stands between them."""
    entry = Entry("jobType", 1, 15, Scalar("IMPORT", 17, 25, "double"))  # "\\u006aobType"
    [(_, seen)] = list(check(whole(Mapping((entry,), 0, 26)), "snowball", "CreateJob", OLD[0]))
    assert (seen.help, seen.mend) == ("Write `JobType`.", None)


@pytest.mark.parametrize(
    ("style", "written"), [("double", '"IMPORT"'), ("single", "'IMPORT'"), ("plain", "IMPORT"), ("literal", None)]
)
def test_a_choice_is_written_as_the_value_was(style: str, written: str | None) -> None:
    """In its quotes, or without; a block of YAML is left alone."""
    entry = Entry("JobType", 0, 7, Scalar("import", 9, 17, style))  # type: ignore[arg-type] # one of the styles
    [(_, seen)] = list(check(whole(Mapping((entry,), 0, 17)), "snowball", "CreateJob", OLD[0]))
    assert (seen.mend and seen.mend.edits[0].text) == written


def test_everything_in_a_request_is_told_at_once() -> None:
    """One mistake does not hide another, at any depth."""
    root, _ = tree(
        {
            "JobType": "SYNC",
            "AddressId": "x",
            "Tags": 1,
            "Description": None,
            "Notification": {"NotifyAll": "x", "SnsTopicARN": "x"},
            "Resources": {"Ec2AmiResources": [{}, {"AmiId": "x"}], "S3Resources": {}},
        }
    )
    found = {(rule, seen.pointer) for rule, seen in check(whole(root), "snowball", "CreateJob", OLD[0])}
    assert found == {
        ("SB004", "/JobType"),
        ("SB007", "/AddressId"),
        ("SB003", "/Tags"),
        ("SB010", "/Description"),
        ("SB001", "/Notification/NotifyAll"),
        ("SN01", "/Notification/SnsTopicARN"),
        ("SB002", "/Resources/Ec2AmiResources/0/AmiId"),
        ("RS11", "/Resources/Ec2AmiResources/1/AmiId"),
        ("SB001", "/Resources/S3Resources"),
    }

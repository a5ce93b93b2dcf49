"""Which operation a request is for, by its members and its name; and when nobody knows (RULINGS 10)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import manifestkit
from manifestkit.checking.editions import dates_of, edition_of
from manifestkit.checking.kinds import check_kind, kind_of, request_kind
from manifestkit.schema.loading import operations
from manifestkit.schema.skeleton import as_json, as_yaml

if TYPE_CHECKING:
    from pathlib import Path

_UUID = "123e4567-e89b-12d3-a456-426655440000"
_JOB = json.loads(as_json("snowball", "CreateJob", "2020-06-17", example=True))
_CLUSTER = json.loads(as_json("snowball", "CreateCluster", "2020-06-17", example=True))
_ADDRESS = json.loads(as_json("snowball", "CreateAddress", "2020-06-17", example=True))
_NODE = {"ClusterId": f"CID{_UUID}"}

# A file's path, its members, and the kind that it has.
FILES: list[tuple[str, object, str | None]] = [
    # Members alone, where they leave no doubt.
    ("a.json", _JOB, "snowball.CreateJob"),
    ("a.json", _ADDRESS, "snowball.CreateAddress"),
    ("a.json", {**_JOB, "JobId": f"JID{_UUID}"}, "snowball.UpdateJob"),
    ("a.json", {"JobType": "Import", "Manifest": "", "ValidateOnly": True}, "importexport.CreateJob"),
    ("a.json", {"JobType": "Import", "Manifest": "", "ValidateOnly": True, "JobId": "A"}, "importexport.UpdateJob"),
    # A job for local use and a cluster may have the same members; the name knows better.
    ("a.json", _CLUSTER, None),
    ("create-cluster.json", _CLUSTER, "snowball.CreateCluster"),
    ("CreateCluster.json", _CLUSTER, "snowball.CreateCluster"),
    ("create_job.json", _CLUSTER, "snowball.CreateJob"),
    ("create-cluster.json", _JOB, "snowball.CreateCluster"),
    # Members that several operations have, with and without a name.
    ("a.json", {}, None),
    ("create-job.json", {}, None),
    ("a.json", _NODE, None),
    ("create-job.json", _NODE, "snowball.CreateJob"),
    ("describe-cluster.json", _NODE, "snowball.DescribeCluster"),
    ("list-cluster-jobs.json", _NODE, "snowball.ListClusterJobs"),
    ("create-job.json", {"ClusterId": "my-cluster"}, None),
    # What the service says of a job, a cluster or an address that exists (Snowball reference, 4.5, 4.6 and 7.1).
    ("a.json", {**_CLUSTER, **_NODE, "ClusterState": "InUse", "CreationDate": 1480475517.0}, None),
    ("create-job.json", {**_CLUSTER, **_NODE, "ClusterState": "InUse", "CreationDate": 1480475517.0}, None),
    ("a.json", {**_JOB, "JobId": f"JID{_UUID}", "JobState": "New"}, None),
    ("describe-job.json", {**_JOB, "JobId": f"JID{_UUID}", "JobState": "New"}, None),
    ("describe-job.json", {"JobMetadata": {**_JOB, "JobId": f"JID{_UUID}"}}, None),
    ("create-job.json", {"JobId": f"JID{_UUID}"}, None),
    ("a.json", {"Address": {**_ADDRESS["Address"], "AddressId": f"ADID{_UUID}"}}, None),
    ("describe-address.json", {"Address": {**_ADDRESS["Address"], "AddressId": f"ADID{_UUID}"}}, None),
    (
        "create-address.json",
        {"Address": {**_ADDRESS["Address"], "AddressId": f"ADID{_UUID}"}},
        "snowball.CreateAddress",
    ),
    # A member that no such request has leaves a doubt, unless it is one in other letters or the name settles it.
    ("a.json", {**_JOB, "Tags": []}, None),
    ("create-job.json", {**_JOB, "Tags": []}, "snowball.CreateJob"),
    ("a.json", {**_JOB, "kmsKeyArn": ""}, "snowball.CreateJob"),
    ("a.json", {**_JOB, "ImpactLevel": "IL2"}, "snowball.CreateJob"),
    ("a.json", {"ResourceType": "Address", **_ADDRESS}, None),
    # A name that is the kind itself needs no members.
    ("snowball.CreateJob.json", {}, "snowball.CreateJob"),
    ("snowball.CreateJob.yaml", {"Description": "x"}, "snowball.CreateJob"),
    ("snowball.CreateLongTermPricing.yml", {}, "snowball.CreateLongTermPricing"),
    ("oslo-importexport.GetStatus.json", {}, "importexport.GetStatus"),
    ("snowball.CreateJobs.json", {}, None),
    ("mysnowball.CreateJob.json", {}, None),
    ("snowball.CreateJob.txt", {}, None),
    # A path that says Snowball too needs none either, where the operation is one that makes or changes something.
    ("snowball/create-job.json", {}, "snowball.CreateJob"),
    ("snowball/create-job.json", [], "snowball.CreateJob"),
    ("snowball/create-job.json", "", "snowball.CreateJob"),
    ("snowball/create-job.json", {"ClusterId": "CID-1"}, "snowball.CreateJob"),
    ("snowball/create-job.json", {"jobType": "IMPORT", "resources": {}, "addressId": "x"}, "snowball.CreateJob"),
    ("snowball/create-job.json", {"job_type": "IMPORT"}, "snowball.CreateJob"),
    ("jobs/snowball/2020/update-job.json", {"JobId": "JID-1", "Description": "x"}, "snowball.UpdateJob"),
    ("snowball/update-cluster.yaml", {}, "snowball.UpdateCluster"),
    ("snowball/create-address.json", {"Address": {"Name": "x"}}, "snowball.CreateAddress"),
    ("snowball-create-cluster.yaml", {}, "snowball.CreateCluster"),
    ("snowball/importexport.CreateJob.json", {}, "importexport.CreateJob"),
    ("snowballs/create-job.json", {"ClusterId": "CID-1"}, None),
    ("create-job/snowball.json", {"ClusterId": "CID-1"}, None),
    ("snowball/create-job.json.bak", {"ClusterId": "CID-1"}, None),
    # Of the others a member must be there, and none of the answer, which a file of that name may well hold.
    ("snowball/list-jobs.json", {"MaxResults": 101}, "snowball.ListJobs"),
    ("snowball/list-jobs.json", {"maxResults": 101}, "snowball.ListJobs"),
    ("snowball/list-jobs.json", {"NextToken": "x", "JobListEntries": []}, None),
    ("snowball/list-jobs.json", {}, None),
    ("snowball/list-compatible-images.json", {"NextToken": "x", "CompatibleImages": []}, None),
    ("snowball/describe-job.json", {"JobId": "x"}, "snowball.DescribeJob"),
    ("snowball/describe-job.json", {"JobMetadata": {"JobId": "x"}}, None),
    ("snowball/cancel-job.json", {"JobId": "x"}, "snowball.CancelJob"),
    ("snowball/create-job-response.json", {"JobId": "x"}, None),
    ("snowball/create-cluster-response.json", {"ClusterId": "x"}, None),
    ("list-jobs.json", {"MaxResults": 101}, None),
    # What other programs have.
    ("snowball/package.json", {"name": "a", "version": "1.0.0"}, None),
    ("create-job.json", {"Name": "a job", "Role": "GlueRole", "Command": {"Name": "glueetl"}}, None),
    ("package.json", {"name": "a", "version": "1.0.0", "description": "Resources"}, None),
    ("template.json", {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}, "Description": "A stack"}, None),
    ("config.json", {"Notification": {"Topic": "a"}, "Resources": []}, None),
    ("list.json", [_JOB], None),
    ("nested.json", {"inner": _JOB}, None),
    # Other suffixes are not looked into.
    ("create-job.txt", _JOB, None),
    ("create-job.json.bak", _JOB, None),
]


@pytest.mark.parametrize(("name", "members", "kind"), FILES)
def test_members_and_name_tell_only_when_certain(name: str, members: object, kind: str | None) -> None:
    """What could be two things is none, unless the path settles it; it speaks alone only where it says Snowball."""
    assert kind_of(name, json.dumps(members)) == kind
    assert kind_of(name, json.dumps(members, indent="\t")) == kind


@pytest.mark.parametrize("operation", ["CreateJob", "CreateAddress"])
@pytest.mark.parametrize("name", ["a.yaml", "a.YML"])
def test_yaml_tells_as_json_does(operation: str, name: str) -> None:
    """In block style, with comments between the members."""
    text = as_yaml("snowball", operation, "2020-06-17", example=True)
    if operation == "CreateJob":
        assert kind_of(name, text) == "snowball.CreateJob"
    else:
        assert kind_of(name, text.replace("\n", "\r\n")) == "snowball.CreateAddress"


def test_a_broken_text_tells_what_it_was_to_be() -> None:
    """A file is checked because something is wrong with it: commas and quotes may be missing."""
    text = json.dumps(_JOB, indent=2)
    assert kind_of("a.json", text.rstrip("}\n")) == "snowball.CreateJob"
    assert kind_of("a.json", text.replace('"', "'")) == "snowball.CreateJob"
    assert kind_of("a.json", text.replace(",", "")) == "snowball.CreateJob"
    assert kind_of("create-job.json", text[: text.index("IMPORT") + 3]) == "snowball.CreateJob"
    assert kind_of("snowball.CreateJob.json", text[:5]) == "snowball.CreateJob"


# A word for a kind, and what is told of it.
UNKNOWN = [
    ("snowball.CreateJobs", "did you mean CreateJob?"),
    ("snowball.", "it has "),
    ("snowmobile.CreateJob", "there are importexport and snowball"),
    ("manifset", "did you mean manifest?"),
    ("importexport.CreateCluster", "importexport has no operation"),
    # Snowball reference, 11: operations that people looked for.
    ("snowball.DescribeJobs", "did you mean DescribeJob?"),
    ("snowball.ListAddresses", "did you mean DescribeAddresses?"),
    ("snowball.list-addresses", "did you mean DescribeAddresses?"),
    ("snowball.GetJob", "did you mean DescribeJob?"),
    ("snowball.DeleteAddress", "it has "),
]


@pytest.mark.parametrize(("word", "told"), UNKNOWN)
def test_an_unknown_kind_is_told(word: str, told: str) -> None:
    """The nearest real name, or all of them."""
    with pytest.raises(ValueError, match=r"^there is no|^snowball has no|^importexport has no") as error:
        check_kind(word)
    assert told in str(error.value)


def test_every_operation_is_a_kind() -> None:
    """Those of every edition, as `<service>.<Operation>`."""
    for service, edition in (("snowball", "2026-04-21"), ("importexport", "2014-12-18")):
        for operation in operations(service, edition):
            assert check_kind(f"{service}.{operation}") == f"{service}.{operation}"


# Kind, the dates that were stated, and the edition that holds (RULINGS 5).
EDITIONS = [
    ("manifest", [], "2014-12-18"),
    ("manifest", ["2026-04-21", "2009-05-20"], "2009-05-20"),
    ("snowball.CreateJob", [], "2020-06-17"),
    ("snowball.CreateJob", ["2010-06-03"], "2020-06-17"),
    ("snowball.CreateJob", ["2010-06-03", "2026-04-21"], "2026-04-21"),
    ("snowball.CreateLongTermPricing", [], "2026-04-21"),
    ("snowball.CreateLongTermPricing", ["2020-06-17"], "2026-04-21"),
    ("importexport.CreateJob", ["2010-06-03"], "2010-06-03"),
    # In 2009 manifests went by e-mail: there was no API.
    ("importexport.CreateJob", ["2009-05-20"], "2014-12-18"),
    ("importexport.GetShippingLabel", ["2010-06-03"], "2014-12-18"),
    ("snowball.", ["2026-04-21"], "2026-04-21"),
]


@pytest.mark.parametrize(("kind", "dates", "edition"), EDITIONS)
def test_the_edition_of_a_kind(kind: str, dates: list[str], edition: str) -> None:
    """That of its service among the dates; else the default; never one that has not the operation."""
    assert edition_of(kind, dates) == edition


def test_an_operation_that_came_later_has_its_edition(tmp_path: Path) -> None:
    """Whether a program asks or a file is checked, where no edition is stated the one that has it holds."""
    request = {"JobId": f"JID{_UUID}"}
    path = tmp_path / "request.json"
    path.write_text(json.dumps(request), "utf-8")
    report = manifestkit.check_request("snowball", "CreateReturnShippingLabel", request)
    of_file = manifestkit.check_path(path, kind="snowball.CreateReturnShippingLabel")
    assert report.edition == of_file.edition == "2026-04-21"


def test_dates_belong_to_one_service() -> None:
    """A date names an edition of one service alone."""
    dates = ["2010-06-03", "2026-04-21"]
    assert dates_of("manifest", dates) == dates_of("importexport.CreateJob", dates) == ("2010-06-03",)
    assert dates_of("snowball.CreateJob", dates) == ("2026-04-21",)


@pytest.mark.parametrize(
    ("service", "operation", "edition"),
    [
        ("snowball", "CreateLongTermPricing", "2020-06-17"),
        ("importexport", "GetShippingLabel", "2010-06-03"),
        ("importexport", "CreateJob", "2009-05-20"),
    ],
)
def test_an_edition_without_the_operation_is_refused(service: str, operation: str, edition: str) -> None:
    """Whoever asks for it by date learns which edition has it."""
    with pytest.raises(ValueError, match=r"in the edition .*; the edition .* has it"):
        request_kind(service, operation, edition)
    with pytest.raises(ValueError, match=r"in the edition .*; the edition .* has it"):
        manifestkit.check_request(service, operation, {}, edition=edition)

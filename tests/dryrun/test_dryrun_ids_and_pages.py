"""The ids that are handed out, and lists a page at a time, against boto3's own paginators."""

from __future__ import annotations

import re
from contextlib import closing
from typing import Any

import boto3
import pytest
from botocore import xform_name
from dryrun_cases import manifest, request
from dryrun_runners import PLACEHOLDERS, WAYS, Surroundings, running
from dryrun_shapes import model
from hypothesis import given
from hypothesis import strategies as st

import manifestkit
from manifestkit.dryrun import ids
from manifestkit.dryrun.names import kebab_case, snake_case

# Five of the digits without 0 and the letters without O (Import/Export reference, 11.5).
_POSSIBLE = 34**5
_NUMBERS = st.integers(1, _POSSIBLE)
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


@given(_NUMBERS, _NUMBERS)
def test_two_numbers_have_two_ids(one: int, other: int) -> None:
    """No two jobs have one id, as long as there are ids."""
    assert (ids.job_id(one) == ids.job_id(other)) == (one == other)


@given(_NUMBERS, st.integers(1, 34**3))
def test_numbers_that_are_near_have_two_ids(number: int, distance: int) -> None:
    """Nor have those that follow each other, which chance would seldom choose."""
    assert ids.job_id(number) != ids.job_id((number + distance - 1) % _POSSIBLE + 1)


@given(_NUMBERS)
def test_the_form_of_ids(number: int) -> None:
    """Import/Export reference, 11.5; Snowball reference, 2."""
    assert re.fullmatch("[1-9A-NP-Z]{5}", ids.job_id(number))
    for prefix in ("JID", "MID", "CID", "ADID"):
        assert re.fullmatch(prefix + _UUID, ids.snowball_id(prefix, number))


def test_ten_thousand_ids_in_a_row() -> None:
    """None comes twice."""
    assert len({ids.job_id(number) for number in range(1, 10_001)}) == 10_000


@given(st.text())
def test_an_id_that_only_validates(text: str) -> None:
    """It follows from the manifest, and is none that a job has."""
    id_ = ids.validate_only_id(text)
    assert re.fullmatch("[1-9A-NP-Z]{5}-VALIDATE-ONLY", id_)
    assert ids.validate_only_id(text) == id_


def test_the_same_calls_get_the_same_answers() -> None:
    """Down to ids, links and ids of requests (RULINGS 28)."""

    def answers() -> list[Any]:
        context = {"clock": "2015-05-07T12:00:00Z"}
        with (
            closing(manifestkit.client("importexport", context=context)) as disks,
            closing(manifestkit.client("snowball", "us-west-2", context=context)) as devices,
        ):
            text = manifest("s3-import")
            told: list[Any] = [
                disks.create_job(JobType="Import", Manifest=text, ValidateOnly=only) for only in (False, True)
            ]
            job = devices.create_job(**request("export"))
            devices.advance(job["JobId"], "WithCustomer")
            described = devices.describe_job(JobId=job["JobId"])
            part = described["SubJobMetadata"][0]["JobId"]
            return [*told, job, described, devices.get_job_manifest(JobId=part)]

    assert answers() == answers()


def test_names_are_those_of_boto_and_of_the_aws_cli() -> None:
    """Operations and members in Python, and as options."""
    for service in ("importexport", "snowball"):
        for name in model(service).operation_names:
            shape = model(service).operation_model(name).input_shape
            for word in (name, *(shape.members if shape is not None else ())):
                assert snake_case(word) == xform_name(word)
                assert kebab_case(word) == xform_name(word, "-")


# Each list: its service, operation, parameters, and the key of its items.
_LISTS = [
    ("importexport", "ListJobs", "Jobs", "JobId"),
    ("snowball", "ListJobs", "JobListEntries", "JobId"),
    ("snowball", "ListClusters", "ClusterListEntries", "ClusterId"),
    ("snowball", "ListClusterJobs", "JobListEntries", "JobId"),
    ("snowball", "DescribeAddresses", "Addresses", "AddressId"),
]
_CONFIGS: list[dict[str, Any]] = [
    {},
    {"PageSize": 2},
    {"PageSize": 2, "MaxItems": 3},
    {"PageSize": 2, "MaxItems": 4},
    {"PageSize": 2, "MaxItems": 0},
    {"MaxItems": 1},
    {"MaxItems": "2", "PageSize": 5},
    {"MaxItems": 5},
    {"MaxItems": 50},
]


def _filled(service: str, client: Any) -> dict[str, Any]:  # noqa: ANN401 - of either kind
    """The parameters of a list that goes over several pages."""
    if service == "importexport":
        for _ in range(5):
            client.create_job(JobType="Import", Manifest=manifest("s3-import"), ValidateOnly=False)
        return {}
    clusters = [client.create_cluster(**request("cluster"))["ClusterId"] for _ in range(5)]
    for _ in range(5):
        client.create_address(**request("address"))
        client.create_job(ClusterId=clusters[0])
    return {"ClusterId": clusters[0]}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("service", "operation", "result", "key"), _LISTS)
def test_a_paginator_gives_everything_once(service: str, operation: str, result: str, key: str, way: str) -> None:
    """Whatever the pages are, all five items come, in one order."""
    with running(way, Surroundings(service)) as runner:
        parameters = _filled(service, runner.client)
        parameters = parameters if operation == "ListClusterJobs" else {}
        paginator = runner.client.get_paginator(snake_case(operation))
        whole = [item[key] for item in paginator.paginate(**parameters).build_full_result()[result]]
        assert len(set(whole)) == len(whole) == 5
        for size in (1, 2, 4, 5, 6):
            pages = list(paginator.paginate(**parameters, PaginationConfig={"PageSize": size}))
            assert [item[key] for page in pages for item in page[result]] == whole
            assert all(len(page[result]) == size for page in pages[:-1])
            assert len(pages) == -(-5 // size)


@pytest.mark.parametrize(("service", "operation", "result", "key"), _LISTS)
def test_paginators_are_boto3s(service: str, operation: str, result: str, key: str) -> None:
    """With the same configuration ours gives the same pages, and the same token to go on with."""
    around = Surroundings(service)
    with running("client", around) as ours, running("adapter", around) as theirs:
        parameters = _filled(service, ours.client)
        parameters = parameters if operation == "ListClusterJobs" else {}
        paginators = [runner.client.get_paginator(snake_case(operation)) for runner in (ours, theirs)]
        for config in _CONFIGS:
            both = [paginator.paginate(**parameters, PaginationConfig=dict(config)) for paginator in paginators]
            pages = [[[item[key] for item in page[result]] for page in pages] for pages in both]
            assert pages[0] == pages[1], config
            assert both[0].resume_token == both[1].resume_token, config
            token = both[0].resume_token
            # Afresh: boto3 goes on where it was when it is asked a second time.
            afresh = [paginator.paginate(**parameters, PaginationConfig=dict(config)) for paginator in paginators]
            results = [pages.build_full_result() for pages in afresh]
            assert results[0] == results[1]
            if token is not None:
                more = {"StartingToken": token, **config}
                rest = [one.paginate(**parameters, PaginationConfig=dict(more)) for one in paginators]
                assert rest[0].build_full_result() == rest[1].build_full_result(), more


def test_a_token_of_the_service_begins_a_list_too() -> None:
    """As boto3 takes one."""
    with closing(manifestkit.client("snowball", "us-west-2")) as client:
        for _ in range(3):
            client.create_job(**request("import"))
        first = client.list_jobs(MaxResults=2)
        rest = client.get_paginator("list_jobs").paginate(PaginationConfig={"StartingToken": first["NextToken"]})
        assert len(rest.build_full_result()["JobListEntries"]) == 1


def test_the_same_operations_have_paginators() -> None:
    """Those that boto3 has one for, and no others."""
    for service in ("importexport", "snowball"):
        theirs = boto3.session.Session().client(service, "us-west-2", **PLACEHOLDERS)
        edition = "2026-04-21" if service == "snowball" else None
        with closing(manifestkit.client(service, "us-west-2", edition=edition)) as ours:
            assert ours.meta.method_to_api_mapping == theirs.meta.method_to_api_mapping
            assert ours.meta.service_model.service_name == theirs.meta.service_model.service_name
            assert ours.meta.service_model.api_version == theirs.meta.service_model.api_version
            assert set(ours.meta.service_model.operation_names) == set(theirs.meta.service_model.operation_names)
            # Import/Export is one service for the whole world, of which boto has its own name for the region.
            assert theirs.meta.region_name in {ours.meta.region_name, "aws-global"}
            names = ours.meta.method_to_api_mapping
            assert {name: ours.can_paginate(name) for name in names} == {
                name: theirs.can_paginate(name) for name in names
            }
            assert set(dir(ours.exceptions)) >= {shape.name for shape in model(service).error_shapes}
            with pytest.raises(ValueError, match="does not give pages"):
                ours.get_paginator("create_job")


@pytest.mark.parametrize("region", ["us-west-2", "cn-north-1", "us-gov-west-1", "us-iso-east-1"])
def test_the_partition_is_that_of_boto(region: str) -> None:
    """Programs write the ARNs of their roles with it."""
    theirs = boto3.session.Session().client("snowball", region, **PLACEHOLDERS)
    with closing(manifestkit.client("snowball", region)) as ours:
        assert ours.meta.partition == theirs.meta.partition


@given(st.text(max_size=60))
def test_a_token_that_nobody_gave(token: str) -> None:
    """Whatever it is: InvalidNextTokenException, or ValidationException where it has not the form of one."""
    with closing(manifestkit.client("snowball", "us-west-2")) as client:
        with pytest.raises(manifestkit.ClientError) as raised:
            client.list_jobs(NextToken=token)
        code = raised.value.response["Error"]["Code"]
        assert code in {"InvalidNextTokenException", "ValidationException", "SerializationException"}

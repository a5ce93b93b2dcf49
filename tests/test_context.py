"""The context: what may be stated, and what is told to somebody who states something else."""

from __future__ import annotations

import contextlib
import json
import math
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from botocore.session import Session
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.context import Bucket, Context, ContextError, from_mapping, load

# The example of DESIGN section 2, with what RULINGS 22 adds.
WHOLE = """\
region = "us-west-2"
signing_access_key = "AKIAIOSFODNN7EXAMPLE"
device_capacity_tb = 1.5
clock = 2015-05-07T12:00:00Z
[buckets]
my-import-bucket = {region = "us-west-2", access = "write"}
my-log-bucket = {}
[addresses]
ADID00000000-0000-4000-8000-000000000000 = {City = "Springfield"}
[clusters]
CID00000000-0000-4000-8000-000000000000 = {JobType = "LOCAL_USE"}
[ship_to]
City = "Springfield"
[limits]
cluster_nodes = 5
jobs_per_day = 50
devices = 0
[faults]
CreateJob = "KMSRequestFailedException"
"""


def test_whole_context_is_read(tmp_path: Path) -> None:
    """Every name of the contract can be stated in a TOML file."""
    path = tmp_path / "context.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert load(str(path)) == Context(
        region="us-west-2",
        signing_access_key="AKIAIOSFODNN7EXAMPLE",
        device_capacity_tb=1.5,
        clock=datetime(2015, 5, 7, 12, tzinfo=UTC),
        buckets={"my-import-bucket": Bucket("us-west-2", "write"), "my-log-bucket": Bucket()},
        addresses={"ADID00000000-0000-4000-8000-000000000000": {"City": "Springfield"}},
        clusters={"CID00000000-0000-4000-8000-000000000000": {"JobType": "LOCAL_USE"}},
        ship_to={"City": "Springfield"},
        limits={"cluster_nodes": 5, "jobs_per_day": 50, "devices": 0},
        faults={"CreateJob": "KMSRequestFailedException"},
    )


def test_nothing_need_be_stated() -> None:
    """An empty mapping is a context that states nothing; no buckets stated differs from none existing."""
    assert from_mapping({}) == Context()
    assert from_mapping({"buckets": {}}).buckets == {}


CLOCKS = [
    (datetime(2015, 5, 7, 12), datetime(2015, 5, 7, 12, tzinfo=UTC)),  # noqa: DTZ001 - naive is the point
    (
        datetime(2015, 5, 7, 12, tzinfo=timezone(timedelta(hours=-7))),
        datetime(2015, 5, 7, 19, tzinfo=UTC),
    ),
    ("2015-05-07T12:00:00Z", datetime(2015, 5, 7, 12, tzinfo=UTC)),
    (date(2015, 5, 7), datetime(2015, 5, 7, tzinfo=UTC)),
]


@pytest.mark.parametrize(("stated", "moment"), CLOCKS)
def test_clock_is_a_moment(stated: object, moment: datetime) -> None:
    """A clock without an offset is UTC, and one with an offset keeps its moment."""
    clock = from_mapping({"clock": stated}).clock
    assert clock == moment


# What is stated, and what the one line about it must say: the place, and what belongs there.
WRONG: list[tuple[Any, tuple[str, ...]]] = [
    (None, ("context", "table")),
    ([], ("context", "table")),
    ("region = 'us-west-2'", ("context", "table")),
    (5, ("context", "table")),
    (Context(), ("context",)),
    ({1: 2}, ("context", "text", "int")),
    ({"regoin": "us-west-2"}, ("regoin", "did you mean region?")),
    ({"zzz": 1}, ("zzz", "unknown name", "buckets")),
    ({"a\nb": 1}, ("unknown name",)),
    ({"region": "us_west_2"}, ("region", "us-west-2")),
    ({"region": "us-west-2\n"}, ("region", "us-west-2")),
    ({"region": None}, ("region",)),
    ({"region": object()}, ("region", "object")),
    ({"signing_access_key": ""}, ("signing_access_key",)),
    ({"signing_access_key": b"AKIAIOSFODNN7EXAMPLE"}, ("signing_access_key", "bytes")),
    ({"device_capacity_tb": 0}, ("device_capacity_tb", "above 0")),
    ({"device_capacity_tb": True}, ("device_capacity_tb",)),
    ({"device_capacity_tb": "1.5"}, ("device_capacity_tb",)),
    ({"device_capacity_tb": math.nan}, ("device_capacity_tb", "this should be a number, and nan is none")),
    ({"device_capacity_tb": math.inf}, ("device_capacity_tb", "this should be a number, and inf is none")),
    ({"device_capacity_tb": 10**400}, ("device_capacity_tb",)),
    ({"clock": "noon"}, ("clock", "2015-05-07T12:00:00Z")),
    ({"clock": 1431000000}, ("clock",)),
    ({"buckets": ["my-import-bucket"]}, ("buckets",)),
    ({"buckets": {"b": "us-west-2"}}, ("buckets.b", "access")),
    ({"buckets": {"b": {"access": "all"}}}, ("buckets.b.access", '"none", "read" or "write"')),
    ({"buckets": {"b": {"acces": "read"}}}, ("buckets.b.acces", "did you mean access?")),
    ({"buckets": {"b.c": {"region": "x"}}}, ("buckets.'b.c'.region",)),
    ({"addresses": {"a": "Springfield"}}, ("addresses.a",)),
    ({"ship_to": "Springfield"}, ("ship_to",)),
    ({"limits": {"devices": -1}}, ("limits.devices", "from 0")),
    ({"limits": {"device": 1}}, ("limits.device", "did you mean devices?")),
    ({"faults": {"CreateJob": 1}}, ("faults.CreateJob",)),
    ({"faults": {"CreatJob": "KMSRequestFailedException"}}, ("faults.CreatJob", "did you mean CreateJob?")),
    ({"faults": {"CreateJob": "Foo"}}, ("faults.CreateJob: ", "ClusterLimitExceededException", "ThrottlingException")),
    ({"faults": {"CreateJob": "KmsRequestFailed"}}, ("did you mean KMSRequestFailedException?",)),
    ({"faults": {"GetSnowballUsage": "KMSRequestFailedException"}}, ("it can raise AccessDeniedException",)),
    ({"faults": {"ListJobs": ["InvalidVersionException"]}}, ("faults.ListJobs: ", "InvalidVersionException")),
]


@pytest.mark.parametrize(("stated", "words"), WRONG)
def test_wrong_context_is_told_in_one_line(stated: Any, words: tuple[str, ...]) -> None:  # noqa: ANN401 - any
    """Whatever a caller passes, ContextError names the place and what should be there, in one line."""
    with pytest.raises(ContextError) as caught:
        from_mapping(stated)
    message = str(caught.value)
    assert "\n" not in message
    for word in words:
        assert word in message


def test_mapping_that_holds_itself_is_refused() -> None:
    """A mapping without an end gives an error, not an endless run."""
    stated: dict[str, object] = {}
    stated["addresses"] = stated
    with pytest.raises(ContextError, match="nested too deeply"):
        from_mapping(stated)


FILES = [
    ("region = ", "is no TOML"),
    ("a = " + "[" * 5000, "nested too deeply"),
    ("a = " + "1" * 5000, "is no TOML"),
    ("\xff", "is not UTF-8"),
    ("# " + "x" * (1 << 20), "is larger than 1 MiB"),
    ("regoin = 'us-west-2'", "did you mean region?"),
]


@pytest.mark.parametrize(("text", "words"), FILES, ids=[words for _, words in FILES])
def test_wrong_file_is_told_with_its_name(tmp_path: Path, text: str, words: str) -> None:
    """A context file that cannot be used gives one line with its name."""
    path = tmp_path / "context.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(ContextError) as caught:
        load(str(path))
    message = str(caught.value)
    assert message.startswith(str(path))
    assert words in message
    assert "\n" not in message


def test_missing_file_is_told(tmp_path: Path) -> None:
    """A context file that is not there, or is a folder, gives a ContextError."""
    for path in (tmp_path / "missing.toml", tmp_path, f"{tmp_path}/a\0b"):
        with pytest.raises(ContextError, match="cannot be read"):
            load(str(path))


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.datetimes() | st.dates()
names = st.sampled_from(["region", "clock", "buckets", "limits", "device_capacity_tb", "access"]) | st.text()
anything = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(names, inner), max_leaves=8)


@given(anything)
def test_no_value_raises_anything_else(stated: Any) -> None:  # noqa: ANN401 - any value
    """Any value at all gives a Context or a ContextError."""
    with contextlib.suppress(ContextError):
        assert isinstance(from_mapping(stated), Context)


def test_every_operation_can_be_made_to_fail() -> None:
    """The operations that a context knows are those that have a request."""
    schemas = Path(__file__).parents[1] / "schemas"
    operations = {path.name.removesuffix(".request.json") for path in schemas.glob("*/*.request.json")}
    context = json.loads((schemas / "context.json").read_text(encoding="utf-8"))
    assert set(context["properties"]["faults"]["properties"]) == operations


# What any operation can answer with. Source: Snowball reference, 1.2; Import/Export reference, 9.4.
_COMMON = {
    *("AccessDeniedException", "IncompleteSignature", "InternalFailure", "InvalidAction", "InvalidClientTokenId"),
    *("InvalidClientTokenIdException", "NotAuthorized", "OptInRequired", "RequestExpired", "ServiceUnavailable"),
    *("ThrottlingException", "ValidationError", "ValidationException"),
}


def test_an_operation_fails_with_its_own_errors_alone() -> None:
    """Those of the model of either service that has it, and those that are common to all."""
    own: dict[str, set[str]] = {}
    for service in ("importexport", "snowball"):
        model = Session().get_service_model(service)
        for name in model.operation_names:
            errors = {shape.name for shape in model.operation_model(name).error_shapes}
            own.setdefault(name, set()).update(errors)
    for name, errors in own.items():
        for error in errors | _COMMON:
            assert from_mapping({"faults": {name: error}}).faults == {name: error}
        for error in set().union(*own.values()) - errors:
            with pytest.raises(ContextError):
                from_mapping({"faults": {name: error}})

"""The editions differ exactly as the reference says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from manifestkit.schema.loading import editions, load, members, operations, shapes

if TYPE_CHECKING:
    from manifestkit.schema.loading import Side

_OLD, _NEW = "2020-06-17", "2026-04-21"

# Snowball reference, 1.
_NEW_OPERATIONS = {
    "CreateReturnShippingLabel",
    "DescribeReturnShippingLabel",
    "UpdateJobShipmentState",
    "CreateLongTermPricing",
    "ListLongTermPricing",
    "UpdateLongTermPricing",
    "ListServiceVersions",
    "ListPickupLocations",
}
# Snowball reference, 3 and 4: what was added to a side of an operation.
_NEW_MEMBERS = {
    ("CreateCluster", "request"): {
        "OnDeviceServiceConfiguration",
        "RemoteManagement",
        "InitialClusterSize",
        "ForceCreateJobs",
        "LongTermPricingIds",
        "SnowballCapacityPreference",
    },
    ("CreateCluster", "response"): {"JobListEntries"},
    ("CreateJob", "request"): {
        "OnDeviceServiceConfiguration",
        "RemoteManagement",
        "LongTermPricingId",
        "ImpactLevel",
        "PickupDetails",
    },
    ("UpdateJob", "request"): {"OnDeviceServiceConfiguration", "PickupDetails"},
    ("UpdateCluster", "request"): {"OnDeviceServiceConfiguration"},
}
# Likewise, to a shape that operations share.
_NEW_MEMBERS_OF_SHAPES = {
    "ClusterMetadata": {"OnDeviceServiceConfiguration"},
    "JobMetadata": {
        "RemoteManagement",
        "LongTermPricingId",
        "OnDeviceServiceConfiguration",
        "ImpactLevel",
        "PickupDetails",
        "SnowballId",
    },
    "S3Resource": {"TargetOnDeviceServices"},
    "Notification": {"DevicePickupSnsTopicARN"},
    "Address": {"Type"},
}
# Snowball reference, 2.1.
_NEW_CHOICES = {
    "SnowballType": {"SNC1_SSD", "V3_5C", "V3_5S", "RACK_5U_C"},
    "SnowballCapacity": {"T14", "T32", "T240", "T13"},
}
_NEW_ENUMS = {
    "RemoteManagement",
    "TransferOption",
    "DeviceServiceName",
    "StorageUnit",
    "ImpactLevel",
    "AddressType",
    "LongTermPricingType",
    "ServiceName",
    "ShipmentState",
    "ShippingLabelStatus",
}
# Snowball reference, 2: addresses and key ranges have the shape String under names of their own.
_NEW_KEYWORDS = {
    ("ResourceARN", "pattern"): "^(?:arn:aws.*)(?![\\s\\S])",
    ("GSTIN", "minLength"): 15,
    ("GSTIN", "maxLength"): 15,
    **{(name, "maxLength"): 1024 for name in ("String", "AddressText", "KeyRangeMarker")},
    **{(name, "pattern"): "^(?:.*)(?![\\s\\S])" for name in ("String", "AddressText", "KeyRangeMarker")},
}


def _sides() -> list[tuple[str, Side]]:
    return [(operation, side) for operation in operations("snowball", _OLD) for side in ("request", "response")]


def _members(operation: str, edition: str, side: Side) -> set[str]:
    return set(load("snowball", operation, edition, side)["properties"])


def test_the_default_edition_of_each_service_is_the_first() -> None:
    """Source: RULINGS, DESIGN section 1."""
    assert editions("snowball") == (_OLD, _NEW)
    assert editions("importexport") == ("2014-12-18", "2010-06-03")


def test_eight_operations_came_after_2020() -> None:
    """There were nineteen then and there are twenty-seven now."""
    assert len(operations("snowball", _OLD)) == 19
    assert set(operations("snowball", _NEW)) - set(operations("snowball", _OLD)) == _NEW_OPERATIONS


def test_members_were_added_and_none_was_taken_away() -> None:
    """Every member that came later is missing in the earlier edition, and nothing else differs."""
    added = {
        (operation, side): _members(operation, _NEW, side) - _members(operation, _OLD, side)
        for operation, side in _sides()
    }
    assert {key: names for key, names in added.items() if names} == _NEW_MEMBERS
    assert all(_members(*key[:1], _OLD, key[1]) <= _members(*key[:1], _NEW, key[1]) for key in _sides())


def test_only_create_cluster_asks_for_other_members_than_before() -> None:
    """Source: Snowball reference, 4.1."""
    changed = {}
    for operation, side in _sides():
        before, after = (
            set(load("snowball", operation, edition, side).get("required", [])) for edition in (_OLD, _NEW)
        )
        if before != after:
            changed[operation, side] = (before, after)
    assert changed == {
        ("CreateCluster", "request"): (
            {"JobType", "Resources", "AddressId", "RoleARN", "ShippingOption"},
            {"JobType", "AddressId", "SnowballType", "ShippingOption"},
        )
    }


def test_shared_shapes_differ_in_members_choices_and_bounds_as_the_reference_says() -> None:
    """No shape of 2020 differs today in any other way."""
    before, after = shapes("snowball", _OLD), shapes("snowball", _NEW)
    assert set(before) < set(after)
    grown, choices, keywords = {}, {}, {}
    for name, shape in before.items():
        now = after[name]
        if names := set(now.get("properties", {})) - set(shape.get("properties", {})):
            grown[name] = names
        if values := set(now.get("enum", [])) - set(shape.get("enum", [])):
            choices[name] = values
        for keyword in set(now) | set(shape):
            if keyword in {"properties", "enum"} or keyword.startswith("x-"):
                continue
            if now.get(keyword) != shape.get(keyword):
                assert keyword not in shape
                keywords[name, keyword] = now[keyword]
    assert (grown, choices, keywords) == (_NEW_MEMBERS_OF_SHAPES, _NEW_CHOICES, _NEW_KEYWORDS)


def test_no_choice_and_no_member_was_taken_away() -> None:
    """What was right in 2020 is a choice still, and a member still."""
    for name, shape in shapes("snowball", _OLD).items():
        now = shapes("snowball", _NEW)[name]
        assert set(shape.get("enum", [])) <= set(now.get("enum", []))
        assert set(shape.get("properties", {})) <= set(now.get("properties", {}))


def test_the_choices_that_came_later_are_shapes_that_came_later() -> None:
    """Source: Snowball reference, 2.1."""
    assert set(shapes("snowball", _NEW)) >= _NEW_ENUMS
    assert _NEW_ENUMS.isdisjoint(shapes("snowball", _OLD))


@pytest.mark.parametrize("edition", [_OLD, _NEW])
def test_a_shape_points_to_nothing_that_came_after_it(edition: str) -> None:
    """Every reference of an edition leads to a shape of that edition: every operation can be loaded."""
    for operation in operations("snowball", edition):
        for side in ("request", "response"):
            assert load("snowball", operation, edition, side)["type"] == "object"


def test_import_export_lost_the_printed_address_and_got_artifacts() -> None:
    """Source: Import/Export reference, 9.2; the label is the operation that is not of 2010 (9.6)."""
    old, new = "2010-06-03", "2014-12-18"
    assert set(operations("importexport", new)) - set(operations("importexport", old)) == {"GetShippingLabel"}
    differing: dict[str, tuple[set[str], set[str]]] = {}
    for operation in operations("importexport", old):
        assert load("importexport", operation, old) == load("importexport", operation, new)
        before, after = (set(load("importexport", operation, e, "response")["properties"]) for e in (old, new))
        if before != after:
            differing[operation] = (before - after, after - before)
    assert differing == {
        "CreateJob": ({"AwsShippingAddress"}, {"ArtifactList"}),
        "GetStatus": ({"AwsShippingAddress"}, {"ArtifactList"}),
        "UpdateJob": (set(), {"ArtifactList"}),
    }


@pytest.mark.parametrize(
    ("service", "operation", "edition"),
    [
        ("snowball", "ListPickupLocations", _OLD),
        ("snowball", "CreateVolume", _NEW),
        ("snowball", "CreateJob", "2014-12-18"),
        ("importexport", "GetShippingLabel", "2010-06-03"),
        ("importexport", "CreateJob", "2009-05-20"),
    ],
)
def test_what_an_edition_does_not_have_cannot_be_loaded(service: str, operation: str, edition: str) -> None:
    """An operation of another edition, of none, and an edition of the other service are LookupErrors."""
    with pytest.raises(LookupError):
        load(service, operation, edition)


def test_the_members_of_a_shared_shape_are_those_of_its_edition() -> None:
    """Source: Snowball reference, 4.6 and 4.9."""
    assert members("snowball", "Notification", _OLD) == ("SnsTopicARN", "JobStatesToNotify", "NotifyAll")
    assert "SnowballId" in members("snowball", "JobMetadata", _NEW)
    assert "SnowballId" not in members("snowball", "JobMetadata", _OLD)
    with pytest.raises(LookupError):
        members("snowball", "Volume", _OLD)
    with pytest.raises(LookupError):
        members("snowball", "Notification", "2014-12-18")


def test_a_loaded_schema_stays_as_it_is() -> None:
    """What is shared is the same each time."""
    first: Any = load("snowball", "CreateJob", _OLD)
    assert load("snowball", "CreateJob", _OLD) is first

"""The operations of the service, by edition. Source: Snowball reference, 1."""

from __future__ import annotations

from manifestkit.snowball.editions import S20, S26

_OF_2020 = (
    "CancelCluster",
    "CancelJob",
    "CreateAddress",
    "CreateCluster",
    "CreateJob",
    "DescribeAddress",
    "DescribeAddresses",
    "DescribeCluster",
    "DescribeJob",
    "GetJobManifest",
    "GetJobUnlockCode",
    "GetSnowballUsage",
    "GetSoftwareUpdates",
    "ListClusterJobs",
    "ListClusters",
    "ListCompatibleImages",
    "ListJobs",
    "UpdateCluster",
    "UpdateJob",
)
_SINCE = (
    "CreateLongTermPricing",
    "CreateReturnShippingLabel",
    "DescribeReturnShippingLabel",
    "ListLongTermPricing",
    "ListPickupLocations",
    "ListServiceVersions",
    "UpdateJobShipmentState",
    "UpdateLongTermPricing",
)
OPERATIONS: dict[str, tuple[str, ...]] = {S20: _OF_2020, S26: tuple(sorted(_OF_2020 + _SINCE))}

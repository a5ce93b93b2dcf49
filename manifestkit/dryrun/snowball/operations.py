"""The operations that are simulated; the others of the model are checked alone (RULINGS 23)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.dryrun.snowball import addresses, clusters, jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from manifestkit.dryrun.snowball.call import Answer, Call

    Operation: TypeAlias = Callable[[Call], Answer]

# Each with whether it changes the store.
OPERATIONS: dict[str, tuple[Operation, bool]] = {
    "CreateAddress": (addresses.create_address, True),
    "DescribeAddress": (addresses.describe_address, False),
    "DescribeAddresses": (addresses.describe_addresses, False),
    "CreateCluster": (clusters.create_cluster, True),
    "DescribeCluster": (clusters.describe_cluster, False),
    "ListClusterJobs": (clusters.list_cluster_jobs, False),
    "ListClusters": (clusters.list_clusters, False),
    "UpdateCluster": (clusters.update_cluster, True),
    "CancelCluster": (clusters.cancel_cluster, True),
    "CreateJob": (jobs.create_job, True),
    "DescribeJob": (jobs.describe_job, False),
    "ListJobs": (jobs.list_jobs, False),
    "UpdateJob": (jobs.update_job, True),
    "CancelJob": (jobs.cancel_job, True),
    "GetJobManifest": (jobs.get_job_manifest, False),
    "GetJobUnlockCode": (jobs.get_job_unlock_code, False),
    "GetSnowballUsage": (jobs.get_snowball_usage, False),
}

"""What the state of a job or cluster forbids. Only a dry run knows it, so that these are pages without a check."""

from __future__ import annotations

from manifestkit.findings.rule import Rule
from manifestkit.snowball.rules.family import JOB_STATE

_UPDATE = """A job is changed that is no longer New.

UpdateJob works while the JobState is New, usually for the first 60 minutes. An UpdateJob with nothing but the JobId is
legal, and changes nothing.

Change a job soon after it has been created, or create another.

Source: Snowball reference, 5.9."""

_CANCEL = """A job is cancelled that is no longer New.

The API says that a job can be cancelled before PreparingAppliance. The guides narrow that to New, for the parts of an
export as well.

Let the device come, and send it back.

Source: Snowball reference, 5.9."""

_CLUSTER = """A cluster is changed or cancelled that no longer waits for its nodes.

UpdateCluster and CancelCluster work while the ClusterState is AwaitingQuorum, which it is for at least an hour after
the cluster was created.

Change a cluster before its last node has been created.

Source: Snowball reference, 5.9."""

_MANIFEST = """The manifest or the unlock code of a job is asked for while the device is on its way.

In 2020 GetJobManifest and GetJobUnlockCode work from WithCustomer on; later they work in WithCustomer alone. The link
to the manifest lives 60 minutes.

Wait until the device has been delivered; DescribeJob tells.

Source: Snowball reference, 5.9."""

STATE_RULES: tuple[Rule, ...] = (
    Rule("ST01", "update-job-state", "error", JOB_STATE, "seed", _UPDATE),
    Rule("ST02", "cancel-job-state", "error", JOB_STATE, "model", _CANCEL),
    Rule("ST03", "cluster-state", "error", JOB_STATE, "model", _CLUSTER),
    Rule("ST04", "manifest-state", "error", JOB_STATE, "model", _MANIFEST),
)

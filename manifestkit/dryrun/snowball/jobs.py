"""CreateJob, DescribeJob, ListJobs, UpdateJob, CancelJob and what one gets for the device of a job.

Source: Snowball reference, 4.2, 4.6 to 4.8, 5.1 and 5.9; RULINGS 26.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.snowball.addresses import require_addresses
from manifestkit.dryrun.snowball.call import created, fields
from manifestkit.dryrun.snowball.clusters import add_node
from manifestkit.dryrun.snowball.devices import devices_in_use, require_devices
from manifestkit.dryrun.snowball.moments import as_answered
from manifestkit.dryrun.snowball.paging import newest
from manifestkit.dryrun.snowball.records import changed, entry, in_state, is_main, new_job, wrong_state
from manifestkit.dryrun.snowball.shipping import shipping_details
from manifestkit.schema.loading import shapes
from manifestkit.snowball import states

if TYPE_CHECKING:
    from manifestkit.dryrun.snowball.call import Answer, Call
    from manifestkit.dryrun.store import Record

# Nobody can fetch anything from here: the top-level domain is reserved for names that do not exist.
_NOWHERE = "https://dry-run.invalid"
_UNLOCK_CODE = "OFFLI-NEDRY-RUNNO-TVALI-D0000"


def create_job(call: Call) -> Answer:
    """A new job, or a new node of a cluster."""
    request = dict(call.parameters)
    cluster_id = request.get("ClusterId")
    if cluster_id is not None:
        return {"JobId": add_node(call, cluster_id, request).id}
    require_addresses(call)
    require_devices(call, 1)
    return {"JobId": new_job(call, request).id}


def describe_job(call: Call) -> Answer:
    """All about one job, and about the parts of an export."""
    job = call.named("job", "JobId")
    parts = call.records.children("job", job.id)
    return {"JobMetadata": _metadata(call, job), "SubJobMetadata": [_metadata(call, part) for part in parts]}


def _metadata(call: Call, job: Record) -> Answer:
    document = job.document
    answer = {
        "JobId": job.id,
        "JobState": document["state"],
        "CreationDate": created(job),
        **as_answered(fields(job, frozenset(shapes("snowball", call.world.edition)["JobMetadata"]["properties"]))),
        "ShippingDetails": shipping_details(job),
    }
    if document["state"] == "InProgress":
        answer["DataTransferProgress"] = document.get("progress") or dict.fromkeys(
            ("BytesTransferred", "ObjectsTransferred", "TotalBytes", "TotalObjects"), 0
        )
    if document.get("logs"):
        names = ("JobCompletionReportURI", "JobSuccessLogURI", "JobFailureLogURI")
        answer["JobLogInfo"] = {name: f"{_NOWHERE}/{job.id}/{name}" for name in names}
    return answer


def list_jobs(call: Call) -> Answer:
    """The jobs of a region, newest first, job parts among them."""
    return newest(call, "job", "JobListEntries", entry)


def update_job(call: Call) -> Answer:
    """Other values for members of a job that is New; each that is given replaces the old one whole."""
    job = call.named("job", "JobId")
    if not states.may_update(job.document["state"]):
        raise wrong_state("updated", "job", job)
    require_addresses(call)
    call.records.replace(changed(call, job, "JobId"))
    return {}


def cancel_job(call: Call) -> Answer:
    """The end of a job that is New."""
    job = call.named("job", "JobId")
    if not states.may_cancel(job.document["state"]):
        raise wrong_state("cancelled", "job", job)
    call.records.replace(in_state(job, states.CANCELLED))
    return {}


def get_job_manifest(call: Call) -> Answer:
    """Where the manifest of a device would be."""
    job = _with_device(call)
    until = (call.world.now() + timedelta(minutes=states.MANIFEST_LINK_MINUTES)).strftime("%Y%m%dT%H%M%SZ")
    return {"ManifestURI": f"{_NOWHERE}/{job.id}/manifest?expires={until}"}


def get_job_unlock_code(call: Call) -> Answer:
    """A code of the right form that says what it is."""
    _with_device(call)
    return {"UnlockCode": _UNLOCK_CODE}


def _with_device(call: Call) -> Record:
    """The job that the call names, whose device has reached the customer; the main job of an export has none."""
    job = call.named("job", "JobId")
    if is_main(job):
        raise ServiceError("InvalidJobStateException", _without_device(call, job))
    state, job_type = job.document["state"], job.document["request"].get("JobType", "")
    # A job without a type, which the edition 2026-04-21 allows, goes no way (see advancing).
    if not job_type or not states.shows_manifest(state, job_type, call.world.edition):
        raise wrong_state("unlocked", "job", job)
    return job


def _without_device(call: Call, main: Record) -> str:
    parts = ", ".join(part.id for part in call.records.children("job", main.id))
    ask = f"ask for its part {parts}" if parts else "ask for its part, which DescribeJob names once there is one"
    return f"The job {main.id} is the main job of an export and has no device itself; {ask}."


def get_snowball_usage(call: Call) -> Answer:
    """How many devices the account has, and may have (5.10: one, unless a limit is stated)."""
    return {"SnowballLimit": call.world.context.limits.get("devices", 1), "SnowballsInUse": devices_in_use(call)}

"""The six operations of Import/Export, answered from the store. Source: Import/Export reference, 8 to 11."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.ids import job_id, validate_only_id
from manifestkit.dryrun.store import Record
from manifestkit.fields.spelling import no_such
from manifestkit.fields.yes_no import read as read_yes_no
from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.editions import E14
from manifestkit.importexport.job_ids import is_job_id
from manifestkit.importexport.lifecycle import CANCELED, EXPIRED, Life, LifecycleError
from manifestkit.importexport.manifest import Manifest, manifest_of
from manifestkit.importexport.signature import OFFLINE_SIGNATURE, SIGNING_METHOD, SignatureFile
from manifestkit.importexport.variants import job_type_of
from manifestkit.text.manifest import read
from manifestkit.text.nodes import Mapping
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as Parameters
    from typing import Any, TypeAlias

    from manifestkit.dryrun.store import Kind, Transaction
    from manifestkit.dryrun.world import World

    Answer: TypeAlias = dict[str, Any]
    Operation: TypeAlias = Callable[["Call"], Answer]

_KIND: Kind = "import-export-job"
# The endpoint is global: its jobs belong to no region (9.1).
_EVERYWHERE = ""
_MOST_JOBS = 1000

# What can be told of a job whose time passes, beside its state.
DETAILS: Parameters[str, type] = MappingProxyType({"carrier": str, "tracking_number": str, "errors": int})

_ERASED = "**** Device will be erased before being returned. ****"
_OFFLINE = "This is an offline dry run: AWS will not accept this signature."


class Call(NamedTuple):
    """Parameters without a fault, the surroundings, the records, and what the service warns of in the manifest."""

    world: World
    parameters: Parameters[str, Any]
    records: Transaction
    warnings: tuple[str, ...] = ()

    def job(self) -> Record:
        """The job that the call names; InvalidJobIdException where there is none."""
        return self.job_of(str(self.parameters.get("JobId", "")))

    def job_of(self, id_: str) -> Record:
        """The job of an id in any case; InvalidJobIdException where there is none."""
        job = self.records.get(_KIND, id_.upper()) if is_job_id(id_) else None
        if job is None:
            raise ServiceError("InvalidJobIdException", f"No such job {id_} for your account")
        return job

    def life(self, job: Record) -> Life:
        """The life of a job at the moment of the call."""
        created = datetime.fromisoformat(job.document["created"])
        return Life(**job.document["life"]).at(created, self.world.now())

    def usable(self, job: Record) -> Life:
        """The life of a job that is neither canceled nor expired; those raise."""
        life = self.life(job)
        if life.progress == CANCELED:
            raise ServiceError("CanceledJobIdException", f"The job {job.id} was canceled")
        if life.progress == EXPIRED:
            raise ServiceError("ExpiredJobIdException", f"The job {job.id} has expired")
        return life


def create_job(call: Call) -> Answer:
    """A new job, or with ValidateOnly the answer that one would get."""
    manifest, kind = str(call.parameters["Manifest"]), job_type_of(str(call.parameters["JobType"]))
    if call.parameters.get("ValidateOnly"):
        return _created(call, validate_only_id(manifest), kind, manifest)
    _keep_quota(call)
    number = call.records.next_number()
    document = {
        "type": kind,
        "manifest": manifest,
        "created": call.world.now().isoformat(),
        "life": asdict(Life()),
        "edition": call.world.edition,
    }
    job = Record(_KIND, job_id(number), number, _EVERYWHERE, "", document)
    call.records.insert(job)
    return _created(call, job.id, kind, manifest)


def _keep_quota(call: Call) -> None:
    """CreateJobQuotaExceededException where the context's limit of jobs a day is reached (RULINGS 29)."""
    limit = call.world.context.limits.get("jobs_per_day")
    if limit is None:
        return
    newest = call.records.page(_KIND, _EVERYWHERE, before=None, limit=limit)
    today = call.world.now().date()
    if len(newest) == limit and all(datetime.fromisoformat(job.document["created"]).date() == today for job in newest):
        message = f"You have created {limit} jobs today; that is the limit"
        raise ServiceError("CreateJobQuotaExceededException", message)


def _created(call: Call, id_: str, kind: str, manifest: str) -> Answer:
    return {
        "JobId": id_,
        "JobType": kind,
        **_signature(id_),
        "WarningMessage": " ".join((*_erasing(call, manifest), *call.warnings, _OFFLINE)),
        **_artifacts(call),
        **_ship_to(call, id_),
    }


def _signature(id_: str) -> Answer:
    file = SignatureFile("2.0", SIGNING_METHOD, id_, OFFLINE_SIGNATURE)
    return {"Signature": OFFLINE_SIGNATURE, "SignatureFileContents": file.to_text()}


def _artifacts(call: Call) -> Answer:
    """What was put into the bucket, to be completed by ``papers``; the edition 2010-06-03 does not speak of it."""
    return {"ArtifactList": []} if call.world.edition == E14 else {}


def _ship_to(call: Call, id_: str) -> Answer:
    """Where the device is to be sent; later there are labels instead (10.1, RULINGS 30)."""
    if call.world.edition == E14:
        return {}
    address = call.world.context.ship_to
    lines = ["DRY RUN - NO SHIPPING ADDRESS"] if address is None else [str(value) for value in address.values()]
    return {"AwsShippingAddress": "\n".join(("AWS Import/Export", f"JOBID {id_}", *lines))}


def _erasing(call: Call, manifest: str) -> tuple[str, ...]:
    """What the service says where the device will be erased; nothing of it is known before 2014 (9.5)."""
    if call.world.edition != E14:
        return ()
    told = manifest_in(manifest, call.world.edition)
    erases = told.top.value("eraseDevice") if told else None
    answer = read_yes_no(erases) if erases else None
    return (_ERASED,) if answer is not None and answer.value else ()


def manifest_in(text: str, edition: str) -> Manifest | None:
    """What a text says as a manifest; None where it cannot be read as one."""
    source = Source(text)
    root = read(source, DIALECT).root
    return manifest_of(source, root, edition, None) if isinstance(root, Mapping) else None


def update_job(call: Call) -> Answer:
    """Another manifest in place of the job's, which must not have started."""
    job = call.job()
    life = call.usable(job)
    if not life.is_open:
        raise ServiceError("UnableToUpdateJobIdException", f"The job {job.id} has started and cannot be updated")
    manifest, kind = str(call.parameters["Manifest"]), job_type_of(str(call.parameters["JobType"]))
    if not call.parameters.get("ValidateOnly"):
        changes = {"manifest": manifest, "type": kind, "edition": call.world.edition}
        call.records.replace(job._replace(document=job.document | changes))
    warning = " ".join((*_erasing(call, manifest), *call.warnings))
    return {"Success": True, **({"WarningMessage": warning} if warning else {}), **_artifacts(call)}


def cancel_job(call: Call) -> Answer:
    """The end of a job that has not started (RULINGS 26)."""
    job = call.job()
    try:
        life = call.usable(job).canceled()
    except LifecycleError as error:
        raise ServiceError("UnableToCancelJobIdException", f"The job {job.id} has started: {error}") from error
    call.records.replace(job._replace(document=job.document | {"life": asdict(life)}))
    return {"Success": True}


def get_status(call: Call) -> Answer:
    """Where a job stands; canceled and expired ones are told as well (RULINGS 26)."""
    job = call.job()
    life = call.life(job)
    bucket, key = _log(job)
    answer = {
        "JobId": job.id,
        "JobType": job.document["type"],
        "LocationCode": life.location,
        "LocationMessage": life.location_message(),
        "ProgressCode": life.progress,
        "ProgressMessage": life.progress_message(key, bucket),
        "ErrorCount": life.errors,
        **_signature(job.id),
        "CurrentManifest": job.document["manifest"],
        "CreationDate": datetime.fromisoformat(job.document["created"]),
        **_artifacts(call),
        **_ship_to(call, job.id),
    }
    if life.location == "Returned":
        answer |= {"Carrier": life.carrier, "TrackingNumber": life.tracking_number}
    if life.is_loaded:
        answer |= {"LogBucket": bucket, "LogKey": key}
    return answer


def _log(job: Record) -> tuple[str, str]:
    """The bucket and the key of a job's log (11.4): in the log's bucket, else in the first of the manifest."""
    manifest = manifest_in(job.document["manifest"], job.document["edition"])
    named, prefix = _value(manifest, "logBucket"), _value(manifest, "logPrefix")
    return named or _first_bucket(manifest), f"{prefix}{job.document['type'].lower()}-log-{job.id}"


def _value(manifest: Manifest | None, key: str) -> str:
    return (manifest.top.value(key) if manifest else None) or ""


def _first_bucket(manifest: Manifest | None) -> str:
    return next((name for _, _, name in manifest.values("bucket")), "") if manifest else ""


def get_shipping_label(call: Call) -> Answer:
    """Nothing yet: ``papers`` makes the labels of the jobs, once it is sure that the call succeeds."""
    jobs = [call.job_of(str(id_)) for id_ in call.parameters["jobIds"]]
    if not jobs:
        raise ServiceError("InvalidJobIdException", "There is no job id in jobIds")
    for job in jobs:
        call.usable(job)
    return {}


def list_jobs(call: Call) -> Answer:
    """The jobs, newest first, a page at a time."""
    limit = call.parameters.get("MaxJobs") or _MOST_JOBS
    before = None
    if (marker := call.parameters.get("Marker")) is not None:
        job = call.records.get(_KIND, str(marker).upper())
        if job is None:
            message = f'There is no job "{marker}" at which a list could go on'
            raise ServiceError("InvalidParameterException", message)
        before = job.number
    found = call.records.page(_KIND, _EVERYWHERE, before=before, limit=limit + 1)
    jobs = [
        {
            "JobId": job.id,
            "CreationDate": datetime.fromisoformat(job.document["created"]),
            "IsCanceled": job.document["life"]["progress"] == CANCELED,
            "JobType": job.document["type"],
        }
        for job in found[:limit]
    ]
    return {"Jobs": jobs, "IsTruncated": len(found) > limit}


OPERATIONS: dict[str, tuple[Operation, bool]] = {
    "CreateJob": (create_job, True),
    "UpdateJob": (update_job, True),
    "CancelJob": (cancel_job, True),
    "GetStatus": (get_status, False),
    "GetShippingLabel": (get_shipping_label, False),
    "ListJobs": (list_jobs, False),
}


def advance(call: Call, id_: str, state: str, details: Parameters[str, Any]) -> None:
    """Let time pass until a job has a ProgressCode or LocationCode (RULINGS 27)."""
    job = call.job_of(id_)
    life = call.life(job).advanced(state, **_details(details))
    call.records.replace(job._replace(document=job.document | {"life": asdict(life)}))


def _details(given: Parameters[str, Any]) -> dict[str, Any]:
    """What an answer shall tell; LifecycleError where a name or a type is wrong."""
    for name, value in given.items():
        if name not in DETAILS:
            raise LifecycleError(no_such("detail", name, DETAILS))
        if not isinstance(value, DETAILS[name]) or isinstance(value, bool):
            raise LifecycleError(f"{name} is of the type {DETAILS[name].__name__}, and {value!r} is not")
    return dict(given)

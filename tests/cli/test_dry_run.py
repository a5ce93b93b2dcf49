"""``manifestkit dry-run``: one operation after the other, as the AWS CLI spells them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from botocore.session import Session
from samples import MANIFEST

from manifestkit.cli import dry_run
from manifestkit.importexport.skeleton import skeleton

if TYPE_CHECKING:
    from conftest import Done, Shell

SECRET = "8675309"  # noqa: S105 - what must not show
JOB = {
    "JobType": "IMPORT",
    "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]},
    "AddressId": "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b",
    "RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role",
    "ShippingOption": "SECOND_DAY",
    "SnowballType": "EDGE",
}
IMPORT = ("dry-run", "importexport", "create-job", "--job-type", "import")


@pytest.fixture
def folder(shell: Shell) -> Shell:
    """A working directory with a manifest and a request."""
    shell.write("manifest.txt", MANIFEST)
    shell.write("create-job.json", json.dumps(JOB))
    return shell


def _answer(done: Done) -> dict[str, Any]:
    assert done.status == 0
    assert all(line.startswith("manifestkit: note: ") for line in done.err.splitlines()), done.err
    answer: dict[str, Any] = json.loads(done.out)
    return answer


def _devices(shell: Shell, operation: str, *options: str) -> Done:
    return shell.run("dry-run", "snowball", operation, "--region", "us-west-2", "--store", "jobs.db", *options)


def test_a_manifest_of_a_file(folder: Shell) -> None:
    """``file://`` names a file, as in the AWS CLI; only validating keeps nothing."""
    answer = _answer(folder.run(*IMPORT, "--manifest", "file://manifest.txt", "--validate-only"))
    assert re.fullmatch("[1-9A-NP-Z]{5}-VALIDATE-ONLY", answer["JobId"])
    assert folder.names() == ["create-job.json", "manifest.txt"]


@pytest.mark.parametrize("path", ["~/manifest.txt", "$HOME/manifest.txt"])
def test_a_manifest_of_a_file_at_home(folder: Shell, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ``~`` and a variable behind ``file://`` are those of the AWS CLI: no shell sees them there."""
    monkeypatch.setenv("HOME", str(folder.folder))
    assert _answer(folder.run(*IMPORT, "--manifest", f"file://{path}", "--validate-only"))["JobType"] == "Import"


def test_a_manifest_as_an_argument(folder: Shell) -> None:
    """A text with a line break is the manifest (RULINGS 32)."""
    assert _answer(folder.run(*IMPORT, "--manifest", MANIFEST, "--no-validate-only"))["JobType"] == "Import"


def test_a_manifest_by_its_path(folder: Shell) -> None:
    """It is read, and the difference to the AWS CLI told (RULINGS 32)."""
    done = folder.run(*IMPORT, "--manifest", "manifest.txt", "--validate-only")
    assert done.status == 0
    assert "JobId" in json.loads(done.out)
    assert "file://manifest.txt" in done.err


def test_a_manifest_and_json_of_stdin(folder: Shell) -> None:
    """``-`` is stdin, for a manifest and for JSON (DESIGN section 2); elsewhere it is a hyphen."""
    store = ("--store", "jobs.db")
    job = _answer(folder.run(*IMPORT, "--manifest", "-", "--no-validate-only", *store, stdin=MANIFEST))["JobId"]
    status = folder.run("dry-run", "importexport", "get-status", "--job-id", job, *store)
    assert _answer(status)["CurrentManifest"] == MANIFEST
    order = ("dry-run", "snowball", "create-job", "--cli-input-json", "-", "--description", "-", *store)
    device = _answer(folder.run(*order, stdin=json.dumps(JOB)))["JobId"]
    told = _answer(folder.run("dry-run", "snowball", "describe-job", "--job-id", device, *store))
    assert told["JobMetadata"]["Description"] == "-"


def test_a_path_where_nothing_lies_is_a_text(folder: Shell) -> None:
    """And no manifest: the service's error, status 1 (RULINGS 32)."""
    done = folder.run(*IMPORT, "--manifest", "other.txt", "--validate-only")
    assert (done.status, done.out) == (1, "")
    error, note = done.err.splitlines()
    assert error == "manifestkit: MalformedManifestException (CreateJob): Your manifest is not well-formed"
    # The service's words do not say what `check` says (Import/Export reference, 12).
    assert note.startswith("manifestkit: note: Manifest line 1: This is the path of a file")
    assert "`--manifest file://`" in note


def test_what_is_behind_a_manifest_that_is_not_well_formed(folder: Shell) -> None:
    """The service's words are the same for every such manifest; the note says where and what."""
    done = folder.run(
        *IMPORT, "--manifest", MANIFEST.replace("eraseDevice: yes", "eraseDevice: [yes"), "--validate-only"
    )
    error, note = done.err.splitlines()
    assert error.endswith(": Your manifest is not well-formed")
    line = MANIFEST.splitlines().index("eraseDevice: yes") + 1
    assert note.startswith(f"manifestkit: note: Manifest line {line}: ")


def test_what_a_dry_run_has_not_checked(folder: Shell) -> None:
    """An answer is no proof: what was not checked is said as `check` says it (Import/Export reference, 9.4)."""
    folder.write("facts.toml", "[limits]\njobs_per_day = 50\n")
    ottawa = MANIFEST.replace("country: USA", "country: Canada").replace("postalCode: 98101", "postalCode: K1A 0B1")
    folder.write("ottawa.txt", ottawa.replace("stateOrProvince: WA", "stateOrProvince: ON"))
    told = folder.run("check", "ottawa.txt").out
    options = ("--manifest", "file://ottawa.txt", "--validate-only")
    done = folder.run(*IMPORT, *options)
    assert done.status == 0
    assert _checks(done.err, "not checked offline") == _checks(told, "not checked offline")
    assert {"customs", "bucket-exists", "quota"} <= _checks(done.err, "not checked offline")
    assert _checks(done.err, "nobody can check offline") == _checks(told, "nobody can check offline")
    assert done.err.count("state facts with --context") == 1
    stated = _checks(folder.run(*IMPORT, *options, "--context", "facts.toml").err, "not checked offline")
    assert stated == _checks(told, "not checked offline") - {"quota"}


def _checks(text: str, before: str) -> set[str]:
    """The names of the checks that a note lists."""
    (found,) = re.findall(f"note: {before}: ([^;.]*?)(?:;|\n\n|\nmanifestkit|\\Z)", text)
    return {name.strip() for name in found.replace("\n", " ").split(",")}


def test_the_region_of_the_facility(folder: Shell) -> None:
    """``--region`` states it for Import/Export, as for `check`: then customs are no question, and a must (2.2)."""
    ottawa = MANIFEST.replace("country: USA", "country: Canada").replace("postalCode: 98101", "postalCode: K1A 0B1")
    ottawa = ottawa.replace("stateOrProvince: WA", "stateOrProvince: ON")
    done = folder.run(*IMPORT, "--manifest", ottawa, "--validate-only", "--region", "us-west-2")
    assert done.status == 1
    assert "MissingCustomsException" in done.err
    done = folder.run(*IMPORT, "--manifest", MANIFEST, "--validate-only", "--region", "us-west-2")
    assert done.status == 0
    assert not {"customs", "address-in-eu"} & _checks(done.err, "not checked offline")


def test_what_the_store_knows_is_checked(folder: Shell) -> None:
    """The store is the account (RULINGS 25): whether a job exists, and how far it is, is no question."""
    store = ("--store", "jobs.db")
    job = _answer(folder.run(*IMPORT, "--manifest", MANIFEST, "--no-validate-only", *store))["JobId"]
    done = folder.run("dry-run", "importexport", "cancel-job", "--job-id", job, *store)
    assert (done.status, done.err) == (0, "")
    device = _answer(_devices(folder, "create-job", "--cli-input-json", "file://create-job.json"))["JobId"]
    assert _devices(folder, "cancel-job", "--job-id", device).err == ""


def test_a_request_of_snowball_that_is_not_checked_to_the_end(folder: Shell) -> None:
    """What only other services know is told as well."""
    done = _devices(folder, "create-job", "--cli-input-json", "file://create-job.json")
    assert {"bucket-exists", "address-exists"} <= _checks(done.err, "not checked offline")
    assert _checks(done.err, "nobody can check offline") == {"role-trusts-service"}


def test_a_missing_flag(folder: Shell) -> None:
    """ValidateOnly is required (Import/Export reference, 9.2)."""
    done = folder.run(*IMPORT, "--manifest", "file://manifest.txt")
    assert done.status == 1
    assert "MissingParameterException" in done.err


def test_a_job_of_import_export_from_call_to_call(folder: Shell) -> None:
    """The store's file carries it; time passes by ``advance``."""
    store = ("--store", "jobs.db")
    created = folder.run(*IMPORT, "--manifest", "file://manifest.txt", "--no-validate-only", *store)
    job = _answer(created)["JobId"]
    services = ("dry-run", "importexport")
    assert _answer(folder.run(*services, "get-status", "--job-id", job, *store))["ProgressCode"] == "Pending"
    details = ("--detail", "errors=2", "--detail", "carrier=UPS")
    assert folder.run(*services, "advance", job, "SuccessWithErrors", *details, *store).status == 0
    tracking = ("--detail", "tracking_number=12345")
    assert _answer_of_advance(folder.run(*services, "advance", job, "Returned", *tracking, *store)) == ""
    status = _answer(folder.run(*services, "get-status", "--job-id", job, *store))
    assert (status["ErrorCount"], status["Carrier"], status["TrackingNumber"]) == (2, "UPS", "12345")
    assert status["CurrentManifest"] == MANIFEST
    listed = _answer(folder.run(*services, "list-jobs", "--max-jobs", "1", *store))
    assert [entry["JobId"] for entry in listed["Jobs"]] == [job]
    label = _answer(folder.run(*services, "get-shipping-label", "--job-ids", job, "--name", "Pat Example", *store))
    assert label["ShippingLabelURL"].endswith(f"shipping-label-{job}.pdf")
    done = folder.run(*services, "cancel-job", "--job-id", job, *store)
    assert done.status == 1
    assert "UnableToCancelJobIdException (CancelJob)" in done.err


def _answer_of_advance(done: Done) -> str:
    assert (done.status, done.err) == (0, "")
    return done.out


@pytest.mark.parametrize("store", [(), ("--store", "jobs.db")])
def test_papers_without_a_store(store: tuple[str, ...], folder: Shell) -> None:
    """The answer of an EBS import names a file; without a store nothing keeps it, and that is said."""
    folder.write("ebs.txt", skeleton("ebs-import", example=True))
    done = folder.run(*IMPORT, "--manifest", "file://ebs.txt", "--no-validate-only", *store)
    assert done.status == 0
    assert json.loads(done.out)["ArtifactList"]
    assert ("name a --store to keep them" in done.err) == (not store)


def test_a_job_of_snowball_from_call_to_call(folder: Shell) -> None:
    """Members as JSON of a file, as options, and as JSON in an option."""
    job = _answer(_devices(folder, "create-job", "--cli-input-json", "file://create-job.json"))["JobId"]
    resources = json.dumps({"S3Resources": [{"BucketArn": "arn:aws:s3:::other-bucket"}]})
    _answer(_devices(folder, "update-job", "--job-id", job, "--description", "Other", "--resources", resources))
    assert _devices(folder, "advance", job, "InProgress", "--detail", "TotalBytes=1000").status == 0
    told = _answer(_devices(folder, "describe-job", "--job-id", job))["JobMetadata"]
    assert (told["JobState"], told["Description"]) == ("InProgress", "Other")
    assert told["DataTransferProgress"]["TotalBytes"] == 1000
    assert told["Resources"]["S3Resources"][0]["BucketArn"] == "arn:aws:s3:::other-bucket"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT.*", told["CreationDate"])


@pytest.mark.parametrize("region", [(), ("--region", "eu-west-1")])
def test_time_passes_in_all_regions(region: tuple[str, ...], folder: Shell) -> None:
    """The id alone says which job is meant (RULINGS 27), which may have been made through the endpoint."""
    job = _answer(_devices(folder, "create-job", "--cli-input-json", "file://create-job.json"))["JobId"]
    done = folder.run("dry-run", "snowball", "advance", job, "WithCustomer", "--store", "jobs.db", *region)
    assert (done.status, done.err) == (0, "")
    assert _answer(_devices(folder, "describe-job", "--job-id", job))["JobMetadata"]["JobState"] == "WithCustomer"


def test_an_option_wins_over_the_json(folder: Shell) -> None:
    """As in the AWS CLI."""
    options = ("--cli-input-json", json.dumps(JOB), "--description", "From the option")
    job = _answer(_devices(folder, "create-job", *options))["JobId"]
    told = _answer(_devices(folder, "describe-job", "--job-id", job))
    assert told["JobMetadata"]["Description"] == "From the option"


def test_an_address_from_a_file(folder: Shell) -> None:
    """An object may stand in a file of its own."""
    address = {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle", "StateOrProvince": "WA"}
    address |= {"PostalCode": "98101", "Country": "USA", "PhoneNumber": "+1 206 555 0100"}
    folder.write("address.json", json.dumps(address))
    id_ = _answer(_devices(folder, "create-address", "--address", "file://address.json"))["AddressId"]
    assert _answer(_devices(folder, "describe-address", "--address-id", id_))["Address"] == {
        **address,
        "AddressId": id_,
    }


def test_a_region_an_edition_and_facts(folder: Shell) -> None:
    """They are those of the call."""
    folder.write("facts.toml", "[limits]\ndevices = 7\n")
    done = _devices(folder, "get-snowball-usage", "--context", "facts.toml", "--edition", "2026-04-21")
    assert _answer(done)["SnowballLimit"] == 7


@pytest.mark.parametrize("service", ["importexport", "snowball"])
def test_each_operation_has_its_options(shell: Shell, service: str) -> None:
    """The help of each operation names every member as the AWS CLI does, on lines of 80 columns."""
    model = Session().get_service_model(service)
    for name in model.operation_names:
        shape = model.operation_model(name).input_shape
        done = shell.run("dry-run", service, _spelled(name), "--help")
        assert done.status == 0
        for member in shape.members if shape is not None else ():
            assert re.search(rf"(?m)^  --{_spelled(member)}\b", done.out + done.err), (name, member)
        assert all(len(line) <= 80 for line in done.out.splitlines() if not line.startswith((" " * 20, "usage")))


def _spelled(name: str) -> str:
    from botocore import xform_name

    spelled: str = xform_name(name, "-")
    return spelled


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "required: SERVICE, OPERATION"),
        (("snowball",), "required: OPERATION"),
        (("glacier", "create-job"), "invalid choice: 'glacier'"),
        (("snowball", "crete-job"), "did you mean create-job?"),
        (("snowball", "create-job", "--job-typ", "IMPORT"), "did you mean --job-type?"),
        # Names that people use (Snowball reference, 11).
        (("snowball", "create-cluster", "--cluster-size", "5"), "did you mean --initial-cluster-size?"),
        (
            ("snowball", "create-job", "--cluster-size", "5"),
            "`InitialClusterSize` belongs to a request of CreateCluster",
        ),
        (("snowball", "create-job", "--device-type", "EDGE"), "did you mean --snowball-type?"),
        (("snowball", "create-job", "--kms-arn", "arn"), "did you mean --kms-key-arn?"),
        (("snowball", "create-job", "--stroe", "jobs.db"), "did you mean --store?"),
        (("snowball", "create-job", "--nonsense", "x"), "unknown argument '--nonsense'"),
        (("snowball", "list-addresses"), "did you mean describe-addresses?"),
        (("snowball", "describe-jobs"), "did you mean describe-job?"),
        (("importexport", "list-status"), "did you mean get-status?"),
        (("snowball", "make-tea"), "there are cancel-cluster, cancel-job, "),
        (("snowball", "list-jobs", "--max-results", "ten"), "'ten' is no whole number"),
        (("snowball", "create-job", "--resources", "{"), "--resources: this is no JSON"),
        (("snowball", "create-address", "--address", "Name=Pat"), "the shorthand of the AWS CLI is not read here"),
        (("snowball", "create-job", "--resources", "file://none.json"), "none.json: cannot be read"),
        (("snowball", "create-job", "--cli-input-json", "[]"), "between braces"),
        (
            ("snowball", "create-job", "--cli-input-json", '{"DeviceType": "EDGE"}'),
            'failed: "DeviceType" is no member of a request of CreateJob. Did you mean `SnowballType`?',
        ),
        (
            ("snowball", "create-job", "--remote-management", "NOT_INSTALLED"),
            "The edition 2026-04-21 has it; this is 2020-06-17.",
        ),
        (("snowball", "list-jobs", "--edition", "2010-06-03"), "no edition '2010-06-03'"),
        (("snowball", "list-jobs", "--region", "the moon"), "no name of a region"),
        (("snowball", "list-jobs", "--context", "none.toml"), "none.toml"),
        (("snowball", "list-jobs", "--store", "."), "cannot be opened"),
        (("snowball", "list-jobs", "--store", "create-job.json"), "no job store"),
        (("snowball", "list-compatible-images"), "not simulated"),
        (("snowball", "advance", "JID1"), "required: STATE"),
        (("snowball", "advance", "JID1", "New", "--detail", "carrier"), "'carrier' is not NAME=VALUE"),
        (("snowball", "advance", "JID1", "New", "--detail", "TotalBytes=many"), "'many' is no whole number"),
        (("--", "snowball", "list-jobs"), "come first"),
    ],
)
def test_wrong_usage(folder: Shell, arguments: tuple[str, ...], words: str) -> None:
    """Status 2, one sentence on stderr, nothing on stdout."""
    done = folder.run("dry-run", *arguments)
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert done.err.splitlines()[-1].startswith("manifestkit")


def test_an_unknown_id_is_a_refusal(folder: Shell) -> None:
    """Status 1, with the service's error."""
    done = _devices(folder, "advance", "JID123e4567-e89b-12d3-a456-426655440000", "WithCustomer")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("manifestkit: InvalidResourceException (advance): ")


@pytest.mark.parametrize(
    ("service", "names"),
    [
        ("importexport", {"carrier", "tracking_number", "errors"}),
        (
            "snowball",
            {"InboundShipment", "OutboundShipment"}
            | {"BytesTransferred", "ObjectsTransferred", "TotalBytes", "TotalObjects"},
        ),
    ],
)
def test_each_service_has_details_of_its_own(folder: Shell, service: str, names: set[str]) -> None:
    """The help names them, and those of the other service are not among them."""
    done = folder.run("dry-run", service, "advance", "--help")
    _, told = (done.out + done.err).split("answers tell from then on; one of")
    assert {name.strip() for name in told.replace("\n", " ").split(",")} == names


def test_a_detail_in_another_spelling(folder: Shell) -> None:
    """What was meant is said, and which there are."""
    created = folder.run(*IMPORT, "--manifest", MANIFEST, "--no-validate-only", "--store", "jobs.db")
    job = _answer(created)["JobId"]
    advance = ("dry-run", "importexport", "advance", job, "Returned", "--store", "jobs.db")
    done = folder.run(*advance, "--detail", "Carrier=UPS")
    assert (done.status, done.out) == (2, "")
    assert "did you mean carrier? There are carrier, tracking_number, errors" in done.err


def test_a_step_that_is_none(folder: Shell) -> None:
    """Time that cannot pass so is a mistake of the caller: status 2."""
    job = _answer(_devices(folder, "create-job", "--cli-input-json", "file://create-job.json"))["JobId"]
    done = _devices(folder, "advance", job, "Listing")
    assert (done.status, done.out) == (2, "")
    assert "Listing" in done.err


@pytest.mark.parametrize(
    "spoilt",
    [
        MANIFEST.replace("eraseDevice: yes", f"pinCode: [{SECRET}"),
        MANIFEST.replace("eraseDevice: yes", f"pinCode {SECRET}"),
        MANIFEST.replace("eraseDevice: yes", f"pinCode: '{SECRET}"),
        MANIFEST.replace("eraseDevice: yes", f"pincode: {SECRET}"),
        MANIFEST.replace("eraseDevice: yes", f"trueCryptPassword: {SECRET}\npinCode: {SECRET}"),
    ],
)
def test_no_secret_shows_in_an_error(folder: Shell, spoilt: str) -> None:
    """Whatever is wrong with the line that has it."""
    done = folder.run(*IMPORT, "--manifest", spoilt, "--validate-only")
    assert done.status in {0, 1}
    assert SECRET not in done.err
    assert SECRET not in done.out


def test_the_help_says_what_it_is(shell: Shell) -> None:
    """With examples, and status 0."""
    done = shell.run("dry-run", "--help")
    assert done.status == 0
    assert "examples:" in done.out + done.err
    assert dry_run.run.__doc__


@pytest.mark.parametrize("service", ["importexport", "snowball"])
def test_the_help_of_a_service_lists_its_operations(shell: Shell, service: str) -> None:
    """All that the AWS CLI has, each on a line, and ``advance``."""
    done = shell.run("dry-run", service, "--help")
    assert done.status == 0
    listed = set(re.findall(r"(?m)^  ([a-z-]+)$", done.out))
    assert listed == {*map(_spelled, Session().get_service_model(service).operation_names), "advance"}


def test_a_manifest_may_begin_with_dashes(shell: Shell) -> None:
    """The mark at the beginning of a YAML document makes no option of the text behind `--manifest`."""
    answer = _answer(shell.run(*IMPORT, "--validate-only", "--manifest", f"---\n{MANIFEST}"))
    assert answer["JobType"] == "Import"

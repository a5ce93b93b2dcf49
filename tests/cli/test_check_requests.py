"""``manifestkit check`` on requests: what a project may say about findings, fixes, formats, facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from manifestkit.reporters.formats import FORMATS

if TYPE_CHECKING:
    from conftest import Shell

EXAMPLES = Path(__file__).parents[2] / "examples"
KIND = ("--kind", "snowball.CreateJob")

# Snowball reference, 10 and 11: the official request with a name of our time for the bucket, and with mistakes.
GOOD = """\
{
  "JobType": "IMPORT",
  "Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket", "KeyRange": {}}]},
  "AddressId": "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b",
  "RoleARN": "arn:aws:iam::123456789012:role/snowball-import-S3-role",
  "SnowballType": "STANDARD",
  "SnowballCapacityPreference": "T80",
  "ShippingOption": "SECOND_DAY"
}
"""
BAD = GOOD.replace("ADID1234", "ADID-1234").replace('"IMPORT"', '"import"')
BAD_YAML = """\
JobType: IMPORT
Resources:
  S3Resources:
    - BucketArn: arn:aws:s3:::example-bucket
AddressId: ADID-1234ab12-3eec-4eb3-9be6-9374c10eb51b
RoleARN: arn:aws:iam::123456789012:role/snowball-import-S3-role
ShippingOption: SECOND_DAY
"""
JOB_TYPE, ADDRESS = ("SB004", "/JobType"), ("SB007", "/AddressId")


def _told(out: str, *severities: str) -> list[tuple[str, str]]:
    """The rules and pointers of the findings of some severities in a JSON report; if none is named, all but advice."""
    return [
        (finding["rule"], finding["pointer"])
        for file in json.loads(out)["files"]
        for finding in file["findings"]
        if finding["severity"] in (severities or ("error", "warning"))
    ]


def _check(shell: Shell, *arguments: str) -> list[tuple[str, str]]:
    return _told(shell.run("check", *KIND, "--format", "json", *arguments).out)


def test_a_request_is_checked_by_its_kind(shell: Shell) -> None:
    """A right one passes, a wrong one gives 1 and each mistake in the order of the text."""
    shell.write("good.json", GOOD)
    shell.write("bad.json", BAD)
    assert shell.run("check", *KIND, "good.json").status == 0
    assert shell.run("check", *KIND, "bad.json").status == 1
    assert _check(shell, "good.json") == []
    assert _check(shell, "bad.json") == [JOB_TYPE, ADDRESS]


# A configuration, and what is left of the two findings.
CONFIGURATIONS = [
    ("", [JOB_TYPE, ADDRESS]),
    ('select = ["SB007"]', [ADDRESS]),
    ('select = ["pattern-mismatch", "CL"]', [ADDRESS]),
    ('ignore = ["SB"]', []),
    ('ignore = ["not-in-enum"]', [ADDRESS]),
    ('[[suppress]]\npath = "*.json"\nrule = "SB007"\npointer = "/AddressId"\nreason = "a fixture"', [JOB_TYPE]),
    ('[[suppress]]\npath = "*.json"\nrule = "SB007"\npointer = "/RoleARN"\nreason = "a fixture"', [JOB_TYPE, ADDRESS]),
    ('[[suppress]]\npath = "jobs/*.json"\nrule = "SB007"\nreason = "a fixture"', [JOB_TYPE, ADDRESS]),
    ('[[suppress]]\npath = "*.json"\nrule = "SB"\nreason = "a fixture"', []),
    ("[severity]\nSB007 = 'info'", [JOB_TYPE]),
]


@pytest.mark.parametrize(("configuration", "left"), CONFIGURATIONS)
def test_a_project_says_which_findings_count(shell: Shell, configuration: str, left: list[tuple[str, str]]) -> None:
    """JSON has no comments: rules, files and pointers are named in the configuration (RULINGS 18)."""
    shell.write("manifestkit.toml", configuration)
    shell.write("bad.json", BAD)
    assert _check(shell, "bad.json") == left


def test_an_exemption_below_a_list_takes_its_index(shell: Shell) -> None:
    """The pointer of a bucket has its number in it, and stands for all that is in the bucket."""
    shell.write("bad.json", GOOD.replace('"KeyRange": {}', '"KeyRange": {"BeginMarker": ""}'))
    where = "/Resources/S3Resources/0"
    assert ("KR08", f"{where}/KeyRange/BeginMarker") in _check(shell, "bad.json")
    exemption = f'[[suppress]]\npath = "*"\nrule = "KR"\npointer = "{where}"\nreason = "a fixture"'
    shell.write("manifestkit.toml", exemption)
    assert _check(shell, "bad.json") == []
    shell.write("manifestkit.toml", exemption.replace("/0", "/1"))
    assert [rule for rule, _ in _check(shell, "bad.json")] != []


def test_an_exemption_that_nothing_needs_is_told(shell: Shell) -> None:
    """What was mended leaves a line in the configuration that can go; of what could not be read nobody knows."""
    shell.write(
        "manifestkit.toml",
        '[[suppress]]\npath = "jobs/job.json"\nrule = "SB007"\npointer = "/AddressId"\nreason = "a fixture"',
    )
    told = "nothing in jobs/job.json needs this any more"
    for text, is_told in ((GOOD, True), (BAD, False), (GOOD.replace('"IMPORT",', '"IMPORT'), False)):
        shell.write("jobs/job.json", text)
        assert (told in shell.run("check", *KIND, "jobs/job.json").err) is is_told


def test_severity_changes_the_status(shell: Shell) -> None:
    """A project may weigh a rule as it likes, up and down."""
    shell.write("good.json", GOOD)
    shell.write("manifestkit.toml", "[severity]\nrole-rights = 'error'")
    assert shell.run("check", *KIND, "good.json").status == 1
    shell.write("bad.json", BAD)
    shell.write("manifestkit.toml", "[severity]\nSB007 = 'warning'\nSB004 = 'warning'")
    assert shell.run("check", *KIND, "bad.json").status == 0
    assert shell.run("check", *KIND, "bad.json", "--strict").status == 1


def test_a_baseline_knows_rule_and_pointer(shell: Shell) -> None:
    """What was there stays quiet though lines move; the same rule at another pointer is new."""
    path = shell.write("bad.json", BAD)
    shell.write("baseline.json", shell.run("check", *KIND, "bad.json", "--format", "json").out)
    path.write_text(BAD.replace("{\n", "{\n\n  ", 1).replace("SECOND_DAY", "FASTEST"), "utf-8")
    assert _check(shell, "bad.json", "--baseline", "baseline.json") == [("SB004", "/ShippingOption")]


# A comment, where it stands, and whether the finding about the id of the address is left.
COMMENTS = [
    ("AddressId:", "# manifestkit: ignore[SB007] a fixture\nAddressId:", False),
    ("eb51b\n", "eb51b  # manifestkit: ignore[SB007] a fixture\n", False),
    ("eb51b\n", "eb51b  # manifestkit: ignore[pattern-mismatch] a fixture\n", False),
    ("eb51b\n", "eb51b  # manifestkit: ignore[sb007] a fixture\n", False),
    ("eb51b\n", "eb51b  # manifestkit: ignore[SB007]\n", True),
    ("eb51b\n", "eb51b  # manifestkit: ignore[SB004] a fixture\n", True),
    ("JobType: IMPORT", "JobType: IMPORT  # manifestkit: ignore[SB007] a fixture", True),
    ("JobType:", 'Description: "\n  # manifestkit: ignore[SB007] "\nJobType:', True),
]


@pytest.mark.parametrize(("old", "new", "left"), COMMENTS)
def test_a_comment_in_yaml_accepts_a_finding(shell: Shell, old: str, new: str, left: bool) -> None:  # noqa: FBT001 - a case
    """As in manifests: on its line or the one above, with a reason, and not inside a value."""
    shell.write("job.yaml", BAD_YAML.replace(old, new, 1))
    assert (ADDRESS in _check(shell, "job.yaml")) is left


def test_codes_of_two_digits_may_stand_in_a_comment(shell: Shell) -> None:
    """The rules of Snowball have shorter codes; one that is not needed is told."""
    bad = BAD_YAML.replace("  S3Resources:\n    - BucketArn: arn:aws:s3:::example-bucket", "  {}  # COMMENT")
    shell.write("job.yaml", bad)
    assert ("JB03", "/Resources/S3Resources") in _check(shell, "job.yaml")
    shell.write("job.yaml", bad.replace("Resources:\n", "# manifestkit: ignore[JB03, CL01] a fixture\nResources:\n"))
    told = _check(shell, "job.yaml")
    assert ("JB03", "/Resources/S3Resources") not in told
    assert [rule for rule, _ in told if rule.startswith("RD09")] == ["RD091"]


def test_json_has_no_comments(shell: Shell) -> None:
    """What looks like one is a mistake in the text, or a part of a value, and accepts nothing."""
    comment = "# manifestkit: ignore[SB007] a fixture"
    shell.write("bad.json", BAD.replace('"ADID-', f'{comment}\n"ADID-'))
    told = _check(shell, "bad.json")
    assert ADDRESS in told
    assert any(rule.startswith("RD0") for rule, _ in told)
    assert not any(rule.startswith("RD09") for rule, _ in told)
    shell.write("bad.json", BAD.replace('"AddressId"', f'"Description": "{comment}", "AddressId"'))
    assert _check(shell, "bad.json") == [JOB_TYPE, ADDRESS]


def test_fix_mends_what_is_beyond_doubt(shell: Shell) -> None:
    """The spelling of a choice is safe, a hyphen too many is a guess; all else stays byte for byte."""
    path = shell.write("bad.json", BAD)
    assert shell.run("check", *KIND, "bad.json", "--fix").status == 1
    assert path.read_text("utf-8") == BAD.replace('"import"', '"IMPORT"')
    assert shell.run("check", *KIND, "bad.json", "--fix", "--unsafe-fixes").status == 0
    assert path.read_text("utf-8") == GOOD


# A member as somebody wrote it, and what the safe fixes make of it.
FIXES = [
    ('"ShippingOption": "second-day"', '"ShippingOption": "SECOND_DAY"'),
    ('"shippingOption": "SECOND_DAY"', '"ShippingOption": "SECOND_DAY"'),
    (
        '"TaxDocuments": {"IND": {"GSTIN": "27 aapfu 0939 f1zv"}}',
        '"TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}',
    ),
    (
        '"AddressId": "adid1234AB12-3EEC-4eb3-9be6-9374c10eb51b"',
        '"AddressId": "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b"',
    ),
    ('"Notification": {"NotifyAll": "true"}', '"Notification": {"NotifyAll": true}'),
    ('"Description": "", "ShippingOption": "SECOND_DAY"', '"ShippingOption": "SECOND_DAY"'),
    ('"Description": "a",', '"Description": "a"'),
]


@pytest.mark.parametrize(("written", "mended"), FIXES)
def test_safe_fixes(shell: Shell, written: str, mended: str) -> None:
    """Capitals, blanks, quotes around what is no text, empty texts, a comma too many: nothing else is touched."""
    path = shell.write("job.json", f"{{\n\t{written}\n}}\n")
    shell.run("check", *KIND, "job.json", "--fix")
    assert path.read_text("utf-8") == f"{{\n\t{mended}\n}}\n"


def test_fix_mends_yaml(shell: Shell) -> None:
    """Comments and order stay."""
    bad = BAD_YAML.replace("IMPORT", "Import  # for the archive")
    path = shell.write("job.yaml", bad)
    shell.run("check", *KIND, "job.yaml", "--fix", "--unsafe-fixes")
    assert path.read_text("utf-8") == bad.replace("Import", "IMPORT").replace("ADID-", "ADID")


def test_diff_shows_the_fixes_and_writes_nothing(shell: Shell) -> None:
    """The lines that would change, as a patch."""
    path = shell.write("bad.json", BAD)
    done = shell.run("check", *KIND, "bad.json", "--diff")
    assert done.status == 1
    assert '-  "JobType": "import",\n+  "JobType": "IMPORT",\n' in done.out
    assert "+++ b/bad.json" in done.out
    assert path.read_text("utf-8") == BAD


# Whether it is JSON or XML, and what is told of the finding about the job type.
FORMATTED = {
    "text": "= answer: 1 validation error detected: Value 'import' at 'jobType' failed to",
    "concise": "bad.json:2:14: error[SB004] not-in-enum [*]: `JobType` cannot be",
    "json": '"pointer": "/JobType"',
    "sarif": '"fullyQualifiedName": "/JobType"',
    "github": "title=SB004 not-in-enum,file=bad.json,line=2",
    "gitlab": '"check_name": "SB004"',
    "junit": "Value 'import' at 'jobType' failed to satisfy constraint",
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_of_requests(shell: Shell, name: str) -> None:
    """Each is what it says it is, and has the finding, its pointer or its place; some have the service's own words."""
    shell.write("bad.json", BAD)
    done = shell.run("check", *KIND, "bad.json", "--format", name)
    assert done.status == 1
    assert FORMATTED[name] in done.out
    if name in {"json", "sarif", "gitlab"}:
        json.loads(done.out)
    if name == "junit":
        ET.fromstring(done.out)  # noqa: S314 - our own
    if name in {"json", "sarif"}:
        assert '"answer": "1 validation error detected: Value \'import\' at' in done.out


# The mistakes of Snowball reference, 11, that are in examples/bad: the line and the rule of each.
MISTAKES = {
    "create-job.json": [
        (1, "JB01"),
        (7, "KR08"),
        (7, "KR08"),
        (11, "SB007"),
        (12, "KM01"),
        (14, "SB004"),
        (16, "SN01"),
        (17, "SB004"),
        (17, "SB004"),
        (19, "SB004"),
    ],
    "create-cluster.yaml": [(2, "CL01"), (4, "SB003"), (7, "SB003"), (9, "SB003"), (11, "SB003")],
}


def test_the_examples_are_told_apart_by_name_and_text(shell: Shell) -> None:
    """The good ones have no error and no warning, the bad ones the mistakes that people made; nobody said a kind."""
    good = json.loads(shell.run("check", str(EXAMPLES / "good"), "--format", "json").out)["files"]
    assert {file["kind"] for file in good} >= {
        "snowball.CreateJob",
        "snowball.CreateCluster",
        "snowball.CreateAddress",
        "manifest",
    }
    done = shell.run("check", str(EXAMPLES / "good"), "--format", "json")
    assert (done.status, _told(done.out)) == (0, [])
    for name, mistakes in MISTAKES.items():
        done = shell.run("check", str(EXAMPLES / "bad" / "snowball" / name), "--format", "json")
        (file,) = json.loads(done.out)["files"]
        errors = [(each["line"], each["rule"]) for each in file["findings"] if each["severity"] == "error"]
        assert (done.status, errors) == (1, mistakes)


def test_an_unknown_file_is_told_and_a_walked_one_passed_over(shell: Shell) -> None:
    """`{}` may be anything: named, that is an error; met in a folder, it is none of ours (RULINGS 10)."""
    shell.write("empty.json", "{}")
    named = shell.run("check", "empty.json")
    assert named.status == 2
    assert "is no manifest, SIGNATURE file or request by its name and text; use --kind" in named.err
    assert shell.run("check", ".").status == 0
    shell.write("manifestkit.toml", '[files]\n"snowball.ListJobs" = ["*.json"]')
    assert shell.run("check", ".").out.endswith("no findings in 1 file\n")


# A path, what is in the file, and a mistake in it that is told.
BY_PATH = [
    ("snowball/update-job.json", '{"JobId": "JID-1", "Description": "x"}', ("SB007", "/JobId")),
    ("snowball/create-job.json", '{"ClusterId": "CID-1"}', ("SB007", "/ClusterId")),
    ("snowball/create-job.json", '{"jobType": "IMPORT", "resources": {}}', ("SB003", "/resources")),
    ("snowball/create-job.json", '{"job_type": "IMPORT"}', ("SB003", "/job_type")),
    ("snowball/create-job.json", "", ("RD040", "")),
    ("snowball/create-job.json", "[]", ("RD004", "")),
    ("snowball/create-job.json", "{}", ("JB07", "")),
    ("snowball/create-job.json", "not json", ("RD048", "")),
    ("snowball/update-cluster.json", "{}", ("SB002", "/ClusterId")),
    ("snowball/list-jobs.json", '{"MaxResults": 101}', ("SB009", "/MaxResults")),
    ("snowball/describe-job.json", '{"JobId": "x"}', ("SB007", "/JobId")),
    ("snowball-create-cluster.yaml", "", ("RD004", "")),
]


@pytest.mark.parametrize(("path", "text", "mistake"), BY_PATH)
def test_a_path_that_says_what_a_file_is_lets_no_mistake_through(
    shell: Shell, path: str, text: str, mistake: tuple[str, str]
) -> None:
    """Named, as the hook does it, and met in a folder: the likeliest mistakes leave little of the request."""
    shell.write(path, text)
    for argument in (path, "."):
        done = shell.run("check", argument, "--format", "json")
        assert done.status == 1
        assert mistake in _told(done.out, "error")


# What is stated, how, and what of `region` and `address-exists` is not checked then (RULINGS 21).
FACTS = [
    ((), {}, {"region", "address-exists"}),
    (("--region", "us-east-1"), {}, {"address-exists"}),
    ((), {"manifestkit.toml": 'region = "us-east-1"'}, {"address-exists"}),
    (("--context", "facts.toml"), {"facts.toml": 'region = "us-east-1"'}, {"address-exists"}),
    (("--region", "us-east-1", "--context", "facts.toml"), {"facts.toml": "[addresses]"}, set()),
]


@pytest.mark.parametrize(("arguments", "files", "left"), FACTS)
def test_a_stated_fact_is_checked(
    shell: Shell, arguments: tuple[str, ...], files: dict[str, str], left: set[str]
) -> None:
    """The region comes from the command line, the context or the configuration; what is stated is not unchecked."""
    for name, text in {**files, "job.json": GOOD}.items():
        shell.write(name, text)
    (file,) = json.loads(shell.run("check", *KIND, "job.json", "--format", "json", *arguments).out)["files"]
    assert {each["check"] for each in file["unchecked"]} & {"region", "address-exists"} == left


def test_stated_facts_give_findings(shell: Shell) -> None:
    """An address that the account does not have is no address; a key of another region is doubtful."""
    key = '"KmsKeyARN": "arn:aws:kms:eu-west-1:123456789012:key/abcd1234-12ab-34cd-56ef-123456123456",'
    shell.write("job.json", GOOD.replace('"RoleARN"', f'{key} "RoleARN"'))
    shell.write("facts.toml", "[addresses]")
    told = _check(shell, "job.json", "--region", "us-east-1", "--context", "facts.toml")
    assert ("KM02", "/KmsKeyARN") in told
    assert "/AddressId" in {pointer for _, pointer in told}


def test_an_edition_without_the_operation_is_told(shell: Shell) -> None:
    """Asked for by name, it is a mistake; where a project only prefers it, the operation's own edition holds."""
    shell.write("price.json", '{"LongTermPricingType": "OneYear", "SnowballType": "EDGE"}')
    kind = ("--kind", "snowball.CreateLongTermPricing")
    done = shell.run("check", *kind, "price.json", "--edition", "2020-06-17")
    assert (done.status, done.out) == (2, "")
    assert "the edition 2026-04-21 has it" in done.err
    shell.write("manifestkit.toml", 'edition = "2020-06-17"')
    report: Any = json.loads(shell.run("check", *kind, "price.json", "--format", "json").out)
    assert report["files"][0]["edition"] == "2026-04-21"

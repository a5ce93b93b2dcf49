"""The hooks for pre-commit: which files they take, and that they work in a fresh repository."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

# Import/Export reference, 7 and 8: the names that AWS's tool and the service gave.
TAKEN = [
    "MyS3ImportManifest.txt",
    "MyS3ExportManifest.txt",
    "MyEBSImportManifest.txt",
    "MyGlacierImportManifest.txt",
    "jobs/2015/MyS3ImportManifest.txt",
    "jobs/disk7-S3ImportManifest.yml",
    "jobs/S3ExportManifest.yaml",
    "EBSImportManifest",
    "SIGNATURE",
    "device/SIGNATURE",
]
LEFT = [
    "manifest.yml",
    "manifest.json",
    "AndroidManifest.xml",
    "MANIFEST.in",
    "ImportManifest.txt",
    "MyS3ImportManifest.txt.bak",
    "MyS3ImportManifest.txt.orig",
    "MyS3ImportManifest.py",
    "MyS3ImportManifest.txt/README",
    "MYS3IMPORTMANIFEST.TXT",
    "SIGNATURE.txt",
    "SIGNATURES",
    "MY-SIGNATURE",
    "signature",
    "AWSCredentials.properties",
]


# The names of the CLI's commands and of the API's operations (Snowball reference, 1 and 10), beside a word that tells.
REQUESTS_TAKEN = [
    "snowball/create-job.json",
    "snowball/create-cluster.yaml",
    "snowball/create-address.yml",
    "snowball/2020/update-job.json",
    "aws/snowball/CreateJob.json",
    "snowball-create-job.json",
    "jobs/snowball_create_job_2.json",
    "jobs/snowball.CreateJob.json",
    "snowball/update-cluster-request.json",
    "Snowball/createJob.input.json",
    "snowball/photos-create-job.json",
]
REQUESTS_LEFT = [
    "create-job.json",
    "glue/create-job.json",
    "glue/CreateJob.yaml",
    "snowball/package.json",
    "snowball/create-job.py",
    "snowball/create-job.json.bak",
    "snowball/create-job-response.json",
    "snowball/create-jobs/values.yaml",
    "snowball/list-jobs.json",
    "snowball/update-address.json",
    "snowballs/create-job.json",
    "docs/snowball-create-job.md",
]


def test_there_is_a_hook_to_check_and_one_to_fix_manifests_and_one_to_check_requests() -> None:
    """Each does one thing, and those for manifests take the same files."""
    assert {hook["id"]: hook["entry"] for hook in HOOKS} == {
        "manifestkit-check": "manifestkit check",
        "manifestkit-fix": "manifestkit check --fix",
        "manifestkit-check-requests": "manifestkit check",
    }
    assert len({hook["files"] for hook in HOOKS}) == 2


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_hook_takes_what_is_ours_and_nothing_else(hook: dict[str, Any]) -> None:
    """A hook names every file that it takes, so the pattern is narrow; what one takes, the other leaves."""
    taken = REQUESTS_TAKEN if hook["id"].endswith("requests") else TAKEN
    every = TAKEN + LEFT + REQUESTS_TAKEN + REQUESTS_LEFT
    assert [name for name in every if re.search(hook["files"], name)] == taken


_FOLDERS = ("", "snowball/", "Snowball/2020/", "snowballs/", "aws-snowball/", "create-job/", "glue/", "snowball.d/")
_FIRST = ("", "snowball-", "snowball_", "snowball.", "SNOWBALL", "photos-", "xsnowball-", "snowballs-")
_COMMANDS = ("create-job", "createJob", "CREATE_CLUSTER", "create-address", "update-job", "UpdateCluster")
_OTHERS = ("create--job", "createjobs", "list-jobs", "update-address", "package", "createsnowball")
_LAST = ("", "-request", ".input", "_2", "20", "-requests", "-response", "-request-2")
_SUFFIXES = (".json", ".yaml", ".YML", ".yl", ".json.bak", "")


@pytest.mark.parametrize("folder", _FOLDERS)
def test_hook_names_what_check_knows_by_path(folder: str) -> None:
    """The pattern of the hook for requests and the judgement of `check` are one, whatever stands in the file."""
    from manifestkit.checking.kinds import kind_by_path

    pattern = next(hook["files"] for hook in HOOKS if hook["id"] == "manifestkit-check-requests")
    paths = [folder + "".join(parts) for parts in product(_FIRST, (*_COMMANDS, *_OTHERS), _LAST, _SUFFIXES)]
    known = [path for path in paths if kind_by_path(path) is not None]
    assert [path for path in paths if re.search(pattern, path)] == known
    assert 0 < len(known) < len(paths)


@pytest.mark.parametrize("path", REQUESTS_TAKEN)
def test_hook_takes_only_requests_of_the_operation_in_their_name(path: str) -> None:
    """The name settles the operation, whatever the text is: nothing, a mistake, or the request of another operation."""
    from manifestkit.checking.kinds import kind_of

    words = re.sub("[^a-z]", "", path.rpartition("/")[2].lower())
    operation = next(
        operation
        for operation in ("CreateJob", "CreateCluster", "CreateAddress", "UpdateJob", "UpdateCluster")
        if operation.lower() in words
    )
    for text in ("", "{}", "[]", "no request", '{"ClusterId": "CID-1"}', '{"Address": {}}', "manifestVersion: 2.0"):
        assert kind_of(path, text) == f"snowball.{operation}"


def test_hook_takes_only_what_check_knows_by_name() -> None:
    """What the hook names, the check takes for what it is, whatever stands in it."""
    from manifestkit.checking.kinds import kind_by_name

    assert all(kind_by_name(name.rpartition("/")[2]) is not None for name in TAKEN)


GOOD = (
    "manifestVersion: 2.0\ndeviceId: DISK-0001\nbucket: sample-import-bucket\neraseDevice: yes\n"
    "notificationEmail: ops@example.com\nreturnAddress:\n  name: Pat Sample\n  street1: 1 Sample Road\n"
    "  city: Springfield\n  stateOrProvince: IL\n  postalCode: 62701\n  country: USA\n"
    "  phoneNumber: +1 217 555 0100\n"
)


def _git(folder: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    command = ("git", *settings, "-c", "init.defaultBranch=main", *arguments)
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the project as it stands here, committed or not."""
    folder = tmp_path_factory.mktemp("project")
    for name in _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "The project as it stands")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A fresh repository of somebody who keeps manifests in it."""
    folder = tmp_path / "repository"
    folder.mkdir()
    _git(folder, "init", "--quiet")
    return folder


def _pre_commit() -> list[str]:
    """The command of pre-commit, which may lie beside this Python or elsewhere."""
    beside = Path(sys.executable).with_name("pre-commit")
    command = str(beside) if beside.exists() else shutil.which("pre-commit")
    if command is None:
        pytest.skip("pre-commit is not installed")
    return [command]


@pytest.mark.hook
@pytest.mark.parametrize("hook", ["manifestkit-check", "manifestkit-fix"])
def test_hook_works_in_a_fresh_repository(
    project: Path, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hook: str
) -> None:
    """pre-commit builds the hook and runs it on the manifests, as it does for whoever adds it."""
    command = _pre_commit()
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    files = {
        "jobs/MyS3ImportManifest.txt": GOOD.replace("2.0", "2.0;", 1),
        "jobs/MyEBSImportManifest.txt": GOOD.replace("eraseDevice: yes", "eraseDevice: maybe"),
        "manifest.yml": "applications: []\n",
    }
    for name, text in files.items():
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text(text, encoding="utf-8")
    _git(repository, "add", "--all")
    run = [*command, "try-repo", str(project), hook, "--verbose", "--color", "never"]
    done = subprocess.run(run, cwd=repository, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    output = done.stdout + done.stderr
    assert done.returncode == 1, output
    assert "not-yes-or-no" in output
    assert "manifest.yml" not in output
    mended = (repository / "jobs/MyS3ImportManifest.txt").read_text(encoding="utf-8")
    if hook == "manifestkit-fix":
        assert "files were modified by this hook" in output
        assert mended == GOOD
    else:
        assert "version-semicolon" in output
        assert mended == files["jobs/MyS3ImportManifest.txt"]


@pytest.mark.hook
def test_hook_for_requests_works_in_a_fresh_repository(
    project: Path, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A request with a mistake is held up, and passes once it is mended; those of other services are not looked at."""
    command = _pre_commit()
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    examples = ROOT / "examples"
    (repository / "snowball").mkdir()
    shutil.copyfile(examples / "bad/snowball/create-job.json", repository / "snowball/create-job.json")
    shutil.copyfile(examples / "good/snowball/create-cluster.yaml", repository / "snowball/create-cluster.yaml")
    (repository / "create-job.json").write_text('{"Name": "a job of another service"}', encoding="utf-8")
    _git(repository, "add", "--all")
    run = [*command, "try-repo", str(project), "manifestkit-check-requests", "--verbose", "--color", "never"]
    done = subprocess.run(run, cwd=repository, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    output = done.stdout + done.stderr
    assert done.returncode == 1, output
    assert "snowball/create-job.json:" in output
    assert "not-in-enum" in output
    assert " create-job.json" not in output
    shutil.copyfile(examples / "good/snowball/create-job.json", repository / "snowball/create-job.json")
    _git(repository, "add", "--all")
    done = subprocess.run(run, cwd=repository, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.hook
def test_hook_lets_good_manifests_pass(
    project: Path, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has no error is committed."""
    command = _pre_commit()
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    (repository / "MyS3ImportManifest.txt").write_text(GOOD, encoding="utf-8")
    _git(repository, "add", "--all")
    run = [*command, "try-repo", str(project), "manifestkit-check", "--color", "never"]
    done = subprocess.run(run, cwd=repository, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout

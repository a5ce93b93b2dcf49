"""The papers of a dry run: labels, and what is printed for a device that becomes one image."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pypdfium2
import pytest
import zxingcpp

import manifestkit
from manifestkit.importexport.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.importexport.variants import Variant

_SENDER = {"name": "Łucja Przykładowa", "street1": "ul. Łąkowa 1", "city": "Łódź", "country": "Polska"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Any]:
    """A client of Import/Export with a store in a file."""
    client = manifestkit.client("importexport", store=tmp_path / "jobs.db")
    yield client
    client.close()


def _create(client: Any, variant: Variant, *, validate_only: bool = False) -> dict[str, Any]:  # noqa: ANN401 - its methods come from a list
    kind = "Export" if variant == "s3-export" else "Import"
    answer: dict[str, Any] = client.create_job(
        JobType=kind, Manifest=skeleton(variant, example=True), ValidateOnly=validate_only
    )
    return answer


def _path(url: str) -> Path:
    parts = urlsplit(url)
    assert parts.scheme == "file"
    return Path(url2pathname(parts.path))


def _pages(path: Path) -> list[tuple[str, set[str]]]:
    """The text of each page, and what its barcodes read."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            (
                page.get_textpage().get_text_range(),
                {found.text for found in zxingcpp.read_barcodes(page.render(scale=203 / 72).to_pil())},
            )
            for page in document
        ]


def test_a_label_for_each_job(client: Any, tmp_path: Path) -> None:  # noqa: ANN401 - likewise
    """One file beside the store has a page for each job, with the sender of the request and the job's barcode."""
    jobs = [_create(client, "s3-import")["JobId"], _create(client, "s3-export")["JobId"]]
    answer = client.get_shipping_label(jobIds=jobs, **_SENDER)
    path = _path(answer["ShippingLabelURL"])
    assert path == tmp_path / "jobs.db.papers" / f"shipping-label-{jobs[0]}.pdf"
    assert "no postage" in answer["Warning"]
    pages = _pages(path)
    assert len(pages) == 2
    for job, (text, codes) in zip(jobs, pages, strict=True):
        assert job in codes
        assert {"ul. Łąkowa 1", "DRY RUN - NO SHIPPING ADDRESS"} <= set(text.splitlines())


def test_without_a_sender_it_is_that_of_the_manifest(client: Any) -> None:  # noqa: ANN401 - likewise
    """All members of the address are optional in the model (Import/Export reference, 10.2)."""
    job = _create(client, "s3-import")["JobId"]
    ((text, _),) = _pages(_path(client.get_shipping_label(jobIds=[job])["ShippingLabelURL"]))
    (name,) = (line for line in skeleton("s3-import", example=True).splitlines() if line.startswith("  name:"))
    assert name.partition(":")[2].strip() in text.splitlines()


def test_a_stated_address_is_on_the_label(tmp_path: Path) -> None:
    """The context says where the device goes (RULINGS 30)."""
    ship_to = {"street1": "123 Any Street", "city": "Any Town", "stateOrProvince": "WA", "country": "USA"}
    client = manifestkit.client("importexport", store=tmp_path / "jobs.db", context={"ship_to": ship_to})
    job = _create(client, "s3-import")["JobId"]
    ((text, _),) = _pages(_path(client.get_shipping_label(jobIds=[job])["ShippingLabelURL"]))
    client.close()
    assert "123 Any Street" in text
    assert "DRY RUN" not in text


def test_a_label_that_cannot_be_printed(client: Any, tmp_path: Path) -> None:  # noqa: ANN401 - likewise
    """The answer has no URL, and its warning says what is in the way."""
    job = _create(client, "s3-import")["JobId"]
    answer = client.get_shipping_label(jobIds=[job], name="Pat \u202e Example")
    assert "ShippingLabelURL" not in answer
    assert "U+202E" in answer["Warning"]
    assert not (tmp_path / "jobs.db.papers").exists()


@pytest.mark.parametrize("variant", ["ebs-import", "glacier-import"])
def test_barcodes_for_a_device_that_becomes_an_image(variant: Variant, client: Any) -> None:  # noqa: ANN401 - likewise
    """A PDF has job information and a barcode for each side (Import/Export reference, 10.3); GetStatus names it too."""
    created = _create(client, variant)
    (artifact,) = created["ArtifactList"]
    assert "dry run" in artifact["Description"]
    assert client.get_status(JobId=created["JobId"])["ArtifactList"] == [artifact]
    information, sides = _pages(_path(artifact["URL"]))
    assert "Packing slip" in information[0]
    assert [line for line in sides[0].splitlines() if line.startswith("SIDE")] == [
        f"SIDE {n} OF 4" for n in range(1, 5)
    ]
    assert sides[1] == {created["JobId"]}


@pytest.mark.parametrize("variant", ["s3-import", "s3-export"])
def test_none_for_the_jobs_of_s3(variant: Variant, client: Any) -> None:  # noqa: ANN401 - likewise
    """They have a SIGNATURE file instead (Import/Export reference, 8)."""
    assert _create(client, variant)["ArtifactList"] == []


def test_an_update_makes_them_anew(client: Any) -> None:  # noqa: ANN401 - likewise
    """The new manifest replaces the old one whole; so do its papers."""
    created = _create(client, "ebs-import")
    before = _path(created["ArtifactList"][0]["URL"]).read_bytes()
    manifest = skeleton("glacier-import", example=True)
    updated = client.update_job(JobId=created["JobId"], JobType="Import", Manifest=manifest, ValidateOnly=False)
    assert updated["ArtifactList"] == created["ArtifactList"]
    assert _path(updated["ArtifactList"][0]["URL"]).read_bytes() != before


def test_a_lost_file_is_made_again(client: Any) -> None:  # noqa: ANN401 - likewise
    """A URL in an answer leads to a file; the same job gives the same bytes."""
    created = _create(client, "ebs-import")
    path = _path(created["ArtifactList"][0]["URL"])
    before = path.read_bytes()
    path.unlink()
    client.get_status(JobId=created["JobId"])
    assert path.read_bytes() == before


def test_nothing_is_written_where_nothing_happens(client: Any, tmp_path: Path) -> None:  # noqa: ANN401 - likewise
    """ValidateOnly creates nothing, and a call that fails neither."""
    assert _create(client, "ebs-import", validate_only=True)["ArtifactList"] == []
    with pytest.raises(client.exceptions.InvalidJobIdException):
        client.get_shipping_label(jobIds=["EX1AM"])
    assert not (tmp_path / "jobs.db.papers").exists()


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_papers_are_for_their_owner_alone(client: Any) -> None:  # noqa: ANN401 - likewise
    """As the store is (RULINGS 25): they have names and addresses."""
    path = _path(_create(client, "ebs-import")["ArtifactList"][0]["URL"])
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_folder_that_cannot_be_written(client: Any, tmp_path: Path) -> None:  # noqa: ANN401 - likewise
    """The store fails with the reason, and there is no job."""
    (tmp_path / "jobs.db.papers").write_text("")
    with pytest.raises(manifestkit.StoreError, match=r"barcodes-.* cannot be written"):
        _create(client, "ebs-import")
    assert client.list_jobs()["Jobs"] == []


@pytest.mark.parametrize("is_closed", [True, False])
def test_papers_of_a_store_in_memory_go_with_it(*, is_closed: bool) -> None:
    """They lie in a temporary folder while there is a client."""
    client = manifestkit.client("importexport")
    path = _path(_create(client, "ebs-import")["ArtifactList"][0]["URL"])
    assert path.is_file()
    if is_closed:
        client.close()
    del client
    gc.collect()
    assert not path.parent.exists()

"""A PDF that is written page by page: what it consists of, and what stays in memory."""

from __future__ import annotations

import gc
import io
import re
import tracemalloc
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from print_samples import LABEL

from manifestkit.printing import Fonts
from manifestkit.printing.canvas import new_canvas
from manifestkit.printing.media import MEDIA, medium
from manifestkit.printing.output import Job, to_pdf, write_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manifestkit.printing import ShippingLabel

_FONTS = Fonts(folders=())


@pytest.fixture(scope="module")
def batch() -> bytes:
    """A PDF of three labels."""
    return to_pdf([replace(LABEL, device_id=f"DISK-{number}") for number in range(3)], Job(medium("4x6"), _FONTS))


def test_every_object_is_where_the_table_says(batch: bytes) -> None:
    """PDF 32000-1, 7.5.4: each entry of 20 bytes is the place of the object of its number, and none is left out."""
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n\Z", batch)[0])
    size = int(re.findall(rb"/Size (\d+)", batch)[-1])
    head = b"xref\n0 %d\n" % size
    assert batch[start:].startswith(head + b"0000000000 65535 f \n")
    table = batch[start + len(head) : start + len(head) + 20 * size]
    entries = [table[at : at + 20] for at in range(20, len(table), 20)]
    for number, entry in enumerate(entries, 1):
        assert re.fullmatch(rb"\d{10} 00000 n \n", entry)
        assert batch[int(entry[:10]) :].startswith(b"%d 0 obj\n" % number)
    assert len(re.findall(rb"^\d+ 0 obj$", batch, re.MULTILINE)) == size - 1


def test_no_reference_leads_nowhere(batch: bytes) -> None:
    """Whatever an object refers to is in the file."""
    plain = re.sub(rb"stream\n.*?\nendstream", b"", batch, flags=re.DOTALL)
    objects = set(re.findall(rb"^(\d+) 0 obj$", plain, re.MULTILINE))
    assert set(re.findall(rb"(\d+) 0 R\b", plain)) <= objects


def test_streams_are_as_long_as_they_say(batch: bytes) -> None:
    """PDF 32000-1, 7.3.8: a reader that trusts the length finds the end there."""
    pages = list(re.finditer(rb"/Length (\d+) /Filter /FlateDecode >>\nstream\n", batch))
    assert len(pages) == 3
    for page in pages:
        assert batch[page.end() + int(page[1]) :].startswith(b"\nendstream\nendobj\n")


@pytest.mark.parametrize("name", MEDIA)
def test_pages_take_their_size_from_the_tree(name: str) -> None:
    """A size that all pages have is written once (PDF 32000-1, 7.7.3.4)."""
    file = io.BytesIO()
    canvas = new_canvas(file, MEDIA[name], "Title")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    assert file.getvalue().count(b"/MediaBox") == 1
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        assert [page.get_size() for page in document] == [
            pytest.approx((MEDIA[name].width, MEDIA[name].height), abs=1e-3)
        ] * 2


def test_files_that_differ_have_different_identifiers() -> None:
    """The identifier follows from what is in the file (PDF 32000-1, 14.4)."""
    files = [LABEL, LABEL, replace(LABEL, device_id="OTHER")]
    identifiers = [re.findall(rb"/ID \[<([0-9A-F]{32})> <\1>\]", file.to_pdf(fonts=_FONTS)) for file in files]
    assert identifiers[0] == identifiers[1] != identifiers[2]
    assert all(identifiers)


def test_a_page_is_written_when_it_is_finished() -> None:
    """What has been drawn is in the file before the next page begins."""
    file = io.BytesIO()
    canvas = new_canvas(file, medium("4x6"), "Title")
    lengths = []
    for _ in range(3):
        canvas.line(0, 0, 100, 100)
        canvas.showPage()
        lengths.append(file.tell())
    assert all(one < other for one, other in pairwise(lengths))


@pytest.mark.parametrize(("verify", "most"), [(False, 100), (True, 1000)])
def test_a_label_leaves_little_in_memory(tmp_path: Path, *, verify: bool, most: int) -> None:
    """Of a label in a file stay the places of two objects, and what its barcodes are until they are read again."""
    job = Job(medium("4x6"), _FONTS, verify=verify)
    peaks = [_peak(tmp_path / "labels.pdf", count, job) for count in (50, 100, 400)]
    assert (peaks[2] - peaks[1]) / 300 < most


def _peak(path: Path, count: int, job: Job) -> int:
    """The bytes that a batch of one label, again and again, takes at most."""
    with path.open("w+b") as file:
        tracemalloc.start()
        try:
            write_pdf(_batch(count), job, file)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


def _batch(count: int) -> Iterator[ShippingLabel]:
    for number in range(count):
        if number % 50 == 0:
            gc.collect()  # else the peak tells when the last collection happened to be
        yield LABEL

"""Write docs/gallery: every document on every medium that it goes on, and addresses in ten languages, as pictures.

Noto Sans for Chinese, Japanese and Korean comes with the dependency group ``gallery``: the pictures are the same on
every machine.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from manifestkit.importexport.signature import OFFLINE_SIGNATURE, SIGNING_METHOD, SignatureFile
from manifestkit.importexport.skeleton import skeleton
from manifestkit.printing import Address, BarcodeSheet, Fonts, PackingSlip, ShippingLabel, SignatureSheet
from manifestkit.printing.media import MEDIA
from manifestkit.printing.raster import opened, to_png

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.printing.document import Document

GALLERY = Path(__file__).with_name("gallery")
PAGE = GALLERY.with_suffix(".md")
ADDRESSES = GALLERY.with_name("addresses.toml")

_JOB_ID = "53TX4"
_SHIP_TO = ("AWS Import/Export", f"JOBID {_JOB_ID}", "Example Dock 7", "123 Any Street", "Any Town, WA  98101")
_CUSTOMS = """\
customs:
  dataDescription: Photographs of geological samples
  encryptedData: yes
  encryptionClassification: 5D992
  exportCertifierName: Pat Example
  requiresExportLicense: no
  deviceValue: 250.00
  deviceCountryOfOrigin: China
  deviceType: externalStorageDevice
  typeOfExport: return
"""
_DPI = 150
_FONTS = {
    "japanese": "notosansjp/NotoSansJP[wght].ttf",
    "chinese": "notosanssc/NotoSansSC[wght].ttf",
    "korean": "notosanskr/NotoSansKR[wght].ttf",
}


def documents() -> Iterator[tuple[str, Document]]:
    """One of each kind, under the name of its pictures."""
    manifest = skeleton("s3-import", example=True) + _CUSTOMS
    yield "label", ShippingLabel.from_manifest(manifest, _JOB_ID, _SHIP_TO, package=(1, 2))
    yield "packing-slip", PackingSlip.from_manifest(manifest, _JOB_ID)
    yield "barcode-sheet", BarcodeSheet(job_id=_JOB_ID)
    yield "signature-sheet", SignatureSheet(file=SignatureFile("2.0", SIGNING_METHOD, _JOB_ID, OFFLINE_SIGNATURE))


def addresses() -> Iterator[tuple[str, ShippingLabel]]:
    """A label for each language, which a person there sends and receives."""
    for language, members in tomllib.loads(ADDRESSES.read_text(encoding="utf-8")).items():
        address = Address.from_members(members)
        lines = tuple(part.text for part in address.block())
        yield language, ShippingLabel(job_id=_JOB_ID, return_address=address, ship_to=lines, device_id="DISK-0001")


def font_files(language: str) -> list[Path]:
    """The font of a language that manifestkit brings none for; it has a range of weights."""
    if language not in _FONTS:
        return []
    return [Path(str(files("justmytype_intl_cjk") / "fonts/ofl" / _FONTS[language]))]


def write() -> None:
    """Write the pictures and the page that shows them."""
    GALLERY.mkdir(exist_ok=True)
    lines = ["# What is printed", "", "Written by `make gallery`.", ""]
    for name, document in documents():
        lines += [f"## {document.noun.capitalize()}", ""]
        for medium in document.media:
            pdf = document.to_pdf(medium, copies=len(MEDIA[medium].boxes()))
            lines += _picture(f"{name}-{medium}", MEDIA[medium].title, pdf)
    lines += ["## Addresses", ""]
    for language, label in addresses():
        pdf = label.to_pdf("a6", fonts=Fonts(font_files(language), folders=()))
        lines += _picture(f"address-{language}", language.capitalize(), pdf)
    PAGE.write_text("\n".join(lines), encoding="utf-8")


def _picture(name: str, title: str, pdf: bytes) -> list[str]:
    with opened(pdf) as document:
        (GALLERY / f"{name}.png").write_bytes(to_png(document, 0, _DPI))
    return [f"{title}:", "", f"![{title}](gallery/{name}.png)", ""]


if __name__ == "__main__":
    write()

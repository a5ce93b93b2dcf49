"""The packing slip. Source: Import/Export reference, 10.3; address reference, 3.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from manifestkit.printing.address import Address
from manifestkit.printing.document import Document
from manifestkit.printing.given import expect, expect_hash, expect_members, expect_pairs, expect_texts
from manifestkit.printing.manifests import particulars
from manifestkit.printing.setting import Part
from manifestkit.printing.sheets import facts, heading, items, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from manifestkit.printing.media import Medium
    from manifestkit.printing.setting import Compositor
    from manifestkit.printing.sheets import Style
    from manifestkit.printing.text import Fonts
    from manifestkit.printing.trouble import Trouble

# What goes into the package besides the device (10.3).
_ALWAYS = ("Storage device, marked with the job id", "Power supply", "Power cable", "Interface cables")
_SIGNATURE = "SIGNATURE file in the root directory of the device"
_BARCODES = "Barcode of the job on all four sides of the device"
_CUSTOMS = "Customs papers, filled in as the carrier says"

# What the Snowball API calls its jobs.
_SNOWBALL = "AWS Snowball"
_SNOWBALL_JOBS = {"IMPORT": "import", "EXPORT": "export", "LOCAL_USE": "local use"}

# How the customs declaration calls its members on paper.
_CAPTIONS = {
    "dataDescription": "Data",
    "encryptedData": "Encrypted",
    "encryptionClassification": "Classification",
    "exportCertifierName": "Certified by",
    "requiresExportLicense": "Export licence needed",
    "deviceValue": "Device value (USD)",
    "deviceCountryOfOrigin": "Country of origin",
    "deviceType": "Device type",
    "deviceHTS": "Tariff number (HTS)",
    "typeOfExport": "Type of export",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingSlip(Document):
    """What is in the package and whom to ask about it.

    ``job`` says in a few words what the job does. ``emails`` are the addresses that are told about it. ``customs`` are
    the members of the manifest's customs declaration, none where no border is crossed. ``is_image`` says that the
    device becomes one image and bears barcodes in place of a SIGNATURE file. ``appliance`` names the device of a
    Snowball job, which is AWS's own: nothing that goes with a storage device of Import/Export is in its package.
    TypeError or ValueError for what is none of these.
    """

    noun: ClassVar[str] = "packing slip"
    media: ClassVar[tuple[str, ...]] = ("a4", "letter", "a5", "a6", "4x6")

    job_id: str
    contact: Address
    device_id: str = ""
    job: str = ""
    emails: tuple[str, ...] = ()
    customs: tuple[tuple[str, str], ...] = ()
    is_image: bool = False
    manifest_hash: str = ""
    appliance: str = ""

    def __post_init__(self) -> None:
        for name in ("job_id", "device_id", "job", "appliance"):
            expect(name, getattr(self, name), str)
        expect_hash("manifest_hash", self.manifest_hash)
        expect("is_image", self.is_image, bool)
        expect("contact", self.contact, Address)
        expect_texts("emails", self.emails)
        expect_pairs("customs", self.customs)

    @classmethod
    def from_manifest(cls, text: str, job_id: str, *, force: bool = False) -> PackingSlip:
        """The packing slip of the job of a manifest; ManifestError, a ValueError, where that has errors.

        The manifest is checked by the default edition, with no facts stated. With ``force`` errors do not count, as
        after a check of the caller's own; ValueError where the text holds nothing that could be a manifest.
        """
        told = particulars(text, force=force)
        return cls(
            job_id=job_id,
            contact=told.address,
            device_id=told.device_id,
            job=told.job,
            emails=told.emails,
            customs=told.customs,
            is_image=told.is_image,
            manifest_hash=told.manifest_hash,
        )

    @classmethod
    def from_snowball(cls, address: Mapping[str, object], job_id: str, job: Mapping[str, object]) -> PackingSlip:
        """The packing slip of a Snowball job.

        ``address`` has the members of an ``Address`` of the API, ``job`` those of ``JobMetadata``, as far as they are
        known. Source: the Snowball model.
        """
        expect_members("address", address)
        expect_members("job", job)
        told = {member: value for member, value in job.items() if isinstance(value, str)}
        kind = f"{_SNOWBALL} {_SNOWBALL_JOBS.get(told.get('JobType', ''), '')}".rstrip()
        device = ("Snowball device", told.get("SnowballType", ""), told.get("SnowballCapacityPreference", ""))
        return cls(
            job_id=job_id,
            contact=Address.from_members(address),
            job=": ".join(filter(None, (kind, told.get("Description", "")))),
            appliance=" ".join(filter(None, device)),
        )

    def texts(self) -> Iterator[Part]:
        """Every text that comes from outside."""
        yield from self.contact.texts()
        if self.device_id:
            yield Part("/deviceId", self.device_id)
        yield from (Part("/notificationEmail", email) for email in self.emails)
        if self.job:
            yield Part("/job", self.job)
        if self.appliance:
            yield Part("/appliance", self.appliance)
        if self.manifest_hash:
            yield Part("/manifestHash", self.manifest_hash)
        for member, value in self.customs:
            if member not in _CAPTIONS:
                yield Part("/customs", member)
            yield Part(f"/customs/{member}", value)

    def troubles(self) -> Iterator[Trouble]:
        """What is wrong whatever the medium is."""
        yield from Document.troubles(self)
        yield from self.contact.troubles(self.noun)

    def compose(self, medium: Medium, fonts: Fonts) -> Iterator[Compositor]:
        """Set the slip, on as many pages as it takes."""
        sections = [self._job, self._contact, self._contents, *([self._customs] if self.customs else ())]
        return sheets("Packing slip", self.job_id, sections, medium, fonts)

    def _job(self, to: Compositor, style: Style) -> float:
        rows = {
            "Kind": Part("/job", self.job),
            "Device": Part("/deviceId", self.device_id),
            "Manifest (SHA-256)": Part("/manifestHash", self.manifest_hash),
        }
        top = heading(to, style, "Job")
        return facts(to, style, top, ((caption, [part]) for caption, part in rows.items() if part.text))

    def _contact(self, to: Compositor, style: Style) -> float:
        rows = (
            ("Return address", self.contact.block()),
            ("Phone", [Part("/returnAddress/phoneNumber", self.contact.phone_number)]),
            ("E-mail", [Part("/notificationEmail", email) for email in self.emails]),
        )
        top = heading(to, style, "Contact")
        return facts(to, style, top, ((caption, parts) for caption, parts in rows if any(part.text for part in parts)))

    def _contents(self, to: Compositor, style: Style) -> float:
        top = heading(to, style, "Contents")
        if self.appliance:
            return items(to, style, top, [Part("/appliance", self.appliance)])
        contents = [*_ALWAYS, _BARCODES if self.is_image else _SIGNATURE, *([_CUSTOMS] if self.customs else ())]
        return items(to, style, top, [Part("", text) for text in contents])

    def _customs(self, to: Compositor, style: Style) -> float:
        rows = ((_CAPTIONS.get(member, member), [Part(f"/customs/{member}", value)]) for member, value in self.customs)
        return facts(to, style, heading(to, style, "Customs"), rows)

"""Documents that the tests print."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from manifestkit.importexport.signature import OFFLINE_SIGNATURE, SIGNING_METHOD, SignatureFile
from manifestkit.printing import Address, BarcodeSheet, PackingSlip, ShippingLabel, SignatureSheet

if TYPE_CHECKING:
    from manifestkit.printing.document import Document

JOB_ID = "53TX4"
SNOWBALL_ID = "JID123e4567-e89b-12d3-a456-426655440000"
SHIP_TO = ("AWS Import/Export", "JOBID 53TX4", "Example Dock 7", "123 Any Street", "Any Town, WA  98101")

ADDRESS = Address(
    name="Pat Sample",
    company="AnyCompany",
    street1="100 Main Street",
    street2="Suite 4",
    city="Seattle",
    state_or_province="WA",
    postal_code="98108-1226",
    country="USA",
    phone_number="+1 206-555-0100",
)
LABEL = ShippingLabel(
    job_id=JOB_ID,
    return_address=ADDRESS,
    ship_to=SHIP_TO,
    device_id="WD-WCC4N1234567",
    package=(1, 2),
    ship_date=dt.date(2015, 5, 7),
    manifest_hash="0123456789AB",
)
SLIP = PackingSlip(
    job_id=JOB_ID,
    contact=ADDRESS,
    device_id="WD-WCC4N1234567",
    job="Amazon S3 import",
    emails=("archive@example.com", "it@example.com"),
    customs=(
        ("dataDescription", "Photographs of geological samples"),
        ("encryptedData", "yes"),
        ("encryptionClassification", "5D992"),
        ("exportCertifierName", "Pat Sample"),
        ("requiresExportLicense", "no"),
        ("deviceValue", "250.00"),
        ("deviceCountryOfOrigin", "China"),
        ("deviceType", "externalStorageDevice"),
        ("deviceHTS", "8471.70.4065"),
        ("typeOfExport", "return"),
    ),
    manifest_hash="0123456789AB",
)
SIGNATURE = SignatureSheet(file=SignatureFile("2.0", SIGNING_METHOD, JOB_ID, OFFLINE_SIGNATURE))
SIDES = BarcodeSheet(job_id=JOB_ID)

DOCUMENTS: dict[str, Document] = {"label": LABEL, "slip": SLIP, "signature": SIGNATURE, "sides": SIDES}
# Every document on every medium that it goes on.
MATRIX = [(name, medium) for name, document in DOCUMENTS.items() for medium in document.media]

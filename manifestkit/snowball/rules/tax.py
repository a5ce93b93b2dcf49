"""The tax documents that devices need in India."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.fields.gstin import agrees, judge
from manifestkit.findings.rule import Rule
from manifestkit.snowball.destination import known_region, stated_country
from manifestkit.snowball.regions import INDIAN
from manifestkit.snowball.rules.family import VALIDATION, about, rule
from manifestkit.snowball.rules.observing import missing_from, seen_at
from manifestkit.text.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.gstin import Gstin, GstinProblem
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_PATH = ("TaxDocuments", "IND", "GSTIN")
_NEVER_ISSUED = frozenset(("holder", "serial", "counter"))

_GSTIN = """A `GSTIN` has 15 characters, such as `27AAPFU0939F1ZV`: capital letters and digits in a fixed order.

These are two digits for the state, the ten characters of the PAN, a digit or letter, a `Z`, and a check character.
Small letters, blanks and hyphens are refused; the safe fix changes those. Refused are also the numbers of deductors and
collectors of tax, embassies, government departments and taxpayers who do not reside in India, though they are valid by
the standard.

Write the number as it stands on the certificate of registration.

Source: Snowball reference, 2 and 8; address reference, 1.7.

Breaks (snowball.CreateJob):
    {"TaxDocuments": {"IND": {"GSTIN": "27aapfu0939f1zv"}}}

Keeps (snowball.CreateJob):
    {"TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}}
"""


def missing_gstin(request: Request, _context: Context) -> Iterator[Observation]:
    """A job in India names no GSTIN.

    The API's text says that `TaxDocuments` are required in the regions of India; its model does not enforce it. A node
    has those of its cluster.

    Add `TaxDocuments` with the GSTIN of whoever receives the device.

    Source: Snowball reference, 8.

    Breaks (snowball.CreateJob, region ap-south-1):
        {"KmsKeyARN": null, "ShippingOption": "STANDARD"}

    Keeps (snowball.CreateJob, region ap-south-1):
        {"KmsKeyARN": null, "ShippingOption": "STANDARD", "TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}}
    """
    if not request.creates or request.is_node or request.root.get(*_PATH) is not None:
        return
    if request.region == INDIAN or stated_country(request) == "IN":
        yield missing_from(
            request.root,
            *_PATH,
            message="A device in India needs tax documents, and there is no GSTIN.",
            help='Add "TaxDocuments": {"IND": {"GSTIN": ...}}.',
        )


def foreign_tax_documents(request: Request, _context: Context) -> Iterator[Observation]:
    """`TaxDocuments` are given in a region that is not in India.

    They are for India alone.

    Leave them out, or order in ap-south-1.

    Source: Snowball reference, 8.

    Breaks (snowball.CreateJob, region us-east-1):
        {"TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}}

    Keeps (snowball.CreateJob, region ap-south-1):
        {"KmsKeyARN": null, "ShippingOption": "STANDARD", "TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}}
    """
    place, region = request.root.get("TaxDocuments"), known_region(request)
    if place is not None and region is not None and region != INDIAN:
        yield seen_at(place, "Tax documents are for India, and {} is not there.", region, help="Leave them out.")


def check_character(request: Request, _context: Context) -> Iterator[Observation]:
    """The check character of the GSTIN does not fit the others.

    By the standard the last character follows from the fourteen before it. AWS's model does not look at it, but the
    number belongs to nobody.

    Copy the number again from the certificate of registration.

    Source: Snowball reference, 8.2.

    Breaks (snowball.CreateJob):
        {"TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZO"}}}

    Keeps (snowball.CreateJob):
        {"TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}}
    """
    for place, problem in _problems(request):
        if problem.kind == "check-character":
            yield seen_at(place, problem.message, help="Compare the number with the certificate of registration.")


def state_code(request: Request, _context: Context) -> Iterator[Observation]:
    """The GSTIN begins with the code of no state.

    AWS's model takes any two digits. A code that was given out before states were merged or divided is worth a look
    only, since the old numbers persist.

    Copy the number again from the certificate of registration.

    Source: Snowball reference, 8.3; address reference, 1.7.

    Breaks (snowball.CreateJob):
        {"TaxDocuments": {"IND": {"GSTIN": "45ABCCD9876E1ZB"}}}

    Keeps (snowball.CreateJob):
        {"TaxDocuments": {"IND": {"GSTIN": "38ABCHG1357B1ZN"}}}
    """
    for place, problem in _problems(request):
        if problem.kind in {"unknown-state", "special-state"}:
            yield seen_at(place, problem.message, help="Compare the number with the certificate of registration.")
        elif problem.kind == "legacy-state":
            yield seen_at(place, problem.message, severity="info")


def state_of_address(request: Request, _context: Context) -> Iterator[Observation]:
    """The GSTIN is that of another state than the address.

    A company has a GSTIN in each state in which it is registered. It may well have the device sent to another one, so
    that this is only a warning. The address is known where the context states it.

    Give the GSTIN of the state in which the device is received.

    Source: Snowball reference, 8.

    With the context:
        [addresses.ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b]
        Name = "Pat Example"
        City = "Bengaluru"
        StateOrProvince = "Karnataka"
        PostalCode = "560001"
        Country = "India"

    Breaks (snowball.CreateJob):
        {"ShippingOption": "STANDARD", "TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}}

    Keeps (snowball.CreateJob):
        {"ShippingOption": "STANDARD", "TaxDocuments": {"IND": {"GSTIN": "29AAGCB7383J1Z4"}}}
    """
    state = request.address.get("StateOrProvince") if request.address and stated_country(request) == "IN" else None
    for place, gstin in _gstins(request):
        if isinstance(state, str) and gstin.state_code and agrees(gstin.state_code, state) is False:
            yield seen_at(
                place,
                f"The GSTIN is one of {gstin.state}, and the device goes to {{}}.",
                state,
                help="Give the GSTIN of the state in which the device is received.",
            )


def empty_tax_documents(request: Request, _context: Context) -> Iterator[Observation]:
    """`TaxDocuments` hold nothing.

    The model allows that, but it says nothing.

    Add the GSTIN, or leave `TaxDocuments` out.

    Source: Snowball reference, 8.

    Breaks (snowball.CreateJob):
        {"TaxDocuments": {"IND": {}}}

    Keeps (snowball.CreateJob):
        {"TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1ZV"}}}
    """
    for path in (("TaxDocuments",), ("TaxDocuments", "IND")):
        place = request.root.get(*path)
        if place is not None and isinstance(place.node, Mapping) and not place.node.entries:
            yield seen_at(place, "These tax documents hold nothing.", help="Add the GSTIN, or leave TaxDocuments out.")


def never_issued(request: Request, _context: Context) -> Iterator[Observation]:
    """A part of the GSTIN is never issued.

    Its sixth character is none of the letters for kinds of taxpayers, its serial digits are all zeros, or its
    thirteenth character is a zero. AWS's model takes the number, but it belongs to nobody.

    Copy the number again from the certificate of registration.

    Source: address reference, 1.7.

    Breaks (snowball.CreateJob):
        {"TaxDocuments": {"IND": {"GSTIN": "29ABCDE1234F1ZW"}}}

    Keeps (snowball.CreateJob):
        {"TaxDocuments": {"IND": {"GSTIN": "24ABCTQ2468D9ZF"}}}
    """
    for place, problem in _problems(request):
        if problem.kind in _NEVER_ISSUED:
            yield seen_at(place, problem.message, help="Compare the number with the certificate of registration.")


def _gstins(request: Request) -> Iterator[tuple[Place, Gstin]]:
    place = request.root.get(*_PATH)
    if place is not None and place.text:
        yield place, judge(place.text)


def _problems(request: Request) -> Iterator[tuple[Place, GstinProblem]]:
    for place, gstin in _gstins(request):
        for problem in gstin.problems:
            yield place, problem


SHAPES: tuple[Rule, ...] = (Rule("TX03", "gstin-form", "error", VALIDATION, "model", _GSTIN),)

RULES: tuple[Checked, ...] = (
    rule("TX01", "missing-gstin", "warning", None, "seed", missing_gstin),
    *about(
        "TaxDocuments",
        rule("TX02", "tax-documents-elsewhere", "warning", None, "seed", foreign_tax_documents),
        rule("TX04", "gstin-check-character", "warning", None, "inferred", check_character),
        rule("TX05", "gstin-state", "warning", None, "inferred", state_code),
        rule("TX06", "gstin-of-other-state", "warning", None, "inferred", state_of_address),
        rule("TX07", "empty-tax-documents", "warning", None, "inferred", empty_tax_documents),
        rule("TX08", "gstin-never-issued", "warning", None, "standard", never_issued),
    ),
)

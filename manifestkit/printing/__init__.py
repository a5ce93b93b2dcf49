"""Labels, packing slips and signature sheets for the printer.

    from manifestkit.printing import Address, ShippingLabel

    label = ShippingLabel.from_manifest(text, "53TX4", ["AWS Import/Export", "123 Any Street", "Any Town"])
    pdf = label.to_pdf("4x6")

Every name is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.printing.address import Address
    from manifestkit.printing.barcode_sheet import BarcodeSheet
    from manifestkit.printing.label import ShippingLabel
    from manifestkit.printing.manifests import ManifestError
    from manifestkit.printing.packing_slip import PackingSlip
    from manifestkit.printing.signature_sheet import SignatureSheet
    from manifestkit.printing.text import Fonts
    from manifestkit.printing.trouble import PreflightError
    from manifestkit.printing.verifying import VerificationError

__all__ = [
    "Address",
    "BarcodeSheet",
    "Fonts",
    "ManifestError",
    "PackingSlip",
    "PreflightError",
    "ShippingLabel",
    "SignatureSheet",
    "VerificationError",
]

_MODULES = {
    "Address": "address",
    "BarcodeSheet": "barcode_sheet",
    "Fonts": "text",
    "ManifestError": "manifests",
    "PackingSlip": "packing_slip",
    "PreflightError": "trouble",
    "ShippingLabel": "label",
    "SignatureSheet": "signature_sheet",
    "VerificationError": "verifying",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _MODULES:
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

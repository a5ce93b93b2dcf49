"""Names of AWS regions, by their form: which regions exist and what they offer is known elsewhere.

Source: the regions named in the Import/Export reference, 4 and 5, and in the Snowball reference, 6.
"""

from __future__ import annotations

import re


def is_region_name(text: str) -> bool:
    """Say whether a text has the form of a region's name, such as ``us-east-1`` or ``us-gov-west-1``.

    Availability zones (``us-east-1a``) have another form.
    """
    return re.fullmatch(r"[a-z]{2,4}(?:-[a-z]+){1,3}-[0-9]{1,2}", text) is not None

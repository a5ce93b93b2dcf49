"""The tables of the Snowball reference, 7.2: how postal codes look and which states there are, country by country."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import manifestkit

with Path(__file__).with_name("postal_codes.csv").open(encoding="utf-8") as _file:
    _CODES = [tuple(row.values()) for row in csv.DictReader(_file)]

_STATES = {
    "US": "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH"
    " OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI AA AE AP",
    "CA": "AB BC MB NB NL NS NT NU ON PE QC SK YT",
    "AU": "ACT NSW NT QLD SA TAS VIC WA",
    "BR": "AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO",
}


def _rules(**address: str) -> set[str]:
    report = manifestkit.check_request("snowball", "CreateAddress", json.dumps({"Address": address}))
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize(("country", "code", "fits"), _CODES)
def test_postal_codes_fit_their_country(country: str, code: str, fits: str) -> None:
    """A code of the country's form gives nothing, any other a warning; countries without codes judge none."""
    assert ("AD05" not in _rules(Country=country, PostalCode=code)) is (fits == "yes")


@pytest.mark.parametrize(("country", "states"), _STATES.items(), ids=_STATES)
def test_every_state_of_the_table_is_one(country: str, states: str) -> None:
    """Each code that the table lists is taken for a state of its country."""
    strangers = [state for state in states.split() if "AD06" in _rules(Country=country, StateOrProvince=state)]
    assert strangers == []


@pytest.mark.parametrize("country", _STATES)
def test_what_is_not_in_the_table_is_no_state(country: str) -> None:
    """A code that the table does not list gives a warning."""
    assert "AD06" in _rules(Country=country, StateOrProvince="QQ")

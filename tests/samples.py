"""A manifest and an address that hold nothing wrong, for tests that are about something else."""

from __future__ import annotations

MANIFEST = """\
manifestVersion: 2.0
deviceId: DISK-0001
bucket: example-bucket
eraseDevice: yes
notificationEmail: ops@example.com
returnAddress:
  name: Pat Example
  company: Example Corp.
  street1: 1 Example Road
  city: Seattle
  stateOrProvince: WA
  postalCode: 98101
  country: USA
  phoneNumber: +1 206 555 0100
"""
ADDRESS = {
    "Name": "My Name",
    "Company": "My Company's Name",
    "Street1": "123 Main Street",
    "City": "Seattle",
    "StateOrProvince": "WA",
    "Country": "US",
    "PostalCode": "98101",
    "PhoneNumber": "425-555-0155",
}

"""What an answer says of the way of a device. Source: Snowball reference, 4.6 and 5.9."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.dryrun.snowball.call import Answer
    from manifestkit.dryrun.store import Record

_OUTBOUND, _INBOUND = "OutboundShipment", "InboundShipment"


def shipping_details(job: Record) -> Answer:
    """The chosen speed, and the shipments that are known so far: outbound to the customer, inbound back to AWS."""
    answer: Answer = {}
    if (option := job.document["request"].get("ShippingOption")) is not None:
        answer["ShippingOption"] = option
    return answer | dict(job.document.get("shipments", {}))


def shipments(state: str, job_id: str, given: Answer) -> Answer:
    """The shipments after a state has been entered; ``given`` are tracking numbers by the name of the shipment."""
    entered = {
        "InTransitToCustomer": (_OUTBOUND, "IN_TRANSIT"),
        "WithCustomer": (_OUTBOUND, "DELIVERED"),
        "InTransitToAWS": (_INBOUND, "IN_TRANSIT"),
        "WithAWSSortingFacility": (_INBOUND, "IN_TRANSIT"),
        "WithAWS": (_INBOUND, "DELIVERED"),
    }
    if state not in entered:
        return {}
    name, status = entered[state]
    number = given.get(name, f"DRY-RUN-{name[:3].upper()}-{job_id[3:11].upper()}")
    return {name: {"Status": status, "TrackingNumber": number}}

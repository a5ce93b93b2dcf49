"""The life of a job: where its device is, and how far the data has come.

Pure data and functions. Source: Import/Export reference, 11; RULINGS 26 and 27.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from manifestkit.fields.spelling import no_such

# A job without a device expires after so long (10.4).
LIFETIME = timedelta(days=30)

PENDING, IN_PROGRESS, CANCELED, EXPIRED = "Pending", "InProgress", "Canceled", "Expired"
COMPLETE, WITH_ERRORS = "Complete", "SuccessWithErrors"
# Names for the same thing that other pages of the guide use (11.2).
_SYNONYMS = {"Success": COMPLETE, "Started": IN_PROGRESS}

_LOADED = {
    COMPLETE: "The data loaded successfully. The log was saved to {key} in the bucket {bucket}.",
    WITH_ERRORS: (
        "The data load completed with {errors} of errors. See {key} in the bucket {bucket} for more details."
    ),
}
_ABORTED = {
    "DeviceError": "The job was aborted. Your device would not function properly.",
    "InvalidSignature": "The job was aborted. The SIGNATURE file was invalid.",
    "MissingSignature": "The job was aborted. The SIGNATURE file was missing.",
    "MissingDevice": "The job was aborted. Your device, power supply, or device connectors were missing.",
    "UnsupportedDeviceType": "The job was aborted. The device needs USB2 or eSATA, or is a 2.5 or 3.5 inch SATA disk.",
    "UnsupportedFileFormat": "The job was aborted. The file system of your device is not supported.",
    "UnsupportedPowerSupply": (
        "The job was aborted. The power supply must be for 120 V 60 Hz in the US,"
        " for 230 V 50 Hz with a Euro plug in the EU."
    ),
}
_ENDS = _LOADED | _ABORTED
_MESSAGES = {
    PENDING: "The specified job has not started.",
    IN_PROGRESS: "The data on your device is currently being loaded.",
    CANCELED: "The job was canceled.",
    EXPIRED: "The job expired.",
    **_ENDS,
}
_LOCATIONS = {
    "NotReceived": "AWS has not received your device.",
    "AtAWS": "Your device is at AWS.",
    "Returned": "Your device has been returned. The {carrier} tracking number is {number}.",
}
LOCATION_CODES = tuple(_LOCATIONS)
PROGRESS_CODES = tuple(_MESSAGES)


class LifecycleError(ValueError):
    """A job cannot take this step; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Life:
    """Where a job stands.

    ``carrier`` and ``tracking_number`` are those of the way back, empty until the device is returned. ``errors``
    counts what could not be loaded.
    """

    location: str = "NotReceived"
    progress: str = PENDING
    carrier: str = ""
    tracking_number: str = ""
    errors: int = 0

    @property
    def is_loaded(self) -> bool:
        """Whether the data transfer has come to its end, so that there is a log."""
        return self.progress in _LOADED

    @property
    def is_open(self) -> bool:
        """Whether the job waits: it may be updated and canceled."""
        return self.progress == PENDING

    def location_message(self) -> str:
        """The sentence that GetStatus gives with the location."""
        return _LOCATIONS[self.location].format(carrier=self.carrier, number=self.tracking_number)

    def progress_message(self, log_key: str, log_bucket: str) -> str:
        """The sentence that GetStatus gives with the progress."""
        return _MESSAGES[self.progress].format(errors=self.errors, key=log_key, bucket=log_bucket)

    def at(self, created: datetime, now: datetime) -> Life:
        """The life as the clock sees it: a job that has waited too long for its device has expired."""
        if self.location == "NotReceived" and self.is_open and now - created >= LIFETIME:
            return replace(self, progress=EXPIRED)
        return self

    def canceled(self) -> Life:
        """The life after a cancellation, which is possible until the data transfer starts (RULINGS 26)."""
        if not self.is_open:
            raise LifecycleError(f"a job that is {self.progress} cannot be canceled")
        return replace(self, progress=CANCELED)

    def advanced(
        self,
        state: str,
        *,
        carrier: str = "UPS",
        tracking_number: str = "DRY-RUN",
        errors: int | None = None,
    ) -> Life:
        """The life after time has passed until ``state``, a ProgressCode or LocationCode.

        It walks over the states between, of which Complete is the usual end of the data transfer. LifecycleError where
        ``state`` is none, lies behind, or cannot be reached. A tracking number that is not given says what it is;
        ``errors`` is 1 for SuccessWithErrors, unless it is given.
        """
        code = _SYNONYMS.get(state, state)
        if code not in _MESSAGES and code not in _LOCATIONS:
            raise LifecycleError(no_such("state", state, (*LOCATION_CODES, *PROGRESS_CODES)))
        if code in {self.location, self.progress}:
            raise LifecycleError(f"the job is {state} already")
        if code == CANCELED:
            return self.canceled()
        if code == EXPIRED:
            if self.location != "NotReceived" or not self.is_open:
                raise LifecycleError("only a job that waits for its device can expire")
            return replace(self, progress=EXPIRED)
        if self.progress == EXPIRED or (self.progress == CANCELED and (self.location, code) != ("AtAWS", "Returned")):
            raise LifecycleError(f"a job that is {self.location} and {self.progress} goes no further")
        if _STEPS.get(code, _END) <= self._step:
            raise LifecycleError(f"{code} lies behind: the job is {self.location} and {self.progress}")
        progress = self._progress_at(code)
        errors = self._errors_at(progress, errors)
        if code == "Returned":
            return Life(code, progress, carrier, tracking_number, errors)
        return Life("AtAWS", progress, errors=errors)

    @property
    def _step(self) -> int:
        """How far along the way that every job goes it is."""
        if self.location == "Returned":
            return _STEPS["Returned"]
        return _END if self.progress in _ENDS else max(_STEPS[self.location], _STEPS.get(self.progress, 0))

    def _progress_at(self, code: str) -> str:
        if code in _ENDS or code == IN_PROGRESS:
            return code
        return COMPLETE if code == "Returned" and self.progress in {PENDING, IN_PROGRESS} else self.progress

    def _errors_at(self, progress: str, given: int | None) -> int:
        if progress == self.progress:
            usual, possible = self.errors, given in {None, self.errors}
        elif progress == WITH_ERRORS:
            usual, possible = 1, given is None or given > 0
        else:
            usual, possible = 0, given in {None, 0}
        if not possible:
            raise LifecycleError(f"a job that is {progress} cannot come to have {given} errors now")
        return usual if given is None else given


# The way that every job goes, and how far along it each code stands; the ends of the data transfer are one step.
_END = 3
_STEPS = {"NotReceived": 0, PENDING: 0, "AtAWS": 1, IN_PROGRESS: 2, "Returned": 4}

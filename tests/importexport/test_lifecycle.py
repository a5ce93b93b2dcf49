"""How a job moves on, and how it is told. Source: Import/Export reference, 9.2, 10.4 and 11; RULINGS 26, 27."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from manifestkit.importexport.lifecycle import LOCATION_CODES, PROGRESS_CODES, Life, LifecycleError

_CREATED = datetime(2015, 5, 7, 12, tzinfo=UTC)
_LOCATIONS = {
    "NotReceived": "AWS has not received your device.",
    "AtAWS": "Your device is at AWS.",
    "Returned": "Your device has been returned. The UPS tracking number is 1Z0001.",
}
# The last three are told in the reference without the first sentence, and shortened.
_PROGRESSES = {
    "Pending": "The specified job has not started.",
    "InProgress": "The data on your device is currently being loaded.",
    "Canceled": "The job was canceled.",
    "Expired": "The job expired.",
    "Complete": "The data loaded successfully. The log was saved to logs/import-log-A1B2C in the bucket my-logs.",
    "SuccessWithErrors": "The data load completed with 7 of errors."
    " See logs/import-log-A1B2C in the bucket my-logs for more details.",
    "DeviceError": "The job was aborted. Your device would not function properly.",
    "InvalidSignature": "The job was aborted. The SIGNATURE file was invalid.",
    "MissingSignature": "The job was aborted. The SIGNATURE file was missing.",
    "MissingDevice": "The job was aborted. Your device, power supply, or device connectors were missing.",
    "UnsupportedDeviceType": "The job was aborted. The device needs USB2 or eSATA, or is a 2.5 or 3.5 inch SATA disk.",
    "UnsupportedFileFormat": "The job was aborted. The file system of your device is not supported.",
    "UnsupportedPowerSupply": "The job was aborted."
    " The power supply must be for 120 V 60 Hz in the US, for 230 V 50 Hz with a Euro plug in the EU.",
}
_LOADED = ("Complete", "SuccessWithErrors")


def test_there_are_no_other_codes() -> None:
    """The codes of the two tables, the locations in the order in which a device comes to them."""
    assert LOCATION_CODES == ("NotReceived", "AtAWS", "Returned")
    assert set(PROGRESS_CODES) == set(_PROGRESSES)


@pytest.mark.parametrize("code", _LOCATIONS)
def test_words_for_the_location(code: str) -> None:
    """The sentence of the table, with carrier and number in the place of the words in capitals."""
    assert Life(code, carrier="UPS", tracking_number="1Z0001").location_message() == _LOCATIONS[code]


@pytest.mark.parametrize("code", _PROGRESSES)
def test_words_for_the_progress(code: str) -> None:
    """The sentence of the table, with what it speaks of in the place of the words in capitals."""
    assert Life(progress=code, errors=7).progress_message("logs/import-log-A1B2C", "my-logs") == _PROGRESSES[code]


@pytest.mark.parametrize("code", _PROGRESSES)
def test_what_is_loaded_has_a_log_and_what_is_pending_is_open(code: str) -> None:
    """A log is named by the two ends of a load alone; a job may be updated while it is Pending."""
    assert Life(progress=code).is_loaded == (code in _LOADED)
    assert Life(progress=code).is_open == (code == "Pending")


@pytest.mark.parametrize(
    ("life", "waited", "seen"),
    [
        (Life(), timedelta(days=30) - timedelta(seconds=1), "Pending"),
        (Life(), timedelta(days=30), "Expired"),
        (Life(), timedelta(days=31), "Expired"),
        (Life("AtAWS"), timedelta(days=31), "Pending"),
        (Life(progress="Canceled"), timedelta(days=31), "Canceled"),
    ],
)
def test_a_job_without_a_device_expires_after_30_days(life: Life, waited: timedelta, seen: str) -> None:
    """Only one that waits for its device does, and its place stays what it is."""
    assert life.at(_CREATED, _CREATED + waited) == Life(life.location, seen)


@pytest.mark.parametrize("location", ["NotReceived", "AtAWS"])
def test_a_pending_job_can_be_canceled(location: str) -> None:
    """Before the data transfer it can, wherever the device is; nothing else changes."""
    assert Life(location).canceled() == Life(location, "Canceled")
    assert Life(location).advanced("Canceled") == Life(location, "Canceled")


@pytest.mark.parametrize("code", [code for code in _PROGRESSES if code != "Pending"])
def test_a_job_that_has_started_cannot_be_canceled(code: str) -> None:
    """The refusal says how far the job is."""
    with pytest.raises(LifecycleError, match=f"^a job that is {code} cannot be canceled$"):
        Life("AtAWS", code).canceled()


def test_expiry_can_be_asked_for() -> None:
    """A job that waits for its device expires by the word, as it would by the clock."""
    assert Life().advanced("Expired") == Life("NotReceived", "Expired")


@pytest.mark.parametrize(
    ("state", "code"), [("Success", "Complete"), ("Started", "InProgress"), ("InProgress", "InProgress")]
)
def test_other_names_of_the_guide(state: str, code: str) -> None:
    """Success and Complete are the same, and so are Started and InProgress."""
    assert Life().advanced(state) == Life("AtAWS", code)


@pytest.mark.parametrize(
    ("life", "state", "told"),
    [
        (Life(), "Lost", "there is no state 'Lost'; there are NotReceived, AtAWS, Returned, Pending, InProgress, "),
        (Life(), "Cancelled", "there is no state 'Cancelled'; did you mean Canceled? There are NotReceived, "),
        (Life("AtAWS"), "AtAWS", "the job is AtAWS already"),
        (Life("AtAWS", "Complete"), "Success", "the job is Success already"),
        (Life("AtAWS"), "Expired", "only a job that waits for its device can expire"),
        (Life(progress="Canceled"), "Expired", "only a job that waits for its device can expire"),
        (Life(progress="Expired"), "AtAWS", "a job that is NotReceived and Expired goes no further"),
        (Life(progress="Canceled"), "AtAWS", "a job that is NotReceived and Canceled goes no further"),
        (Life("AtAWS", "Canceled"), "Complete", "a job that is AtAWS and Canceled goes no further"),
        (Life("AtAWS", "InProgress"), "NotReceived", "NotReceived lies behind: the job is AtAWS and InProgress"),
        (Life("AtAWS", "Complete"), "DeviceError", "DeviceError lies behind: the job is AtAWS and Complete"),
        (Life("Returned", "Complete"), "AtAWS", "AtAWS lies behind: the job is Returned and Complete"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(life: Life, state: str, told: str) -> None:
    """Each refusal names the states that stand in the way."""
    with pytest.raises(LifecycleError) as refused:
        life.advanced(state)
    assert str(refused.value).startswith(told)


def test_an_unknown_state_is_answered_with_all_that_there_are() -> None:
    """Locations first, then the progress codes."""
    with pytest.raises(LifecycleError) as refused:
        Life().advanced("lost")
    assert str(refused.value).endswith(f"there are {', '.join([*_LOCATIONS, *PROGRESS_CODES])}")


@pytest.mark.parametrize("progress", ["Pending", "InProgress"])
def test_a_device_comes_back_with_its_data_loaded(progress: str) -> None:
    """Complete is the usual end between, and what is not given of the way back says that it is made up."""
    assert Life("AtAWS", progress).advanced("Returned") == Life("Returned", "Complete", "UPS", "DRY-RUN")


@pytest.mark.parametrize("progress", ["Canceled", "DeviceError", "SuccessWithErrors"])
def test_an_end_stays_what_it_is_on_the_way_back(progress: str) -> None:
    """The device is returned with the end that was reached, by the carrier that is given."""
    back = Life("AtAWS", progress, errors=3).advanced("Returned", carrier="DHL", tracking_number="42")
    assert back == Life("Returned", progress, "DHL", "42", 3)


def test_a_carrier_is_known_of_a_returned_device_alone() -> None:
    """Carrier and TrackingNumber come with Returned (9.2)."""
    assert Life().advanced("AtAWS", carrier="DHL", tracking_number="42") == Life("AtAWS")


@pytest.mark.parametrize(
    ("life", "state", "given", "errors"),
    [
        (Life("AtAWS", "InProgress"), "SuccessWithErrors", None, 1),
        (Life("AtAWS", "InProgress"), "SuccessWithErrors", 1, 1),
        (Life("AtAWS", "InProgress"), "SuccessWithErrors", 12, 12),
        (Life("AtAWS", "InProgress"), "Complete", None, 0),
        (Life("AtAWS", "InProgress"), "Complete", 0, 0),
        (Life("AtAWS", "SuccessWithErrors", errors=12), "Returned", None, 12),
        (Life("AtAWS", "SuccessWithErrors", errors=12), "Returned", 12, 12),
    ],
)
def test_errors_are_counted(life: Life, state: str, given: int | None, errors: int) -> None:
    """SuccessWithErrors has one error, unless another count is given; the count is kept."""
    assert life.advanced(state, errors=given).errors == errors


@pytest.mark.parametrize(
    ("life", "state", "given", "progress"),
    [
        (Life("AtAWS", "InProgress"), "SuccessWithErrors", 0, "SuccessWithErrors"),
        (Life("AtAWS", "InProgress"), "Complete", 1, "Complete"),
        (Life("AtAWS", "InProgress"), "DeviceError", 1, "DeviceError"),
        (Life("AtAWS", "SuccessWithErrors", errors=12), "Returned", 11, "SuccessWithErrors"),
    ],
)
def test_errors_that_cannot_be_are_refused(life: Life, state: str, given: int, progress: str) -> None:
    """Only SuccessWithErrors has errors, at least one, and what was counted stays."""
    told = f"^a job that is {progress} cannot come to have {given} errors now$"
    with pytest.raises(LifecycleError, match=told):
        life.advanced(state, errors=given)

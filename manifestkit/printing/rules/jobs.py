"""What a device cannot be sent without: a job, and where it goes."""

from __future__ import annotations

from manifestkit.printing.trouble import Trouble, rule_of


def no_ship_to() -> Trouble:
    """Nobody has said where the device is to be shipped.

    The address stands in the job's answer, or in the instructions that came with it. No address of an AWS facility is
    built in: those that the guides print are long out of use.

    Name a file that has the address line by line with --ship-to, or state ship_to in the context.

    Source: Import/Export reference, 10.1; address reference, 3.1.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        NO_SHIP_TO,
        "/shipTo",
        "The label has no address to ship to.",
        (),
        "Name a file that has it line by line with --ship-to, or state ship_to in the context.",
    )


def historic_ship_to(pointer: str, line: str) -> Trouble:
    """The address to ship to is one of those that old guides print as samples.

    No dock has stood there for years: a device that is sent there is lost.

    Take the address from the answer to your own job.

    Source: Import/Export reference, 10.1; address reference, 3.1.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to historic.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        HISTORIC_SHIP_TO,
        pointer,
        "{} is a sample address of old guides; nobody receives devices there.",
        (line,),
        "Take the address from the answer to your own job.",
    )


def ship_to_of_another_job(pointer: str, line: str) -> Trouble:
    """The address to ship to names another job.

    Answers have a line with the job id in the address. The dock takes the device for that job.

    Take the address from the answer to this job, or leave the line out: the job id stands on the label anyway.

    Source: Import/Export reference, 10.1.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to other.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        SHIP_TO_OF_ANOTHER_JOB,
        pointer,
        "The address to ship to names another job: {}.",
        (line,),
        "Take the address from the answer to this job, or leave that line out.",
    )


def no_return_address(document: str) -> Trouble:
    """The document has no return address.

    The address and the telephone number on it are what a dock asks when something is wrong with a package.

    Fill in the return address of the manifest.

    Source: address reference, 3.1.

    Breaks (command):
        manifestkit label --force anonymous.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf

    Keeps (command):
        manifestkit label --force MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        NO_RETURN_ADDRESS,
        "/returnAddress",
        f"The {document} has no return address.",
        (),
        "Fill in at least its name, street and city.",
    )


def validate_only_id(job_id: str) -> Trouble:
    """The job id is that of a validation, and no job has it.

    CreateJob answers such an id where it only validates. The service does not know it afterwards, and a device with it
    is refused.

    Create the job, and print the id that it gets.

    Source: Import/Export reference, 9.2 and 10.1.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4-VALIDATE-ONLY --ship-to ship-to.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        VALIDATE_ONLY_ID,
        "/jobId",
        "{} is what CreateJob answers where it only validates; no job has this id.",
        (job_id,),
        "Create the job, and print the id that it gets.",
    )


def bad_job_id(job_id: str) -> Trouble:
    """The job id is none.

    The dock refuses a device without a valid job id. Those of Import/Export have five characters, of the digits 1 to 9
    and the letters without O; those of Snowball begin with JID or MID and go on as a UUID.

    Copy the id from the answer to CreateJob.

    Source: Import/Export reference, 10.1 and 11.5; the Snowball model (JobId).

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TXO --ship-to ship-to.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(BAD_JOB_ID, "/jobId", "{} is no job id.", (job_id,), "Copy the id from the answer to CreateJob.")


NO_SHIP_TO = rule_of("PR201", "no-ship-to", "error", "doc", no_ship_to)
HISTORIC_SHIP_TO = rule_of("PR202", "historic-ship-to", "error", "doc", historic_ship_to)
SHIP_TO_OF_ANOTHER_JOB = rule_of("PR203", "ship-to-of-another-job", "error", "doc", ship_to_of_another_job)
NO_RETURN_ADDRESS = rule_of("PR204", "no-return-address", "error", "doc", no_return_address)
VALIDATE_ONLY_ID = rule_of("PR301", "validate-only-id", "error", "obs", validate_only_id)
BAD_JOB_ID = rule_of("PR302", "bad-job-id", "error", "doc", bad_job_id)

"""What several rules for SIGNATURE files say in the same words."""

from __future__ import annotations

ABORTED = "; AWS would abort the job with InvalidSignature."
TAKE_IT_ANEW = "Write the SignatureFileContents that CreateJob or GetStatus returns, as they are."

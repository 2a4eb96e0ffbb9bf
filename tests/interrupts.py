"""Interrupts for commands that tests start."""

from __future__ import annotations

import signal


def hear_interrupts() -> None:
    """For `preexec_fn`: a shell that runs us in the background has told us, and our children, to ignore interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)

"""Many articles into one file of lines, resumable at any moment.

>>> Batch(Inputs(["articles/"]), Path("out.jsonl"), Summarizer(), {}).run()
"""

from __future__ import annotations

from summarizer.batch.inputs import Inputs as Inputs
from summarizer.batch.journal import Journal as Journal
from summarizer.batch.runner import Batch as Batch
from summarizer.batch.tally import Tally as Tally

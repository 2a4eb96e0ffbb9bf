"""The evaluation suite: cases with gold records, scorers, statistics, reports."""

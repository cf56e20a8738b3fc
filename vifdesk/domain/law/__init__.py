"""Rules as of a day: questions, rows, outcomes, sources."""

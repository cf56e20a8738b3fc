"""One situation: its answers, evaluations and events."""

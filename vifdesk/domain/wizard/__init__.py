"""The next question or the conclusions, with their trace."""

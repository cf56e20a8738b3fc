"""Reads resources/ into domain objects and reports every complaint at once."""

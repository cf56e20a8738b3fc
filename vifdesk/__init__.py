"""Offline desk of the French duty prosecutor on domestic violence; launch.py ties the layers together."""

__version__ = "0.1.0"

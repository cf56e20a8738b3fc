"""The actions without a window."""

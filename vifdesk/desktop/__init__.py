"""The window: one folder for each screen."""

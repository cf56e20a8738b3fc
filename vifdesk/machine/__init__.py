"""What the computer gives: clock, folders, log file, settings, single instance."""

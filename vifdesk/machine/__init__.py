"""What the computer gives: clock, files, zones, names of records, one window a user."""

"""One file for each thing the user can do, named by its verb."""

"""The law applied to facts, pure: no clock, no file, no screen."""

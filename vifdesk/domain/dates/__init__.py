"""Calendar days, holidays of each territory, periods."""

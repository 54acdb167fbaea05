"""Rules of law and of the four criteria, each with its source."""

"""What the program knows and works out. Pure: no files, no Qt, no clock, no locale."""

"""The window (PySide6, here and nowhere else): pages made from the definitions of the interview."""

"""Questions, kinds of answer, conditions, and reading a plan's answers."""

"""The budget: from answers to lines, month by month."""

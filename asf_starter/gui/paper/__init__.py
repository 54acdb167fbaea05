"""From the window to paper: choosing, making, looking at, printing and comparing papers."""

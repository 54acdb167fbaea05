"""The budget on the screen: warnings, charts, what if, tables, and every figure explained."""

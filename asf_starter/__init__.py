"""ASF Starter: helps founders of work-integrating social enterprises plan, decide and print."""

__version__ = "0.1.0"

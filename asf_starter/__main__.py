"""``python -m asf_starter`` is the command line."""

from asf_starter.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

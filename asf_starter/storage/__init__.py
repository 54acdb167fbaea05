"""Files and folders: the handbook's resources, plans, backups, locks, settings."""

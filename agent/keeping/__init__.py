"""What keeps a house for years: backups, restores, upgrades, what is deleted when, and the doctor."""

"""AWS Import/Export Disk: the four manifest variants, their rules, the SIGNATURE file."""

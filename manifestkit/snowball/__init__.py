"""The Snowball service: its requests, the facts of its regions and devices, its rules."""

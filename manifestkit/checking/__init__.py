"""What kind a text is, configuration, walking, and the catalogue of every rule."""

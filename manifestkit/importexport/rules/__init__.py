"""The rules for manifests, a module for each family. The docstring of a rule is its page of help."""

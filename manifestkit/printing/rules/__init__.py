"""The rules of the preflight, a module for each family. A docstring that tells of a trouble is its rule's page of help.

A trouble is what a rule saw in a document; ``preflight`` says where in a manifest that stands.
"""

"""One module for each output format: reports go in, text comes out."""

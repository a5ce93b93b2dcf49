"""The rules of Snowball, one module for each family; each rule is a function whose docstring is its page."""

"""The version of the toolkit, in one place for the package, its reports and its build."""

__version__ = "0.1.0"

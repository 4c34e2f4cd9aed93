"""Finds doubled captions and wrong, missing or contradicted photo credits in news pages."""

__version__ = "0.1.0"

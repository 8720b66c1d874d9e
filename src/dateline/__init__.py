"""Dateline turns news coverage of international affairs into a sourced record of diplomacy."""

__version__ = "0.1.0"

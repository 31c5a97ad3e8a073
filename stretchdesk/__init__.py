"""StretchDesk: click the sore area, follow the figure, see whether flexibility changes."""

__version__ = "0.1.0"

"""The workbench: how people reach drafts and comments, by command line and by screen."""

__version__ = "0.1.0"

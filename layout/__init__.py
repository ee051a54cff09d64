"""The engine of paiban (排版), a newspaper compiler: from an issue in YAML to a PDF that a press accepts."""

__version__ = "0.1.0"

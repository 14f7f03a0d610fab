"""source-normalizer: a cleaned, aligned edition of messy multilingual sources."""

__version__ = "0.1.0"

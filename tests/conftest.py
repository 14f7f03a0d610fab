"""Settings for every test."""

from hypothesis import settings

# a shared machine may be slow at any moment: examples are counted, not timed
settings.register_profile("default", deadline=None)
settings.load_profile("default")

"""Settings for every test."""

import os

from hypothesis import settings

# a shared machine may be slow at any moment: examples are counted, not timed
settings.register_profile("default", deadline=None)
# where a change is judged, everybody's change meets the same examples; new ones are looked for at the desk
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

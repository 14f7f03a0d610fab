"""`python -m normalizer` is the command `source-normalizer`."""

import sys

from normalizer.cli import main

sys.exit(main())

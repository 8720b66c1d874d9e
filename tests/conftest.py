"""What holds for all tests: no example is timed, since timings belong in benchmarks and machines are busy; and nobody's
own facts count."""

import os

from hypothesis import settings

os.environ["DATELINE_FACTS"] = os.devnull

settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

"""What holds for all tests: no example is timed, since timings belong in benchmarks and machines are busy."""

from hypothesis import settings

settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

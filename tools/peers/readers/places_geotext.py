"""geotext's cities, countries and nationalities; it gives no coordinates."""

import re

from geotext import GeoText
from harness import run


def read(document):
    made = GeoText(document["text"])
    names = {*made.cities, *made.countries, *made.nationalities}
    rows = set()
    for name in names:
        rows |= {(m.start(), m.end(), None, None) for m in re.finditer(rf"\b{re.escape(name)}\b", document["text"])}
    return sorted(rows)


run(read)

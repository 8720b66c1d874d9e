"""Pictures of the application for the README, from the invented samples: `python tools/pictures.py [FOLDER]`.

They are taken in Debian's Chromium at a size that keeps each under LARGEST bytes.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.web.browsing import CHROMIUM, Served  # noqa: E402

import dateline  # noqa: E402
from dateline import samples  # noqa: E402

LARGEST = 150_000
WIDE, HIGH = 1180, 700


def pages(record: Path) -> dict[str, tuple[str, str, int, str]]:
    """The address of each picture, light or dark, the width, and the part of the page ("" for what is seen first)."""
    with dateline.open(record) as book:
        book.ingest([samples.folder()])
        best = max(book.events(), key=lambda row: (len(row.event.reports), len(row.event.steps), row.event.id))
    return {
        "overview": ("/", "light", WIDE, ""),
        "event": (f"/events/{best.event.id}", "light", WIDE, ""),
        "map": ("/map", "dark", 940, ".mapped"),
    }


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    if CHROMIUM is None:
        print("pictures: there is no chromium on this machine (apt-get install chromium)", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="dateline-"))
    taken = pages(work / "samples.db")
    served = Served(work / "samples.db")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, (address, scheme, width, part) in taken.items():
            page = browser.new_page(viewport={"width": width, "height": HIGH}, color_scheme=scheme)
            page.goto(served.home + address, wait_until="networkidle")
            shown = page.locator(part) if part else page
            shown.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()
    served.stop()
    shutil.rmtree(work)
    heavy = [file.name for file in folder.glob("*.png") if file.stat().st_size > LARGEST]
    print(f"pictures: {folder}" + (f", too large: {', '.join(heavy)}" if heavy else ""), file=sys.stderr)
    return bool(heavy)


if __name__ == "__main__":
    sys.exit(main())

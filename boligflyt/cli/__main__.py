"""`python -m boligflyt.cli COMMAND`: what `./bf` calls."""

import sys

from boligflyt.cli import main

sys.exit(main(sys.argv[1:]))

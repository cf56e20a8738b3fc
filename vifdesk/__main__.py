"""`python -m vifdesk`."""

import sys

from vifdesk.launch import main

if __name__ == "__main__":
    sys.exit(main())

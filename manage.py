#!/usr/bin/env python
"""Django's command line for Prestige, with the embedded database where none is configured."""

import os
import sys

from django.core.management import execute_from_command_line

from prestige.servers import StartError
from prestige.standalone import for_command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prestige.settings")
    try:
        with for_command(sys.argv):
            execute_from_command_line(sys.argv)
    except StartError as error:
        sys.exit(f"✗ {error}")

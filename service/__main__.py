"""`python -m service`: the `hierarchy` command."""

from service.cli import main

main()

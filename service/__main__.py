"""`python -m service`: the `hierarchy` command."""

from service.cli.main import main

main()

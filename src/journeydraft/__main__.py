"""``python -m journeydraft``, where the command is not on the path."""

from journeydraft.cli import main

main()

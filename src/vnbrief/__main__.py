"""``python -m vnbrief``."""

from vnbrief.cli import main

main(prog_name="vnbrief")

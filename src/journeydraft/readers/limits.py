"""Every limit on what is read, in one place: beyond it an input is refused, never cut."""

from __future__ import annotations

#: A file, and a member of a zip, in bytes.
FILE_BYTES = 512 * 1024 * 1024

#: One line of a text file, in characters; no transcript has such, and a page of markup has.
LINE_CHARACTERS = 1_000_000

#: How much of a text is looked at to recognise its format, in characters.
PEEK_CHARACTERS = 64 * 1024

#: Members of a zip of transcripts, their bytes in all, and how many times larger than packed they may be.
ZIP_MEMBERS = 5_000
ZIP_BYTES = 1024 * 1024 * 1024
ZIP_RATIO = 200

#: Files found below one folder.
FOLDER_FILES = 50_000

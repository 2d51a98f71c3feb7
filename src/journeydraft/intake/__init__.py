"""What a study is before an engine reads it: how to read its files, its name, its languages, its segments."""

"""What the program knows of language: sentences, languages, cue lexicons, meaning, trained heads."""

"""Stages: templates as data, which of them fits, and where in the journey a finding belongs."""

"""The engine that needs no key and no network: rules over cues, and heads trained on an encoder's vectors."""

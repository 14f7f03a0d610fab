"""How near the gloss comes to reference English, in chrF, and how fast it is."""

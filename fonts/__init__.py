"""The faces that paiban ships, and their registry `fonts.yaml`: data only."""

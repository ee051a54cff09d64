"""The faces of the sample paper: font files, their licences and the registry `fonts.yaml`. No code."""

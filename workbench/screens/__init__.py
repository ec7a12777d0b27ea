"""The screens, one a file. A screen asks the workspace and shows what it gives back; rules live there, not here."""

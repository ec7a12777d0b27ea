"""Chinese in traditional letters, read as the mainland writes it."""

"""What people say about drafts, and the Word files that carry it. Importing this loads no database."""

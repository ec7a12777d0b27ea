"""Law as text: loading drafts, reading their structure, comparing them. No database, screen or network."""

"""A comparison or amended draft given out: JSON, HTML and Markdown."""

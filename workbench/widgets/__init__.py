"""One widget a file; a widget says what happened, its screen decides."""

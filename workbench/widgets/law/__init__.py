"""The parts that the law view is built from: what is shown, moving about, picking out words."""

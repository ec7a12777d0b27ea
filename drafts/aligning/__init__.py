"""Which article became which: likeness, pairing, gathering of splits and merges, pins, and why."""

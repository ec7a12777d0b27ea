"""What a consultation notice says: when it closes and where comments go."""

"""The methods of ``Store``, shelf by shelf. Each is one transaction around the functions of ``comments.store``."""

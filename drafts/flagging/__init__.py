"""What matters in law among the changes: the rules, quantities and legal terms behind each flag."""

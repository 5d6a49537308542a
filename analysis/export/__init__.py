"""Tables to files for others: data package, documentation."""

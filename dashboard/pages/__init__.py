"""One folder per page: its script, its blocks, findings and lists."""

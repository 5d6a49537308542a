"""The sentence over each chart: what its frame says, with n, and what is missing."""

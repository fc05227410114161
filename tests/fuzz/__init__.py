"""Random issues, styles and files, to find what no one thought of."""

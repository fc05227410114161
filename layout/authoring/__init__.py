"""What editors are spared: a new issue from the last one, manuscripts of a folder taken over, a template for authors."""

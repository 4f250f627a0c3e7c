"""Whose papers do we know? One file per source: what a publisher means by its markup and layout."""

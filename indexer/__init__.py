"""How do records become an index? The index is a cache: it can be thrown away and made again."""

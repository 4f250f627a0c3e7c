"""Knowledge as data: actors, offices, organisations, topics, legal instruments. Each file names its origin and licence."""

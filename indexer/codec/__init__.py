"""How is a Whoosh segment kept as memory-mapped arrays? `indexer.codec.codec.ArrayCodec` is the way in."""

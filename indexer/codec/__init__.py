"""How is a Whoosh segment kept as memory-mapped arrays? `indexer.codec.segment.ArrayCodec` is the way in."""

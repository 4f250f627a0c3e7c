"""Which formats can be read? One file per format: bytes in, `RawDocument`s out."""

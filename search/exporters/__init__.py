"""In what forms can a result set leave? One file per output."""

"""How is a paper of each kind laid out? One file per family of papers; corpus/extractors/layout.py chooses among them."""

"""Claims about speed and quality, and the programs that print them."""

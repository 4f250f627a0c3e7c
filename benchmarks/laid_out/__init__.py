"""Invented papers whose facts are known, laid out at random in the ways in which offices, papers and sites print them."""

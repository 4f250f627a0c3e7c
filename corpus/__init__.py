"""How do files become records? Records are the truth; everything to the right of this package is made from them."""

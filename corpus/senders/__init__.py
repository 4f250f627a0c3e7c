"""Who writes a paper, signs it, puts it out, and to whom does it go?"""

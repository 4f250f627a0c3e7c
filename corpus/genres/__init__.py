"""Of which genre is a paper, where its layout alone does not tell?"""

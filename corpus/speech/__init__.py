"""Which words are somebody's speech, and whose?"""

"""How do questions become results?"""

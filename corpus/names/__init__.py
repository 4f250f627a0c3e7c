"""Which words name a person or an organisation, and where does the name end?"""

"""Which of the dates around a paper is when it was asked, answered, written or published?"""

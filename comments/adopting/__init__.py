"""What stands behind `comments.adoption`: the words that count, what was asked piece by piece, and the evidence for each."""

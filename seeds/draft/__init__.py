"""The draft of a history: facts by day, and the changes that tell them."""

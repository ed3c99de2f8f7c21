"""How a change is made: its transaction, batch, reads, rules and refusals."""

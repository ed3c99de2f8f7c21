"""Random worlds for the contract tests: small consistent histories, many of them side by side in one graph."""

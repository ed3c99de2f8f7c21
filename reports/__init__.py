"""Reports that people look at: one file that opens offline and prints. A client of the service's GraphQL, no more."""

"""The report of a year: how organizations and members were classified, four-good ones, where too many are excellent."""

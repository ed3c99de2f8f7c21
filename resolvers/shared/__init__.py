"""What every capability needs: arguments, ids, root fields, pages, known-at."""

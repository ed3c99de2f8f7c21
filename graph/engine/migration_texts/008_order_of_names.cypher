// Keys for order: what begins another stands before it, numbers stand by their size, people by given name, middle
// names, family name; keys for search: the other letter that looks like đ is folded as well.
// step: rewrite_keys

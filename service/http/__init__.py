"""HTTP and WebSocket: routes, GraphQL over them, metrics, the access log."""

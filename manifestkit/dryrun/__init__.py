"""The operations of both services, answered offline: the store, the engine, the client, the adapter, the endpoint."""

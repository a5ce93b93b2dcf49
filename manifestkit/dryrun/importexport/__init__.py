"""The operations of Import/Export, answered from the store. Source: Import/Export reference, 8 to 11."""

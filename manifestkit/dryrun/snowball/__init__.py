"""The operations of Snowball, answered from the store. Source: Snowball reference, 1, 4 and 5.9; RULINGS 23 to 29."""

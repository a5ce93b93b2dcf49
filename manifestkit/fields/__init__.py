"""The kinds of value that the services share: a value goes in, a verdict comes out.

Each module knows one kind of value (a country, a postal address, a telephone number, an e-mail list) and
nothing of documents, places in them, rules or findings; what a verdict means is decided on the floors above.
"""

"""JSON with positions: the texts of requests, and the texts that stand for what a program passes."""

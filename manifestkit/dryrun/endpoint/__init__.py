"""The simulated services over HTTP, for any SDK and for the AWS CLI. Needs the extra ``serve``."""

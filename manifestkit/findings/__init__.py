"""What a check has to say: rules, findings, reports, suppressions, baselines."""

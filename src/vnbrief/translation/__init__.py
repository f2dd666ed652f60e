"""Hold, decode, verify, mend, report."""

"""vnbrief."""

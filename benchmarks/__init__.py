"""Side by side with other systems; run from the repository's root, one command each."""

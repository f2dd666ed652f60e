"""Many articles → one bilingual digest: read, keep what counts, fold copies, join, translate once."""

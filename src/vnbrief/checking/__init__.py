"""The look that finds every mention again: in our translations and in anybody's."""

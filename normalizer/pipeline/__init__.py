"""The whole, in order, for one batch: survey every source, gather the references, edit each document."""

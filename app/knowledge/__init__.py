"""Files under knowledge/ read into values; what they mean is decided in the rooms below."""

"""Words to acts and acts to words: the ear, the voice and the verifier between them. Pure."""

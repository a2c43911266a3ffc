"""Joins the teacher's judgement with the game's arithmetic and words into one debrief. Pure."""

"""A question with two answers, asked before anything that cannot be taken back."""

from app.terminal.screen import Screen
from app.terminal.talk_words import TalkWords


def is_agreed(screen: Screen, words: TalkWords, question: str) -> bool:
    """Ask until there is a yes or a no; an empty line is a no."""
    while True:
        typed = screen.ask(words.asked.format(question=question)).lower()
        if typed in words.agree:
            return True
        if typed in words.refuse:
            return False
        screen.note(words.answer_yes_or_no)

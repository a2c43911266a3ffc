"""Families of wordings that show a marker, each beside a near miss: reasons, trades, refusals."""

from dataclasses import replace

import pytest

from app.dialogue.marker_rules import ALSO, MARKERS, STRATEGIES
from tests.builders_talk import LANGUAGE, NOTHING, WORDS, heard

BY_RULE = replace(WORDS, language=replace(LANGUAGE, tagger=None))

# Marker, a line that shows it, and one that only looks like it.
FAMILIES = (
    ("acknowledges", "So it's the damp that troubles your tenants.", "So it's the key I lost."),
    ("acknowledges", "No wonder you want an early answer.", "No wonder you lose customers."),
    ("acknowledges", "What you are really after is calm.", "What I am really after is calm."),
    ("helps_them", "An early date would help us both.", "An early date would help us."),
    (
        "helps_them",
        "With a fixed fee you could hire sooner.",
        "With a fixed fee you would pay more.",
    ),
    ("helps_them", "That takes the phone off your hands.", "That takes the phone off the hook."),
    (
        "links_to_need",
        "Your accounts close in May and your banker wants papers, so I'd sign in April.",
        "Your price is high, so I'd wait.",
    ),
    (
        "links_to_need",
        "To keep your mornings free we could come at noon.",
        "We could come at noon.",
    ),
    (
        "accepts_difference",
        "We needn't see eye to eye on the colour.",
        "We need to see the colour.",
    ),
    (
        "accepts_difference",
        "If the colour means more to you, that's fine.",
        "If the colour is wrong, that's too bad.",
    ),
    (
        "gives_reason",
        "We close in August, so the hall must be free by then.",
        "So, shall we begin?",
    ),
    ("gives_reason", "With a new roof coming up, cash is tight.", "With pleasure, here it is."),
    ("gives_reason", "Anything later means we miss the fair.", "What do you mean by later?"),
    ("gives_reason", "Otherwise my crew stands idle.", "As you wish."),
    ("self_need", "I can't sleep with that noise.", "I can't say."),
    ("self_need", "My landlord wants the rent on Monday.", "My offer is 84."),
    ("other_need", "My interns depend on this room.", "I told my wife the same."),
    ("no_need", "I've no use for a second key.", "You have no use for it."),
    ("elicit_pref", "How do you picture the first year?", "How do you do?"),
    ("uv_part", "You'd get used to it in a week.", "I would get used to it."),
    ("showing_empathy", "It can't be easy for you.", "That would be easy for me."),
    ("promote_coordination", "You cover Monday and I'll take Friday.", "I take Friday."),
    ("conditional", "The moment you sign, I order the parts.", "I order the parts."),
    ("brainstorm", "Don't hold me to this, just wild ideas.", "I have no idea."),
    ("what_if", "Would a smaller sign help?", "Can you help me?"),
    ("joint_framing", "Each of us has something to gain.", "I took both of them."),
    ("review_clause", "In spring we look at the rent again.", "Look at that!"),
    ("follow_through", "I'll bring the keys on Friday.", "I would like Friday."),
    ("split_difference", "Bang between your price and mine.", "We are in the middle of talks."),
    ("ultimatum", "That's the end of the line.", "Is that your last offer?"),
    ("ultimatum", "This is the last time I'm asking.", "The last time I rented, it was cold."),
    ("acknowledges", "I accept that you are short of space.", "I accept your offer."),
    ("threat", "I'll make sure you regret this.", "I'll make sure you have enough."),
    ("threat", "I'll ruin your good name.", "Rain would ruin the picnic."),
    ("personal_attack", "You old fool.", "I was a fool to wait."),
    ("belittles", "In your dreams.", "I had a dream."),
    ("belittles", "And my firstborn too?", "I want a garden and a piano."),
    ("praises_own_fairness", "You won't find anyone fairer.", "I want a fair price."),
    ("reveals_limit", "Nothing under 80.", "The most important thing is time."),
    ("stereotypes", "Never met a lawyer who was on time.", "My lawyer is on time."),
    ("assumes_same_needs", "Surely it is about money for you too.", "We both lose money."),
    ("accepts_difference", "It takes all sorts.", "We have two different dates."),
    ("helps_them", "I'll take the paperwork off your hands.", "I'll take the paperwork."),
    ("links_to_need", "You said nights are hard, so I'll do the nights.", "Did you say Friday?"),
    ("objective_standard", "The handbook says two weekends.", "He says two weekends."),
    ("tests_understanding", "Let me play that back to you.", "Let me play outside."),
    ("asks_for_offer", "Kindly share your best figure.", "My best figure is 84."),
    ("asks_for_options", "Could you draft three different packages?", "I have three packages."),
    ("asks_limit", "What's the fewest days you could get by with?", "What do you need most?"),
    ("asks_process", "Could we each write down our worries first?", "Could you write it down?"),
    ("appreciation", "Good on you for telling me.", "Good morning."),
    ("acknowledges", "You have a point there.", "What is the point?"),
    ("vouch_fair", "Why should we carry all the risk?", "Why should we meet?"),
    (
        "accepts_difference",
        "You like it early, I like it late, and there's no harm in either.",
        "You like it early, I like it late, so no deal.",
    ),
    (
        "accepts_difference",
        "I like surprises, you don't, and that's grand.",
        "You want 80 and I want 70, and that's fine.",
    ),
    (
        "accepts_difference",
        "My deadline is dear to me, yours is the crew, and both are real.",
        "Your order is late and mine is not.",
    ),
    (
        "accepts_difference",
        "It's not what I would choose, but it's your house.",
        "I would come, but it's your turn.",
    ),
    ("accepts_difference", "Your reasons are as good as mine.", "Your reasons are good."),
    (
        "accepts_difference",
        "You're entitled to care more about the date than I do.",
        "You're entitled to a discount.",
    ),
    (
        "accepts_difference",
        "I care about the till. Neither is silly.",
        "I care about the till. That is silly.",
    ),
    ("helps_them", "It lowers your risk.", "You could lower your price."),
    ("helps_them", "Fewer trips for you that way.", "Fewer trips for me that way."),
    ("helps_them", "Your evenings stay free.", "My evenings stay free."),
    ("helps_them", "This way nobody calls you at night.", "Nobody called you at night."),
    ("helps_them", "The advantage for you would be a quiet summer.", "A quiet summer would be it."),
    ("helps_them", "That would look good on your reports.", "It makes you look bad."),
    (
        "helps_them",
        "Your customers would see fresh bread at seven.",
        "Your team will have to wait.",
    ),
    ("helps_them", "I'd bring the tools, so you need not buy any.", "You'd get used to it soon."),
    ("no_need", "I could take it or leave it.", "Take it or leave it."),
    ("ultimatum", "Take it or leave it.", "I could take it or leave it."),
    ("threat", "Take it or leave it.", "Honestly, we can take it or leave it."),
)


def names(text: str) -> set[str]:
    return {marker.name for marker in heard(text, NOTHING, words=BY_RULE).markers}


@pytest.mark.parametrize(("marker", "shown", "missed"), FAMILIES)
def test_a_family_is_seen_and_its_near_miss_is_not(marker: str, shown: str, missed: str) -> None:
    assert marker in names(shown)
    assert marker not in names(missed)


@pytest.mark.parametrize("text", ["Fair enough.", "I understand.", "I never compromise."])
def test_a_mere_yes_or_no_shows_no_strategy(text: str) -> None:
    assert not names(text) & set(STRATEGIES)


def test_what_a_marker_is_by_definition_is_marked_on_the_same_words() -> None:
    found = {m.name: m for m in heard("Horses for courses.", words=BY_RULE).markers}
    assert found["acknowledges"].span == found["accepts_difference"].span


def test_what_follows_from_a_marker_is_a_marker_itself() -> None:
    assert set(ALSO) | set(ALSO.values()) <= set(MARKERS)

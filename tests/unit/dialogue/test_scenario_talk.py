"""What people say in the scenarios, sentence by sentence, and what it does there."""

import pytest

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Threaten,
    Unknown,
)
from tests.builders_every import after, reads_in
from tests.builders_talk import on

HIGH, LOW = Importance.HIGH, Importance.LOW
PACKAGE, LEASE, JOB = ("service-bundle", "workshop"), ("flat-lease", "tenant"), "job-offer"
BIKE, BAKERY, LICENCE = ("first-bike", "buyer"), ("no-zone", "buyer"), ("licence-renewal", "client")
Table = tuple[str, str]


def told(issue: str) -> Inform:
    return Inform(Kind.INTEREST, issue)


def offer(**settled: str | int) -> Propose:
    return Propose((on(**settled),))


@pytest.mark.parametrize(
    ("table", "text", "acts"),
    [
        (PACKAGE, "My father painted the first heron himself.", [told("sticker")]),
        (PACKAGE, "In October my benches are empty.", [told("launch")]),
        (PACKAGE, "My grandmother drew the otter.", [told("sticker")]),
        (PACKAGE, "We launched in April last time.", [told("launch")]),
        (LEASE, "because I teach a few pupils at home", [told("piano")]),
        ((JOB, "employer"), "Our programmers don't make more than that.",
         [Argue("role", standard="named")]),
        (("supplier-delay", "customer"), "You promised me the frames in August!",
         [Argue("delivery")]),
        (("supplier-delay", "customer"), "You didn't deliver in 3 weeks.", [Argue("delivery")]),
        (PACKAGE, "You did a beautiful heron there.", [Unknown()]),
        ((JOB, "candidate"), "I can start on Monday at 9.", [Unknown()]),
    ],
)  # fmt: skip
def test_a_story_is_no_offer(table: Table, text: str, acts: list[Act]) -> None:
    assert list(reads_in(*table, text)) == acts


@pytest.mark.parametrize(
    ("table", "text", "question"),
    [
        (PACKAGE, "Who gets the heron?", Ask(Kind.ISSUE, "sticker")),
        (PACKAGE, "Who answers the hotline in October?", Ask(Kind.ISSUE, "hotline")),
        (BIKE, "Do you still need the child seat?", Ask(Kind.ISSUE, "rack")),
        (PACKAGE, "Is there another insurer?", Ask(Kind.ALTERNATIVE)),
        (BAKERY, "Is there someone else who wants the bakery?", Ask(Kind.ALTERNATIVE)),
        (BAKERY, "Have you looked at other shops?", Ask(Kind.ALTERNATIVE)),
        (BAKERY, "Are you looking at anything else?", Ask(Kind.ALTERNATIVE)),
        (BAKERY, "Do you have other people interested?", Ask(Kind.ALTERNATIVE)),
        (BAKERY, "What would you do with the building if I don't buy?", Ask(Kind.ALTERNATIVE)),
        (BAKERY, "Why do you want to stop?", Ask(Kind.INTEREST)),
        (LICENCE, "What's behind it?", Ask(Kind.INTEREST)),
        (LICENCE, "Is there a story behind that?", Ask(Kind.INTEREST)),
        (LICENCE, "Is there something you haven't told me?", Ask(Kind.OPEN)),
        (LICENCE, "you make last offer please", Ask(Kind.OPEN)),
        (("supplier-delay", "supplier"), "did you really stop it on principle?",
         Ask(Kind.ISSUE, "payment")),
    ],
)  # fmt: skip
def test_a_question_asks(table: Table, text: str, question: Ask) -> None:
    assert reads_in(*table, text) == (question,)


def test_that_points_back_to_what_the_other_side_spoke_of() -> None:
    spoken = after(*LICENCE, Inform(Kind.PRIORITY, "payment", HIGH))
    for text in ("Why is that so important?", "What's behind it?", "Why?"):
        assert reads_in(*LICENCE, text, spoken) == (Ask(Kind.INTEREST, "payment"),)
    assert reads_in(*LICENCE, "How important is that to you?", spoken) == (
        Ask(Kind.PRIORITY, "payment"),
    )
    evening = "Well, the trustees' evening? Why is it so important?"
    asked = reads_in("team-resources", "shows", evening)
    assert asked[-1] == Ask(Kind.INTEREST, "trustees")


def test_a_question_of_the_world_is_none_of_the_game() -> None:
    for text in ("capital of France?", "What is the capital of France?"):
        assert reads_in(*LICENCE, text) == (Unknown(),)


@pytest.mark.parametrize(
    ("table", "text", "acts"),
    [
        (PACKAGE, "We'd rather not launch in April.", [Reject(on(launch="april"), issue="launch")]),
        (PACKAGE, "I would like not to launch in July",
         [Reject(on(launch="july"), issue="launch")]),
        ((JOB, "employer"), "I would rather not offer you a company car",
         [Reject(on(car="with-car"), issue="car")]),
        ((JOB, "employer"), "I cannot offer a salary of 120,000.",
         [Reject(on(salary=120000), issue="salary")]),
        (BIKE, "I can't agree to a price of €160", [Reject(on(price=160), issue="price")]),
        (BIKE, "I can't say yes to a price of €200", [Reject(on(price=200), issue="price")]),
        (BAKERY, "can't say yes to a fee of €200", [Reject(on(price=200000), issue="price")]),
        (LEASE, "I can't do the garden", [Reject(issue="jobs")]),
        (LICENCE, "You must be joking!", [Reject()]),
        (LICENCE, "I cannot accept that.", [Reject()]),
        (BAKERY, "Then I keep my stall.", [Reject()]),
        (LEASE, "two years is fine, but 1100 is too much",
         [Reject(on(rent=1100), issue="rent"), offer(length=2)]),
    ],
)  # fmt: skip
def test_a_refusal_is_no_offer(table: Table, text: str, acts: list[Act]) -> None:
    assert list(reads_in(*table, text)) == acts


@pytest.mark.parametrize(
    ("table", "text", "acts"),
    [
        (PACKAGE, "otter first or no deal",
         [Threaten(), Propose((on(sticker="otter"),), is_final=True)]),
        (PACKAGE, "your clerks answer", [offer(hotline="clerks-answer")]),
        (BIKE, "I take it home today without anything on the rack",
         [offer(day="this-evening", rack="empty-rack")]),
        (BIKE, "meet me at 165", [offer(price=165)]),
        (BIKE, "I want 160 for it, take it or leave it",
         [Threaten(), Propose((on(price=160),), is_final=True)]),
        ((JOB, "candidate"), "how about we both land at 90,000?", [offer(salary=90000)]),
        ((JOB, "candidate"), "could you go up to 120,000?", [offer(salary=120000)]),
        ((JOB, "candidate"), "Ok 90", [offer(salary=90000)]),
        ((JOB, "candidate"), "No  leased car", [offer(car="without-car")]),
        (LEASE, "1.000 a month", [offer(rent=1000)]),
        (("supplier-delay", "supplier"), "I can do 4 weeks, not 3", [offer(delivery=4)]),
        ((JOB, "employer"), "I cannot offer more than 90,000",
         [Inform(Kind.CONSTRAINT, "salary"), offer(salary=90000)]),
    ],
)  # fmt: skip
def test_an_offer_holds_what_was_offered(table: Table, text: str, acts: list[Act]) -> None:
    assert list(reads_in(*table, text)) == acts


@pytest.mark.parametrize(
    ("table", "text", "doubt"),
    [
        (PACKAGE, "The heron leads, otherwise the otter leads", ("two_values", "sticker")),
        (PACKAGE, "€60 and €65", ("two_values", "fee")),
        (PACKAGE, "I'd give up the heron if you launch in October", ("hint", "sticker")),
        ((JOB, "candidate"), "10% higher salary?", ("hint", "salary")),
        ((JOB, "candidate"), "raise the salary by 10%", ("hint", "salary")),
        ((JOB, "candidate"), "if you give car i can make more hour in the day", ("hint", "car")),
    ],
)
def test_what_is_not_exact_is_asked_about(table: Table, text: str, doubt: Table) -> None:
    unknown = [act for act in reads_in(*table, text) if isinstance(act, Unknown)]
    assert [(act.doubt, act.issue) for act in unknown] == [doubt]


def test_who_speaks_decides_what_we_and_you_run() -> None:
    for role, mine, yours in (("workshop", "mechanics-answer", "clerks-answer"),
                              ("mutual", "clerks-answer", "mechanics-answer")):  # fmt: skip
        assert reads_in("service-bundle", role, "We run the hotline") == (offer(hotline=mine),)
        assert reads_in("service-bundle", role, "you run the hotline") == (offer(hotline=yours),)
    assert reads_in(*LEASE, "I could do the garden and the snow.") == (
        offer(jobs="garden-and-snow"),
    )
    assert reads_in("flat-lease", "owner", "you do the snow") == (offer(jobs="garden-and-snow"),)
    assert reads_in("flat-lease", "owner", "I do the garden and the snow") == (
        offer(jobs="no-jobs"),
    )
    evening = "the trustees' evening is yours"
    assert reads_in("team-resources", "shows", evening) == (offer(trustees="app-evening"),)
    assert reads_in("team-resources", "digital", evening) == (offer(trustees="show-evening"),)


@pytest.mark.parametrize(
    "text",
    ["ok is good for me, i take", "yes agree", "ok i am agree with all", "yes is correct",
     "yes, confirmed", "That's good for me."],
)  # fmt: skip
def test_a_plain_yes_is_understood(text: str) -> None:
    assert reads_in(*LICENCE, text) == (Accept(),)


@pytest.mark.parametrize(
    "text", ["as we agreed", "As we agreed last year.", "We agreed on that in May.", "As I said."]
)
def test_what_was_agreed_before_is_no_acceptance(text: str) -> None:
    assert Accept() not in reads_in(*LICENCE, text)


@pytest.mark.parametrize(
    "text",
    ["Take the other place. Good luck, and come by for bread.", "Let us part as friends",
     "I think we should both walk away, you have a better offer", "then we leave it",
     "this doesn't work for either of us", "I think you should take the other place",
     "No deal, goodbye.", "Goodbye.", "I'm leaving, bye."],
)  # fmt: skip
def test_leaving_is_heard(text: str) -> None:
    assert Close() in reads_in(*BAKERY, text)


@pytest.mark.parametrize("text", ["bye", "Ok, bye!", "see you", "See you on Monday!", "ciao"])
def test_a_bare_goodbye_is_asked_about_once(text: str) -> None:
    assert reads_in(*BAKERY, text) == (Unknown("leaving"),)
    asked = after(*BAKERY, Clarify("leaving"))
    assert reads_in(*BAKERY, text, asked) == (Close(),)
    assert reads_in(*BAKERY, "yes", asked) == (Close(),)
    assert reads_in(*BAKERY, "No.", asked) == (SmallTalk(),)


@pytest.mark.parametrize(
    "text",
    ["I don't want to say goodbye to the shop.", "Leave it to me.", "I could leave it open.",
     "Would you take the other place?", "I see you care about the name."],
)  # fmt: skip
def test_leaving_spoken_of_does_not_end_the_talk(text: str) -> None:
    found = reads_in(*BAKERY, text)
    assert Close() not in found
    assert Unknown("leaving") not in found


@pytest.mark.parametrize(
    ("table", "text", "act"),
    [
        (LICENCE, "I understand why you worry.", Acknowledge()),
        (LICENCE, "that must have been awful", Acknowledge()),
        (LICENCE, "it was our fault", Acknowledge()),
        (PACKAGE, "I don't care about the sticker", Inform(Kind.PRIORITY, "sticker", LOW)),
        (PACKAGE, "I don't care.", SmallTalk()),
        (("team-resources", "shows"), "For us the weekend phone is the worst",
         Inform(Kind.PRIORITY, "weekends", HIGH)),
        (("campsite", "tent"), "Food is the big one for us", Inform(Kind.PRIORITY, "food", HIGH)),
        (("campsite", "tent"), "at least two waters", Inform(Kind.CONSTRAINT, "water")),
        (("supplier-delay", "customer"), "I'm really angry.", Argue()),
        (LICENCE, "because I said so", SmallTalk()),
    ],
)  # fmt: skip
def test_what_is_told_is_told_by_its_kind(table: Table, text: str, act: Act) -> None:
    assert reads_in(*table, text) == (act,)


@pytest.mark.parametrize(
    ("table", "text", "acts"),
    [
        (("team-resources", "shows"), "Trustees' evening: both together.",
         [offer(trustees="joint-evening")]),
        (("team-resources", "shows"), "Not quite, I said the evening should be about both of us.",
         [offer(trustees="joint-evening")]),
        (("no-zone", "owner"), "I've run this place for 40 years, my father's name should stay.",
         [offer(name="old-name")]),
        (("no-zone", "owner"), "We have to agree for 6 months.", [offer(stay=6)]),
        (BAKERY, "I need to pay bit by bit, I have no bank.", [offer(payment="month-by-month")]),
        ((JOB, "candidate"), "90 thousand is small.", [Reject(on(salary=90000), issue="salary")]),
        (("supplier-delay", "customer"), "Eight percent is an insult.",
         [Reject(on(credit=8), issue="credit")]),
        (("supplier-delay", "customer"), "I'll give you a quarter forecast.",
         [offer(forecast="quarterly-forecast")]),
        (("licence-renewal", "vendor"), "78 and we shake hands, Ines.", [offer(price=78)]),
        (("licence-renewal", "vendor"), "What do you say to 84?", [offer(price=84)]),
        (("flat-lease", "owner"), "quiet piano", [offer(piano="quiet-hours")]),
        (PACKAGE, "And you?", [Ask(Kind.OPEN)]),
        ((JOB, "candidate"), "yes i go", [Unknown("leaving")]),
        (("no-zone", "owner"), "I'd rather sell to the developer.", [Unknown("leaving")]),
    ],
)  # fmt: skip
def test_what_newcomers_say_in_passing_is_heard(table: Table, text: str, acts: list[Act]) -> None:
    assert list(reads_in(*table, text)) == acts


def test_years_that_are_past_are_no_offer_and_a_need_is_no_summary() -> None:
    past = reads_in("licence-renewal", "vendor", "We've enjoyed these three years with you.")
    assert past == (Unknown(),)
    need = "Wayfinder steers by sound, so we have to measure the hall when it is empty."
    assert reads_in("team-resources", "digital", need)[0] == told("mondays")


@pytest.mark.parametrize(
    ("table", "text", "acts"),
    [
        (
            PACKAGE,
            "I am not putting a silly otter on my van",
            [Reject(on(sticker="otter"), None, "sticker")],
        ),
        (PACKAGE, "You are kinder than I can say", [SmallTalk()]),
        (LICENCE, "I value your patience more than I can say.", [SmallTalk()]),
        (LICENCE, "How lovely to see you.", [SmallTalk()]),
        (LICENCE, "Give me 100 on every characteristic.", [Unknown()]),
        (LICENCE, "We should still be partners in three years.", [Unknown()]),
    ],
)
def test_words_that_only_sound_like_a_move_are_none(
    table: Table, text: str, acts: list[Act]
) -> None:
    assert list(reads_in(*table, text)) == acts


def test_an_option_supposed_in_the_past_tense_is_put_forward() -> None:
    text = "What if your mechanics took the calls and the heron led?"
    (offer,) = reads_in("service-bundle", "mutual", text)
    assert isinstance(offer, Propose)
    assert offer.offers == (on(hotline="mechanics-answer", sticker="heron"),)


def test_what_knows_no_option_for_none_is_asked_about_beside_the_figure() -> None:
    for text in ("62 per repair and no sticker", "We can do 62 a repair without the sticker."):
        assert set(reads_in(*PACKAGE, text)) == {offer(fee=62), Unknown("hint", "sticker")}
    assert reads_in(*BIKE, "No child seat, 160.")[-1] != Unknown("hint", "rack")


def test_taking_it_or_leaving_it_is_an_ultimatum_only_to_the_other_side() -> None:
    assert reads_in(*LEASE, "Take it or leave it.") == (Threaten(),)
    assert reads_in(*LEASE, "I could take it or leave it.") == (SmallTalk(),)
    weighs_little = (Inform(Kind.PRIORITY, "jobs", LOW),)
    assert reads_in(*LEASE, "The garden, I could take it or leave it.") == weighs_little


def test_taking_the_offer_but_for_one_thing_takes_the_rest_and_asks() -> None:
    rest = on(rent=1100, length=2, works="full_works", piano="quiet_hours", jobs="no_jobs")
    package = Propose((on(movein="november_first").merged_over(rest),))
    taken = reads_in(*LEASE, "We take this, but we need keys by May", after(*LEASE, package))
    assert taken == (Accept(rest), Unknown("hint", "movein"))


def test_everybody_s_happiness_tells_nothing_and_shows_no_feeling_for_them() -> None:
    for text in ("I just want everybody to be happy here", "I just want everyone to be happy."):
        for question in (Ask(Kind.PRIORITY), Ask(Kind.INTEREST, "piano")):
            assert reads_in(*LEASE, text, after(*LEASE, question)) == (SmallTalk(),)


def test_an_open_board_is_heard_where_somebody_opens_it() -> None:
    (put,) = reads_in("supplier-delay", "customer", "If you open the board, 5 weeks will do.")
    assert put == Propose((on(warning="open_board", delivery=5),), is_conditional=True)

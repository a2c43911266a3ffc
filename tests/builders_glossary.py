"""A small glossary with the words to search it: three entries of a market, one not translated."""

from dataclasses import replace

from app.knowledge.answering import GlossaryQuestions
from app.knowledge.glossary import HEADINGS, Entry, Section, load_glossary
from app.knowledge.passages import Passage, passages_of
from app.knowledge.search import Search
from app.knowledge.search_words import SearchWords, load_search_words
from app.settings import Settings

KNOWLEDGE = Settings().knowledge_dir
WORDS = {
    code: load_search_words(
        KNOWLEDGE / "phrases" / code / "search.yaml",
        frozenset(load_glossary(KNOWLEDGE / "glossary")),
    )
    for code in ("en", "es")
}


def an_entry(key: str, title: str, *texts: str, aliases: tuple[str, ...] = ()) -> Entry:
    """An entry of a definition, why it matters, an example and a common mistake."""
    definition, *parts = texts
    sections = tuple(map(Section, HEADINGS, parts))
    return Entry(key, title, aliases, (), "project glossary", definition, sections)


STALL = an_entry(
    "stall",
    "Stall pitch",
    "A stall pitch is the place where you sell. It is given out by lot.",
    "A good place brings more customers. Near the gate it is loudest.",
    "Rosa sold her cherries beside the gate. Each basket went before noon.",
    "Taking the first place offered is a slip. Walk the rows before you choose.",
    aliases=("pitch", "market place"),
)
HAGGLE = an_entry(
    "haggle",
    "Haggling",
    "Haggling is moving a price step by step.",
    "It settles what one thing costs.",
    "A buyer says four, a seller says six. They say five.",
    "Steps without a reason invite more steps. Say why you move, and ask for something.",
    aliases=("price steps",),
)
BARTER = an_entry(
    "barter",
    "Barter",
    "Barter trades goods for goods. No coin changes hands. Each gives what it can spare.",
    "It works where each side has too much of something.",
    'Ilse said: "Take my eggs. I take your bread." They shook hands.',
    "Counting everything in coin spoils it.",
)
ENTRIES = {entry.id: entry for entry in (BARTER, HAGGLE, STALL)}
IN_SPANISH = {
    **ENTRIES,
    "barter": replace(
        BARTER,
        title="Trueque",
        definition="El trueque cambia bienes por bienes. No hay monedas.",
        language="es",
    ),
}


def small_words(language: str = "en", **changes: object) -> SearchWords:
    """The words of a language without names of entries that are not in the small glossary."""
    bare = replace(WORDS[language], names={}, fallback=("barter", "stall"))
    return replace(bare, **changes)  # type: ignore[arg-type]


def some_passages() -> tuple[Passage, ...]:
    """All passages of the small glossary."""
    return tuple(passages_of(ENTRIES.values(), "Definition"))


def a_search() -> Search:
    """The small glossary, ready to be asked."""
    return Search(ENTRIES, small_words())


def some_questions() -> GlossaryQuestions:
    """The small glossary in two languages, without an embedder."""
    words = {"en": small_words(), "es": small_words("es")}
    return GlossaryQuestions({"en": ENTRIES, "es": IN_SPANISH}, words)

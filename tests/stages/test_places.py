"""Stages that documents tell by themselves: headings of several people, phrases of their stage directions."""

from journeydraft.stages.marks import Stand, serial
from journeydraft.stages.places import places


def session(who, *marks, language="en"):
    """Turns of one session: a heading ``# …`` or a direction each; the same mark stands over two turns."""
    stands, heading = [], None
    for mark in marks:
        heading, where = (mark[2:], None) if mark.startswith("# ") else (heading, mark)
        stands += [Stand(who, f"{who}.md", heading, where, language)] * 2
    return stands


WALKS = [
    *session("P1", "opens the map of trails", "goes to the route planner", "looks at the photo album"),
    *session("P2", "clicks on the map of trails", "opens the route planner", "back to the photo album"),
    *session("P3", "the participant scrolls the route planner", "reads the photo album"),
]


def test_directions_of_several_people_name_places_in_the_order_in_which_they_come_there():
    """The words that people share are the name, not the verbs around them."""
    told = places(WALKS)
    assert told.names == ("Map of trails", "Route planner", "Photo album")
    assert told.at == (0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 1, 1, 2, 2)
    assert told.reached[0] == {"P1", "P2"}


def test_what_follows_a_direction_to_somewhere_else_stands_at_no_known_place():
    """One person's own way is no stage, and is not taken for the place before."""
    told = places([*WALKS, *session("P4", "opens the route planner", "reads the privacy notice")])
    assert told.at[-4:] == (1, 1, None, None)


def test_a_direction_that_names_nothing_leaves_people_where_they_are():
    """A sigh is no journey."""
    told = places([*WALKS, *session("P4", "opens the route planner", "sighs")])
    assert told.at[-4:] == (1, 1, 1, 1)


def test_before_the_first_direction_people_stand_where_they_go_back_to():
    """Two return to a screen that no direction led to: there every session began."""
    walk = ("opens the route planner", "looks at the photo album")
    ends = {"P1": ["returns to the welcome screen"], "P2": ["goes back to the welcome screen"], "P3": []}
    stands = []
    for who, end in ends.items():
        stands += [Stand(who, f"{who}.md", None, None, "en")] * 2 + session(who, *walk, *end)
    told = places(stands)
    assert told.names == ("Welcome screen", "Route planner", "Photo album")
    assert told.at[:2] == told.at[-6:-4] == (0, 0)
    assert told.reached[0] == {"P1", "P2", "P3"}


def test_headings_of_most_sessions_are_stages_and_parts_of_the_study_are_none():
    """Delivery is where something happened; an introduction or "Questions" is a part of the study."""
    headings = ("# Introduction", "# Choosing", "# 2. Paying", "# Delivery", "# Questions", "# Closing")
    told = places([*session("P1", *headings), *session("P2", *headings)])
    assert told.names == ("Choosing", "Paying", "Delivery", "Closing")
    assert told.at[:2] == told.at[8:10] == (None, None)


def test_headings_that_only_ask_and_close_make_no_journey():
    """Three headings of the study alone leave the stages to be found otherwise."""
    headings = ("# Set-up", "# Interview questions", "# Closing questions")
    assert places([*session("P1", *headings), *session("P2", *headings)]) is None


def test_weeks_are_times_and_no_places():
    """Headings that differ in their number count."""
    assert serial(["Week 1", "Week 2", "Summary"]) == {"Week 1", "Week 2"}
    weeks = ("# Week 1", "# Week 2", "# Week 3", "# Week 4")
    assert places([*session("P1", *weeks), *session("P2", *weeks)]) is None


def test_too_many_places_are_joined_by_their_head_word():
    """Four kinds of income are one stage, called by the word that they share."""
    kinds = ("income from rents", "income from taxes", "income from fees", "income from sales")
    marks = [f"opens the {kind}" for kind in kinds]
    french = [
        f"la personne ouvre les {w}"
        for w in ("Recettes de loyers", "Recettes de taxes", "Recettes de ventes")
    ]
    others = [f"voit la {w}" for w in ("Carte", "Liste", "Vue", "Photo", "Facture")]
    told = places(
        [*session("P1", *french, *others, language="fr"), *session("P2", *french, *others, language="fr")]
    )
    assert told.names[0] == "Recettes"
    assert len(told.names) == 6
    assert len(places([*session("P1", *marks), *session("P2", *marks)]).names) == 4


def test_a_language_without_articles_has_places_too():
    """Estonian directions are read by their words alone."""
    marks = ("avab ostukorvi", "vaatab makselehte", "loeb kinnitust")
    told = places([*session("P1", *marks, language="et"), *session("P2", *marks, language="et")])
    assert [name.casefold() for name in told.names] == ["ostukorvi", "makselehte", "kinnitust"]


def test_nothing_marked_means_no_places():
    """An empty study and plain talk."""
    assert places([]) is None
    assert places([Stand("P1", "p1.md", None, None, "en")]) is None

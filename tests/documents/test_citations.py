"""Sources that many rules share, each named once."""

from __future__ import annotations

from asf_starter.documents.citations import each_once, parts_of


def test_a_place_without_a_law_belongs_to_the_law_before_it() -> None:
    assert list(parts_of("ABL 3:3; 32:5, 32:15")) == ["ABL 3:3", "ABL 32:5, 32:15"]
    assert list(parts_of("Förslag; jämför lag (2022:900) 3 §")) == ["Förslag", "Jämför lag (2022:900) 3 §"]
    assert list(parts_of("IL 7:10; verksamt.se, starta förening")) == [
        "IL 7:10",
        "verksamt.se, starta förening",
    ]


def test_the_places_of_a_law_stand_on_one_line_in_the_order_of_the_law() -> None:
    sources = ["EFL 3:1 p. 10; ABL 3:3, 32:5", "EFL 6:33, 6:35–6:36", "ABL 9:1", "EFL 3:1 p. 9; ABL 3:3"]
    assert each_once(sources) == (
        "ABL 3:3, 9:1, 32:5",
        "EFL 3:1 p. 9, 3:1 p. 10, 6:33, 6:35–6:36",
    )


def test_other_sources_follow_by_name_and_a_capital_makes_no_difference() -> None:
    sources = ["Sofisam, mål", "LOU 4 kap. 18 §; förslag", "Förslag", "", "Förslag; Sofisam, mål"]
    assert each_once(sources) == ("LOU 4 kap. 18 §", "Förslag", "Sofisam, mål")

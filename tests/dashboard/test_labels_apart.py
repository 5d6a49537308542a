"""Labels of points: inside the plot, beside one another, the first ones first."""

from __future__ import annotations

from dashboard.charts.labels_apart import Label, Point, labels_apart

PLOT = {"width": 300, "height": 300}


def test_a_point_at_the_right_edge_bears_its_label_on_the_left() -> None:
    assert labels_apart([Point(290, 150, 4, "监督检查")], most=5, **PLOT) == [Label(0, "middle left")]


def test_a_label_goes_to_the_side_where_it_hides_no_other_mark() -> None:
    points = [Point(150, 150, 4, "培训"), Point(170, 150, 4, "长" * 40)]
    assert labels_apart(points, most=5, **PLOT) == [Label(0, "middle left")]


def test_of_points_in_one_place_only_as_many_are_named_as_have_room() -> None:
    crowd = [Point(150, 150, 4, "监督检查") for _ in range(20)]
    assert [label.number for label in labels_apart(crowd, most=20, **PLOT)] == [0]


def test_no_more_labels_are_placed_than_wanted() -> None:
    spread = [Point(30, 20 * n, 3, "词") for n in range(1, 12)]
    assert [label.number for label in labels_apart(spread, most=4, **PLOT)] == [0, 1, 2, 3]


def test_a_label_longer_than_the_plot_is_dropped() -> None:
    assert labels_apart([Point(150, 150, 4, "长" * 40)], most=5, **PLOT) == []

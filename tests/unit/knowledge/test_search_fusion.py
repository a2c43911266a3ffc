"""Rankings merged by rank."""

from app.knowledge.search_fusion import fuse, nearest


def test_what_two_rankings_like_comes_before_what_one_of_them_loves() -> None:
    assert fuse(["a", "b", "c"], ["d", "b", "c"])[:2] == ["b", "c"]


def test_one_ranking_stays_as_it_is() -> None:
    assert fuse(["c", "a", "b"]) == ["c", "a", "b"]
    assert fuse() == []


def test_the_nearest_vector_of_each_key_counts() -> None:
    vectors = [(1.0, 0.0), (0.0, 1.0), (0.6, 0.8), (0.0, 0.0)]
    assert nearest((0.0, 2.0), vectors, ["a", "a", "b", "c"]) == ["a", "b", "c"]

"""What the bench of those who follow says where not all changes were answered."""

from bench.followers import Heard
from bench.subscribers import Wish, Written, line_of


def test_changes_that_were_told_but_not_answered_are_counted_and_the_figures_are_of_the_others() -> None:
    written = Written(4, {7: 10.0, 8: 11.0}, refused=1)
    everybody = [Heard([(7, 10.5), (8, 11.5), (9, 12.0)]), Heard([(8, 11.25), (9, 12.0)])]
    line = line_of("embedded", Wish(2, 100, 1), everybody, written, 2.0, (0.5, 0.25, 0.0, 5.0))
    assert (line.unanswered, line.refused, line.missing, line.out_of_order, line.worst) == (1, 1, 1, 0, 0.5)
    assert line.fault.startswith("1 changes were not answered within 60 s, 1 were refused or failed")


def test_where_nothing_was_answered_there_is_a_line_all_the_same_and_where_all_was_nothing_is_at_fault() -> None:
    line = line_of("embedded", Wish(1, 1, 1), [Heard([(9, 12.0)])], Written(1), 0.0, (0.0, 0.0, 0.0, 0.0))
    assert (line.unanswered, line.missing, line.p99) == (1, 0, 0.0)
    line = line_of("embedded", Wish(1, 1, 1), [Heard([(9, 12.0)])], Written(1, {9: 11.5}), 1.0, (0.0, 0.0, 0.0, 0.0))
    assert (line.fault, line.worst) == ("", 0.5)


def test_an_answer_with_a_line_is_of_a_change_and_one_without_of_a_refused_one() -> None:
    written = Written(3)
    for message in (b'{"id":"1","type":"next","payload":{"data":{"a":{"change":{"seq":7}}}}}', b'{"type":"complete"}'):
        written.note(message)
    written.note(b'{"id":"2","type":"next","payload":{"data":{"a":{"change":null}}}}')
    assert (list(written.answered), written.refused, written.unanswered) == ([7], 1, 1)

//! Deferred acceptance as one would do it by hand, without anything of the engine but the lottery numbers.

use std::collections::HashMap;

/// `lists[s]` are the places that student `s` wants, best first; `rank(p, s)` says who goes first at a
/// place (lower goes first). Returns each student's place.
pub fn allocate<R: Ord>(lists: &[Vec<u32>], capacity: &[u32], rank: impl Fn(u32, usize) -> R) -> Vec<Option<u32>> {
    let mut next = vec![0; lists.len()];
    let mut held: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut waiting: Vec<usize> = (0..lists.len()).collect();
    while let Some(student) = waiting.pop() {
        let Some(&place) = lists[student].get(next[student]) else { continue };
        next[student] += 1;
        let seats = held.entry(place).or_default();
        seats.push(student);
        seats.sort_by_key(|one| rank(place, *one));
        if seats.len() > capacity[place as usize] as usize {
            waiting.push(seats.pop().unwrap());
        }
    }
    let mut placed = vec![None; lists.len()];
    for (place, seats) in held {
        for student in seats {
            placed[student] = Some(place);
        }
    }
    placed
}

#[test]
fn by_hand_two_students_swap_what_each_prefers_less() {
    // Both want place 0; student 1 goes first there, so student 0 takes its second wish.
    let placed = allocate(&[vec![0, 1], vec![0]], &[1, 1], |_, student| usize::MAX - student);
    assert_eq!(placed, [Some(1), Some(0)]);
}

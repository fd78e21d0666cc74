//! The seats of a round as its draw counts them: the open ones of a place, and those that it keeps for a programme.

use evenkans_matching as engine;

pub(super) struct Seats<'p> {
    published: &'p [engine::Place],
    reserves: engine::Reserves,
}

impl<'p> Seats<'p> {
    pub fn new(published: &'p [engine::Place]) -> Self {
        Self { published, reserves: engine::Reserves::of(published) }
    }

    /// How many places there are.
    pub fn places(&self) -> usize {
        self.published.iter().take_while(|seats| seats.group.is_none()).count()
    }

    /// The place to which an entry of the publication belongs.
    pub fn place(&self, entry: u32) -> u32 {
        self.reserves.place(entry)
    }

    /// For which programme an entry is kept; empty for open seats.
    pub fn kept_for(&self, entry: u32) -> &'p str {
        self.published.get(entry as usize).and_then(|seats| seats.group.as_deref()).unwrap_or_default()
    }

    /// The entry of the seats that a place keeps for a programme, or of its open ones.
    pub fn entry(&self, place: u32, kept_for: &str) -> u32 {
        let kept = self.reserves.at(place).iter().copied().find(|entry| self.kept_for(*entry) == kept_for);
        kept.unwrap_or(place)
    }

    /// How many seats each place had at the draw.
    pub fn drawn(&self) -> Vec<i64> {
        let mut seats = vec![0; self.places()];
        for (entry, offered) in (0..).zip(self.published) {
            if let Some(seats) = seats.get_mut(self.place(entry) as usize) {
                *seats += i64::from(offered.capacity);
            }
        }
        seats
    }

    /// Divides what each place has now over its entries. First who signed keeps their seat, then everybody else who sits,
    /// on kept seats and then on open ones; what is free goes to the seats that are kept for programmes, and the rest is
    /// open. So nobody loses a seat while their place has enough, and one that is lost is a free one, or an open one.
    pub fn divide(&self, seats: &[i64], signed: &[i64], sitting: &[i64]) -> Vec<u32> {
        let mut divided = signed.to_vec();
        for (place, all) in (0..).zip(seats) {
            let open = place as usize;
            let entries = || self.reserves.at(place).iter().map(|entry| *entry as usize);
            let mut left = all - divided[open] - entries().map(|entry| divided[entry]).sum::<i64>();
            let mut give = |entry: usize, wanted: i64| {
                let more = wanted.clamp(0, left.max(0));
                divided[entry] += more;
                left -= more;
            };
            for entry in entries().chain([open]) {
                give(entry, sitting[entry] - signed[entry]);
            }
            for entry in entries() {
                let taken = signed[entry].max(sitting[entry]);
                give(entry, i64::from(self.published[entry].capacity) - taken);
            }
            give(open, i64::MAX);
        }
        divided.iter().map(|seats| u32::try_from(*seats).unwrap_or_default()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_seat_is_an_open_one_as_long_as_there_are_any() {
        let seats = |place: &str, capacity, group: Option<&str>| engine::Place {
            place: place.to_owned(),
            capacity,
            group: group.map(str::to_owned),
        };
        let published =
            [seats("A", 1, None), seats("B", 2, None), seats("A", 2, Some("care")), seats("A", 1, Some("technology"))];
        let all = Seats::new(&published);
        assert_eq!((all.places(), all.drawn()), (2, vec![4, 2]));
        assert_eq!([all.entry(0, "technology"), all.entry(0, ""), all.entry(1, "care")], [3, 0, 1]);
        assert_eq!((all.place(2), all.kept_for(2), all.kept_for(0)), (0, "care", ""));
        let none = [0; 4];
        assert_eq!(all.divide(&[4, 2], &none, &none), [1, 2, 2, 1]);
        assert_eq!(all.divide(&[6, 3], &none, &none), [3, 3, 2, 1]);
        assert_eq!(all.divide(&[3, 2], &none, &none), [0, 2, 2, 1]);
        assert_eq!(all.divide(&[2, 0], &none, &none), [0, 0, 2, 0]);
        // Who sits on an open seat keeps it while there are enough, at the cost of kept seats that are free.
        assert_eq!(all.divide(&[3, 2], &none, &[1, 0, 1, 1]), [1, 2, 1, 1]);
        assert_eq!(all.divide(&[2, 2], &[1, 0, 0, 1], &[1, 0, 0, 1]), [1, 2, 0, 1]);
        // Somebody was put there by hand.
        assert_eq!(all.divide(&[4, 2], &none, &[2, 0, 2, 0]), [2, 2, 2, 0]);
        // Where there are too few, one of the open seats is lost.
        assert_eq!(all.divide(&[3, 2], &none, &[1, 0, 2, 1]), [0, 2, 2, 1]);
    }
}

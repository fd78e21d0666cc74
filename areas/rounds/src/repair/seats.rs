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

    /// Divides what each place has now over its entries: who signed keeps their seat, then come the seats that are kept
    /// for programmes, and the rest is open. So a seat that is lost or added is an open one, as long as there are any.
    pub fn divide(&self, seats: &[i64], signed: &[i64]) -> Vec<u32> {
        let mut divided = signed.to_vec();
        for (place, all) in (0..).zip(seats) {
            let entries = || self.reserves.at(place).iter().map(|entry| *entry as usize);
            let mut left = all - divided[place as usize] - entries().map(|entry| divided[entry]).sum::<i64>();
            for entry in entries() {
                let more = (i64::from(self.published[entry].capacity) - divided[entry]).clamp(0, left.max(0));
                divided[entry] += more;
                left -= more;
            }
            divided[place as usize] += left.max(0);
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
        assert_eq!(all.divide(&[4, 2], &none), [1, 2, 2, 1]);
        assert_eq!(all.divide(&[6, 3], &none), [3, 3, 2, 1]);
        assert_eq!(all.divide(&[3, 2], &none), [0, 2, 2, 1]);
        assert_eq!(all.divide(&[2, 0], &none), [0, 0, 2, 0]);
        // Who signed on an open seat keeps it, at the cost of what was kept.
        assert_eq!(all.divide(&[2, 2], &[1, 0, 0, 1]), [1, 2, 0, 1]);
    }
}

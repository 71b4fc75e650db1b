//! Chance that repeats itself: the same seed draws the same numbers, on every machine.

/// A stream of drawn numbers (splitmix64).
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// The stream of `seed`; neighboring seeds give unrelated streams.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut draw = Self(seed.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        draw.next();
        draw
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `limit`; 0 when there is none.
    pub fn below(&mut self, limit: i64) -> i64 {
        let limit = u64::try_from(limit).unwrap_or_default().max(1);
        i64::try_from(self.next() % limit).unwrap_or_default()
    }

    /// True `times` times in ten thousand.
    pub fn happens(&mut self, times: i64) -> bool {
        self.below(10_000) < times
    }

    /// One of `list`, each as often as the other.
    pub fn any<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let place = self.place(list.len());
        list.get(place).copied().unwrap_or_default()
    }

    /// One of `list`, the first ones more often.
    pub fn early<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let place = self.place(list.len()).min(self.place(list.len()));
        list.get(place).copied().unwrap_or_default()
    }

    fn place(&mut self, length: usize) -> usize {
        let limit = i64::try_from(length).unwrap_or_default();
        usize::try_from(self.below(limit)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_itself_and_another_does_not() {
        let numbers = |seed| {
            let mut draw = Draw::new(seed);
            (0..8).map(|_| draw.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(numbers(7), numbers(7));
        assert_ne!(numbers(7), numbers(8));
    }

    #[test]
    fn chance_is_fair_over_many_streams() {
        let hits = (0..100_000).filter(|seed| Draw::new(*seed).happens(1_000)).count();
        assert!((9_500..10_500).contains(&hits), "{hits}");
    }
}

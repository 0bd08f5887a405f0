//! Quotas: how many votes a seat costs. Knows votes and seats as two numbers, not lists.

use crate::Ratio;

/// A quota of V votes for S seats. "Exact" keeps the fraction; halves round up where a form is rounded.
///
/// Names and forms follow Gallagher, "Comparing Proportional Representation Electoral Systems" (British Journal of
/// Political Science 22, 1992), and the common software for such counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quota {
    /// V / S exactly (Hare, Hamilton).
    Hare,
    /// V / S rounded down: the integer Hare quota.
    HareFloor,
    /// V / S rounded to the nearest.
    HareRounded,
    /// V / S rounded up.
    HareCeil,
    /// floor(V / (S + 1)) + 1: the least whole quota that cannot fill more than S seats (Droop 1881).
    Droop,
    /// V / (S + 1) exactly (Hagenbach-Bischoff; the "exact Droop" quota).
    HagenbachBischoff,
    /// V / (S + 1) rounded down.
    HagenbachBischoffFloor,
    /// V / (S + 1) rounded to the nearest.
    HagenbachBischoffRounded,
    /// V / (S + 1) rounded up.
    HagenbachBischoffCeil,
    /// V / (S + 2) exactly (Imperiali).
    Imperiali,
}

impl Quota {
    /// Every quota with the part of the method name that stands for it.
    pub(crate) const NAMES: [(Self, &'static str); 10] = [
        (Self::Hare, "hare"),
        (Self::HareFloor, "integer_hare"),
        (Self::HareRounded, "hare_rounded"),
        (Self::HareCeil, "hare_ceil"),
        (Self::Droop, "droop"),
        (Self::HagenbachBischoff, "hagenbach_bischoff"),
        (Self::HagenbachBischoffFloor, "hagenbach_bischoff_floor"),
        (Self::HagenbachBischoffRounded, "hagenbach_bischoff_rounded"),
        (Self::HagenbachBischoffCeil, "hagenbach_bischoff_ceil"),
        (Self::Imperiali, "imperiali"),
    ];

    /// Votes for one seat. `seats` must not be zero; a rounded quota may come out as zero.
    ///
    /// # Panics
    /// Where `seats` is zero.
    #[inline]
    pub const fn of(self, votes: u128, seats: u32) -> Ratio {
        assert!(seats > 0, "a quota is asked for at least one seat");
        let seats = seats as u128;
        match self {
            Self::Hare => Ratio::of(votes, seats),
            Self::HareFloor => Ratio::whole(votes / seats),
            Self::HareRounded => Ratio::whole(nearest(votes, seats)),
            Self::HareCeil => Ratio::whole(votes.div_ceil(seats)),
            Self::Droop => Ratio::whole(votes / (seats + 1) + 1),
            Self::HagenbachBischoff => Ratio::of(votes, seats + 1),
            Self::HagenbachBischoffFloor => Ratio::whole(votes / (seats + 1)),
            Self::HagenbachBischoffRounded => Ratio::whole(nearest(votes, seats + 1)),
            Self::HagenbachBischoffCeil => Ratio::whole(votes.div_ceil(seats + 1)),
            Self::Imperiali => Ratio::of(votes, seats + 2),
        }
    }
}

/// Rounds to the nearest whole number, halves up.
const fn nearest(votes: u128, parts: u128) -> u128 {
    (2 * votes + parts) / (2 * parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(votes: u128, seats: u32, expect: &[(u128, u128); 10]) {
        for ((quota, name), (above, below)) in Quota::NAMES.into_iter().zip(*expect) {
            assert_eq!(quota.of(votes, seats), Ratio::of(above, below), "{name} of {votes} for {seats}");
        }
    }

    #[test]
    fn forms() {
        // In the order of NAMES.
        let w = |n| (n, 1);
        check(100, 9, &[(100, 9), w(11), w(11), w(12), w(11), w(10), w(10), w(10), w(10), (100, 11)]);
        check(105, 9, &[(105, 9), w(11), w(12), w(12), w(11), (21, 2), w(10), w(11), w(11), (105, 11)]);
        check(3, 10, &[(3, 10), w(0), w(0), w(1), w(1), (3, 11), w(0), w(0), w(1), (1, 4)]);
    }
}

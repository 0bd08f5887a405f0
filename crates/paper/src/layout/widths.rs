//! How wide the columns of a table are, so that the table is as wide as the page and never wider.
//!
//! It must never see a cell: widths in, widths out.

use crate::units::Length;

/// What a column asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    /// Below this its words or figures are broken.
    pub(super) least: Length,
    /// With this no line is broken.
    pub(super) most: Length,
    /// True where spare room goes to it.
    pub(super) grows: bool,
}

/// Widths that add up to `room` (or to a few thousandths less), none of them zero where there is room.
pub(super) fn share(wishes: &[Wish], room: Length) -> Vec<Length> {
    let Ok(columns) = i64::try_from(wishes.len()) else { return Vec::new() };
    if columns == 0 {
        return Vec::new();
    }
    let wanted: Length = wishes.iter().map(|wish| wish.most).sum();
    if wanted <= room {
        let growing = i64::try_from(wishes.iter().filter(|wish| wish.grows).count()).unwrap_or(0);
        let spare = room - wanted;
        let grown = |wish: &Wish| match growing {
            0 => wish.most + spare / columns,
            _ if wish.grows => wish.most + spare / growing,
            _ => wish.most,
        };
        return wishes.iter().map(grown).collect();
    }
    // Every column has what it cannot do without, or its even part of the page; the rest goes to those who want more.
    let even = room / columns;
    let least_sum: Length = wishes.iter().map(|wish| wish.least.min(wish.most)).sum();
    let floor = |wish: &Wish| {
        let least = wish.least.min(wish.most);
        if least_sum <= room { least } else { least.min(even) }
    };
    let rest = room - wishes.iter().map(floor).sum::<Length>();
    // One very long text takes no more than what several pages' width would need.
    let want = |wish: &Wish| (wish.most - floor(wish)).min(room * 4);
    let wants = wishes.iter().map(want).sum::<Length>().max(1);
    wishes.iter().map(|wish| floor(wish) + rest * want(wish) / wants).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_page_is_shared() {
        let check = |wishes: &[(Length, Length, bool)], room: Length, expect: &[Length]| {
            let wishes: Vec<Wish> = wishes.iter().map(|&(least, most, grows)| Wish { least, most, grows }).collect();
            assert_eq!(share(&wishes, room), expect);
        };
        check(&[], 100, &[]);
        check(&[(10, 20, true), (30, 30, false)], 100, &[70, 30]);
        check(&[(10, 20, false), (30, 30, false)], 100, &[45, 55]);
        check(&[(10, 200, true), (30, 30, false)], 100, &[70, 30]);
        check(&[(90, 90, false), (90, 90, false)], 100, &[50, 50]);
        check(&[(90, 90, false), (10, 10, false), (20, 20, false)], 100, &[70, 10, 20]);
    }

    proptest! {
        #[test]
        fn no_table_is_wider_than_the_page(wishes in prop::collection::vec((0..1_000_000_i64, 0..1_000_000_000_i64, any::<bool>()), 0..12)) {
            let wishes: Vec<Wish> = wishes.into_iter().map(|(least, most, grows)| Wish { least, most, grows }).collect();
            let room = 350_000;
            let widths = share(&wishes, room);
            prop_assert!(widths.iter().sum::<Length>() <= room);
            let even = room / i64::try_from(wishes.len().max(1)).unwrap();
            for (wish, width) in wishes.iter().zip(widths) {
                prop_assert!(width >= wish.least.min(wish.most).min(even));
            }
        }
    }
}

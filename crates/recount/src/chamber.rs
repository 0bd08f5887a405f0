//! Where the seats of a hemicycle stand: places on concentric half circles, drawn alike on paper, in pictures and on pages.
//!
//! It must never know who has a seat.
#![expect(clippy::float_arithmetic, reason = "places of dots on a page, never a figure of the result")]
#![expect(clippy::cast_precision_loss, reason = "places of dots on a page, never a figure of the result")]

/// The place of a seat in a half circle of radius one around the speaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// To the right of the speaker.
    pub x: f64,
    /// In front of the speaker.
    pub y: f64,
    /// Radius of the dot.
    pub size: f64,
}

/// Places on concentric half circles, from left to right, all with the same distance along their circle.
pub fn places(seats: usize) -> Vec<Place> {
    let rows = (1..=12).find(|rows| capacity(*rows) >= seats).unwrap_or(12);
    let radii: Vec<f64> = (0..rows).map(|row| 0.42 + 0.58 * (row as f64 + 1.0) / rows as f64).collect();
    let length: f64 = radii.iter().sum();
    let mut given = 0;
    let mut all: Vec<(f64, Place)> = Vec::new();
    let size = 0.58 / rows as f64 * 0.45;
    for (row, radius) in radii.iter().enumerate() {
        let mut here = 0;
        if row + 1 == rows {
            here = seats - given;
        } else {
            while (here as f64 + 0.5) * length < seats as f64 * radius && given + here < seats {
                here += 1;
            }
        }
        given += here;
        for at in 0..here {
            let part = if here == 1 { 0.5 } else { at as f64 / (here as f64 - 1.0) };
            let angle = std::f64::consts::PI * part;
            all.push((angle, Place { x: radius * angle.cos(), y: radius * angle.sin(), size }));
        }
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.into_iter().map(|(_, place)| place).collect()
}

/// Seats that fit into so many rows with room between them.
fn capacity(rows: usize) -> usize {
    rows * rows * 5 + rows * 3
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn every_mandate_has_a_place_inside_the_half_circle() {
        for seats in [1, 2, 9, 10, 17, 69, 98, 107, 145, 500, 740] {
            let all = places(seats);
            assert_eq!(all.len(), seats);
            assert!(all.iter().all(|place| place.y >= -1e-9 && place.x * place.x + place.y * place.y <= 1.000_001));
        }
    }
}

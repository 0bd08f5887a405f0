//! Seats of an assembly as discs on half circles, groups from left to right, with a legend.
//!
//! It must never use a machine's sine: it differs in the last digit between machines, and equal documents are equal bytes.

use super::{CELL, CELL_BOLD, Column, Edge, Layout, SMALL, Style, style};
use crate::finding::Finding;
use crate::font::Face;
use crate::lines::Type;
use crate::model::{Bar, BarChart, Hemicycle};
use crate::slab::{Op, Slab, Tone};
use crate::structure::{NodeId, Role, Tree};
use crate::units::{LEFT, Length, WIDTH, pt};

/// More discs cannot be told apart.
const MOST_SEATS: u64 = 700;
/// From the middle to the outermost seats.
const OUTER: Length = pt(105);
/// From the middle to the innermost seats.
const INNER: Length = pt(48);
/// The largest disc; the drawing leaves as much around the middles of its outermost seats.
const MOST_SIZE: Length = pt(9);
/// A half turn, in thousandths of a degree.
const HALF: i64 = 180_000;

/// A seat: its place and its size.
struct Seat {
    angle: i64,
    radius: Length,
    size: Length,
}

impl Layout<'_> {
    /// Sets a chart.
    pub(super) fn hemicycle(&mut self, chart: &Hemicycle) {
        let seats: u64 = chart.groups.iter().map(|group| u64::from(group.seats)).sum();
        if seats > MOST_SEATS {
            let caption = self.cleaner.line(&chart.caption);
            self.findings.push(Finding::TooManySeats { chart: caption, seats, most: MOST_SEATS });
            let bar = |group: &crate::model::SeatGroup| Bar {
                label: group.label.clone(),
                value: u64::from(group.seats),
                written: String::new(),
            };
            let bars = chart.groups.iter().map(bar).collect();
            self.bars(&BarChart { caption: chart.caption.clone(), bars, mark: None });
            return;
        }
        self.caption(Tree::ROOT, &chart.caption);
        let told: Vec<String> = chart.groups.iter().map(|group| format!("{}: {}", group.label, group.seats)).collect();
        let told = self.cleaner.line(&format!("{}. {}", chart.caption, told.join("; ")));
        let node = self.tree.add_told(Tree::ROOT, Role::Figure, &told);
        self.draw(chart, seats, node);
    }

    fn draw(&mut self, chart: &Hemicycle, seats: u64, node: NodeId) {
        let legend_x = LEFT + 2 * OUTER + pt(44);
        let beside = Column { x: legend_x, width: LEFT + WIDTH - legend_x, edge: Edge::Left };
        let height = OUTER + 2 * MOST_SIZE;
        let legend = self.legend(chart, beside, node);
        let legend_height = Length::try_from(legend.len()).unwrap_or(Length::MAX / pt(20)) * CELL.leading;
        let fits = legend_height <= height;
        let middle = if fits { LEFT + OUTER + MOST_SIZE } else { LEFT + WIDTH / 2 };
        let mut ops = discs(chart, seats, (middle, OUTER + MOST_SIZE), node);
        ops.extend(self.number(seats, &chart.unit, (middle, OUTER + MOST_SIZE), node));
        if fits {
            let mut top = (height - legend_height) / 2;
            for line in legend {
                ops.extend(line.into_iter().map(|op| op.lowered(top)));
                top += CELL.leading;
            }
            self.flow.slabs.push(Slab { height, before: pt(4), ops, ..Slab::default() });
            return;
        }
        self.flow.slabs.push(Slab { height, before: pt(4), keep: true, ops, ..Slab::default() });
        self.flow.slabs.push(Slab { height: pt(6), keep: true, ..Slab::default() });
        for ops in self.legend(chart, Column::ALL, node) {
            self.flow.slabs.push(Slab { height: CELL.leading, ops, ..Slab::default() });
        }
    }

    /// Lines of the legend: a disc, a label, the number of seats.
    fn legend(&mut self, chart: &Hemicycle, column: Column, node: NodeId) -> Vec<Vec<Op>> {
        let node = Some(node);
        let mut all = Vec::new();
        for (index, group) in chart.groups.iter().enumerate() {
            let label = self.cleaner.line(&group.label);
            let figure = Column { edge: Edge::Right, ..column };
            let words = Column { x: column.x + pt(16), width: column.width - pt(66), edge: Edge::Left };
            let mut lines: Vec<Vec<Op>> = self.set(CELL, words, &label, node).into_iter().map(|op| vec![op]).collect();
            if let Some(first) = lines.first_mut() {
                let (x, y, radius) = (column.x + pt(5), CELL.leading / 2, pt(4));
                first.push(Op::Disc { x, y, radius, tone: Tone::Series(index), node });
                let seats = self.language.count(u64::from(group.seats));
                first.extend(self.set(CELL_BOLD, figure, &seats, node));
            }
            // Air between groups, in lines: half of one is not worth another kind of slab.
            if index > 0 && chart.groups.len() <= 4 {
                all.push(Vec::new());
            }
            all.extend(lines);
        }
        all
    }

    /// How many seats there are, in the middle.
    fn number(&mut self, seats: u64, unit: &str, (x, y): (Length, Length), node: NodeId) -> Vec<Op> {
        let width = 2 * (INNER - pt(8));
        let column = Column { x: x - width / 2, width, edge: Edge::Middle };
        let big = style(Face::Bold, pt(24), pt(24), Tone::Ink);
        let written = self.language.count(seats);
        let mut ops = self.set(big, column, &written, Some(node));
        ops = ops.into_iter().map(|op| op.lowered(y - pt(32))).collect();
        let unit = self.cleaner.line(unit);
        let small = Style { of: Type { size: 7_500, ..SMALL.of }, ..SMALL };
        let words = self.set(small, column, &unit, Some(node));
        let top = y - pt(8);
        ops.extend(words.into_iter().take(1).map(|op| op.lowered(top)));
        ops
    }
}

/// A disc for each seat, about a middle.
fn discs(chart: &Hemicycle, seats: u64, (x, y): (Length, Length), node: NodeId) -> Vec<Op> {
    let mut groups = chart.groups.iter().enumerate().flat_map(|(index, group)| (0..group.seats).map(move |_| index));
    let mut ops = Vec::new();
    for seat in places(seats) {
        let Some(group) = groups.next() else { break };
        let (dx, dy) = (seat.radius * cosine(seat.angle) / 1_000_000, seat.radius * sine(seat.angle) / 1_000_000);
        let (x, y, radius) = (x - dx, y - dy, seat.size);
        ops.push(Op::Disc { x, y, radius, tone: Tone::Series(group), node: Some(node) });
    }
    ops
}

/// Seats from the left to the right, those nearer the middle first where they stand on one line with it.
fn places(seats: u64) -> Vec<Seat> {
    let Ok(seats) = i64::try_from(seats) else { return Vec::new() };
    if seats == 0 {
        return Vec::new();
    }
    let rings = rings(seats);
    let gap = if rings > 1 { (OUTER - INNER) / (rings - 1) } else { OUTER - INNER };
    let radii: Vec<Length> =
        (0..rings).map(|ring| if rings > 1 { INNER + gap * ring } else { OUTER * 3 / 4 }).collect();
    let total: Length = radii.iter().sum();
    let size = (gap.min(half_turn(total) / seats) * 42 / 100).min(MOST_SIZE);
    let mut all = Vec::new();
    let (mut given, mut passed) = (0, 0);
    for radius in radii {
        passed += radius;
        // Each ring has its part of the seats; rounding the sums instead of the parts keeps their number.
        let until = (seats * passed * 2 + total) / (2 * total);
        let here = until - given;
        for seat in 0..here {
            let angle = if here == 1 { HALF / 2 } else { HALF * seat / (here - 1) };
            all.push(Seat { angle, radius, size });
        }
        given = until;
    }
    all.sort_by_key(|seat| (seat.angle, seat.radius));
    all
}

/// The number of rings for which seats are as far from their neighbours beside as from those behind.
fn rings(seats: i64) -> i64 {
    let uneven = |rings: i64| {
        let behind = (OUTER - INNER) / (rings - 1);
        let beside = half_turn(rings * (OUTER + INNER) / 2) / seats;
        (behind - beside).abs()
    };
    if seats < 8 { 1 } else { (2..=20).min_by_key(|rings| uneven(*rings)).unwrap_or(2) }
}

/// Half the way around a circle.
fn half_turn(radius: Length) -> Length {
    radius * 355 / 113
}

/// A millionth part of the sine of thousandths of a degree between 0 and 180, by Bhaskara's formula: it is never wrong by more
/// than two parts in a thousand, a fifth of a point here.
fn sine(angle: i64) -> i64 {
    let product = angle * (HALF - angle);
    4_000_000 * (product / 1000) / ((40_500_000_000 - product) / 1000)
}

fn cosine(angle: i64) -> i64 {
    if angle <= HALF / 2 { sine(HALF / 2 - angle) } else { -sine(angle - HALF / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seat_has_its_place() {
        for seats in 0..=MOST_SEATS {
            let places = places(seats);
            assert_eq!(places.len(), usize::try_from(seats).unwrap());
            for seat in &places {
                assert!(seat.size > pt(1), "{seats} seats can be told apart");
                assert!((0..=HALF).contains(&seat.angle) && seat.radius <= OUTER);
            }
        }
    }

    #[test]
    fn discs_do_not_touch() {
        for seats in [2, 7, 8, 10, 50, 98, 107, 150, 300, 450, 700] {
            let places = places(seats);
            let points: Vec<(i64, i64)> = places
                .iter()
                .map(|seat| (seat.radius * cosine(seat.angle) / 1_000_000, seat.radius * sine(seat.angle) / 1_000_000))
                .collect();
            for (index, a) in points.iter().enumerate() {
                for b in &points[index + 1..] {
                    let apart = (a.0 - b.0).pow(2) + (a.1 - b.1).pow(2);
                    assert!(apart >= (2 * places[0].size).pow(2), "{seats}: {a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn the_sine_is_near() {
        let check = |degrees: i64, millionths: i64| {
            assert!((sine(degrees * 1000) - millionths).abs() <= 1_700, "{degrees}: {}", sine(degrees * 1000));
        };
        check(0, 0);
        check(30, 500_000);
        check(45, 707_107);
        check(90, 1_000_000);
        check(150, 500_000);
        check(180, 0);
        assert_eq!((cosine(0), cosine(HALF / 2), cosine(HALF)), (1_000_000, 0, -1_000_000));
    }
}

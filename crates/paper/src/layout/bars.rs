//! Horizontal bars with a label before and a figure behind each, and a mark across all of them.
//!
//! It must never scale by floats: a bar's length is its value times the room, divided by the longest.

use super::{CELL, CELL_BOLD, Column, Edge, Layout, SMALL};
use crate::lines::natural;
use crate::model::{Bar, BarChart};
use crate::slab::{Op, Slab, Tone};
use crate::structure::{NodeId, Role, Tree};
use crate::units::{LEFT, Length, WIDTH, pt};

const GAP: Length = pt(10);
const ROW: Length = pt(20);
const THICK: Length = pt(11);

/// Where the bars of a chart stand.
struct Scale {
    labels: Length,
    bars: Length,
    figures: Length,
    longest: u64,
}

impl Scale {
    fn x(&self) -> Length {
        LEFT + self.labels + GAP
    }

    fn length(&self, value: u64) -> Length {
        let room = u128::from(self.bars.unsigned_abs());
        let length = u128::from(value.min(self.longest)) * room / u128::from(self.longest.max(1));
        Length::try_from(length).unwrap_or(self.bars)
    }
}

impl Layout<'_> {
    /// Sets a chart.
    pub(super) fn bars(&mut self, chart: &BarChart) {
        self.caption(Tree::ROOT, &chart.caption);
        if chart.bars.is_empty() {
            return;
        }
        let texts: Vec<(String, String)> = chart.bars.iter().map(|bar| self.bar_texts(bar)).collect();
        let told: Vec<String> = texts.iter().map(|(label, figure)| format!("{label}: {figure}")).collect();
        let told = format!("{}. {}", self.cleaner.line(&chart.caption), told.join("; "));
        let node = self.tree.add_told(Tree::ROOT, Role::Figure, &told);
        let scale = self.scale(chart, &texts);
        let mark = chart.mark.as_ref().map(|mark| (mark.value, scale.x() + scale.length(mark.value)));
        let from = self.flow.slabs.len();
        for (bar, (label, figure)) in chart.bars.iter().zip(&texts) {
            let pale = mark.is_some_and(|(value, _)| bar.value < value);
            let tone = if pale { Tone::Pale } else { Tone::Accent };
            self.bar(&scale, (label, figure), scale.length(bar.value), tone, mark.map(|(_, x)| x), node);
        }
        if let (Some(mark), Some((_, x))) = (&chart.mark, mark) {
            self.mark_label(&mark.label, x, node);
        }
        let few = chart.bars.len() <= 16;
        if few {
            self.keep_from(from);
            if let Some(last) = self.flow.slabs.last_mut() {
                last.keep = false;
            }
        }
    }

    fn bar_texts(&mut self, bar: &Bar) -> (String, String) {
        let written = if bar.written.is_empty() { self.language.count(bar.value) } else { bar.written.clone() };
        (self.cleaner.line(&bar.label), self.cleaner.line(&written))
    }

    fn scale(&self, chart: &BarChart, texts: &[(String, String)]) -> Scale {
        let widest = |width: fn(&(String, String)) -> (&String, super::Style)| {
            let widths = texts.iter().map(width).map(|(text, style)| natural(self.fonts, style.of, text));
            widths.max().unwrap_or_default()
        };
        let labels = widest(|(label, _)| (label, CELL)).min(WIDTH * 35 / 100);
        let figures = widest(|(_, figure)| (figure, CELL_BOLD)).min(WIDTH * 30 / 100);
        let marked = chart.mark.as_ref().map_or(0, |mark| mark.value);
        let longest = chart.bars.iter().map(|bar| bar.value).max().unwrap_or_default().max(marked);
        Scale { labels, figures, bars: WIDTH - labels - figures - 2 * GAP, longest }
    }

    /// A bar; a long label makes its row higher.
    fn bar(
        &mut self,
        scale: &Scale,
        texts: (&str, &str),
        length: Length,
        tone: Tone,
        mark: Option<Length>,
        node: NodeId,
    ) {
        let node = Some(node);
        let labels = Column { x: LEFT, width: scale.labels, edge: Edge::Left };
        let figures = Column { x: LEFT + WIDTH - scale.figures, width: scale.figures, edge: Edge::Right };
        let mut labels = self.set(CELL, labels, texts.0, node).into_iter();
        let mut figures = self.set(CELL_BOLD, figures, texts.1, node).into_iter();
        let lines = labels.len().max(figures.len()).max(1);
        let air = (ROW - CELL.leading) / 2;
        for line in 0..lines {
            let lowered = if line == 0 { air } else { 0 };
            let height = lowered + CELL.leading + if line + 1 == lines { air } else { 0 };
            let mut ops = Vec::new();
            if line == 0 {
                let (x, y) = (scale.x(), (ROW - THICK) / 2);
                let (width, height) = (scale.bars, THICK);
                ops.push(Op::Fill { x, y, width, height, tone: Tone::Tint, node: None });
                if length > 0 {
                    ops.push(Op::Fill { x, y, width: length.max(400), height, tone, node });
                }
            }
            if let Some(x) = mark {
                ops.push(Op::Fill { x: x - 350, y: 0, width: 700, height: height + 100, tone: Tone::Ink, node: None });
            }
            ops.extend(labels.next().into_iter().chain(figures.next()).map(|op| op.lowered(lowered)));
            let keep = line + 1 < lines && lines < 8;
            self.flow.slabs.push(Slab { height, keep, ops, ..Slab::default() });
        }
    }

    /// The mark's words at its foot: to its right, or to its left where there is more room.
    fn mark_label(&mut self, label: &str, x: Length, node: NodeId) {
        let label = self.cleaner.text(label);
        self.flow.keep_last();
        let (left, right) = (x - LEFT, LEFT + WIDTH - x);
        let column = if right >= left {
            Column { x: x + pt(4), width: right - pt(4), edge: Edge::Left }
        } else {
            Column { x: LEFT, width: left - pt(4), edge: Edge::Right }
        };
        let foot = Op::Fill { x: x - 350, y: 0, width: 700, height: pt(9), tone: Tone::Ink, node: None };
        let ops = self.set(SMALL, column, &label, Some(node));
        let first = self.flow.slabs.len();
        self.push_lines(SMALL, ops, 0);
        if let Some(slab) = self.flow.slabs.get_mut(first) {
            slab.ops.push(foot);
        }
    }
}

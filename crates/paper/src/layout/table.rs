//! Tables: figures to the right, heads repeated over pages, and never wider than the page.
//!
//! It must never add up a column: sums come with the rows.

use super::text::rule;
use super::widths::{Wish, share};
use super::{CELL, CELL_BOLD, Column, Edge, HEAD, Layout, SMALL, Style};
use crate::finding::Finding;
use crate::lines::{natural, widest_piece};
use crate::model::{Align, Row, Table};
use crate::slab::{Op, Slab, Tone};
use crate::structure::{NodeId, Role, Tree};
use crate::units::{LEFT, Length, WIDTH, pt};

/// Between two columns.
const GAP: Length = pt(12);

/// Words are not asked to stand in less than this, where the page allows it.
const NARROW: Length = pt(72);

/// A single word up to this length is not broken, where the page allows it.
const WORD: Length = pt(90);

/// A table, or some columns of it, cleaned.
struct Part {
    titles: Vec<String>,
    aligns: Vec<Align>,
    /// Texts of a row's cells, and whether it is a sum.
    rows: Vec<(Vec<String>, bool)>,
}

impl Part {
    /// Some of its columns.
    fn pick(&self, chosen: &[usize]) -> Self {
        let texts = |all: &[String]| chosen.iter().filter_map(|column| all.get(*column)).cloned().collect();
        Self {
            titles: texts(&self.titles),
            aligns: chosen.iter().filter_map(|column| self.aligns.get(*column)).copied().collect(),
            rows: self.rows.iter().map(|(all, total)| (texts(all), *total)).collect(),
        }
    }
}

impl Layout<'_> {
    /// Sets a table. The first column names the rows, so each part of a wide one repeats it.
    pub(super) fn table(&mut self, table: &Table) {
        self.find_ragged(table);
        let whole = self.cleaned(table);
        for chosen in self.parts(&whole) {
            self.set_part(&table.caption, &whole.pick(&chosen));
        }
    }

    /// Columns that stand side by side with no figure broken, as many as the page is wide.
    fn parts(&self, whole: &Part) -> Vec<Vec<usize>> {
        let least: Vec<Length> = (0..whole.titles.len()).map(|column| self.wish(whole, column).least + GAP).collect();
        let Some((first, others)) = least.split_first() else { return vec![Vec::new()] };
        let mut parts = vec![vec![0]];
        let mut used = *first;
        for (column, least) in (1..).zip(others) {
            let part = parts.last_mut().filter(|part| part.len() == 1 || used + least <= WIDTH + GAP);
            if let Some(part) = part {
                part.push(column);
                used += least;
            } else {
                parts.push(vec![0, column]);
                used = first + least;
            }
        }
        parts
    }

    fn find_ragged(&mut self, table: &Table) {
        let mut ragged = table.rows.iter().enumerate().filter(|(_, row)| row.cells.len() != table.columns.len());
        if let Some((first, _)) = ragged.next() {
            let (row, rows) = (first + 1, 1 + ragged.count());
            let table = self.cleaner.line(&table.caption);
            self.findings.push(Finding::Ragged { table, row, rows });
        }
    }

    fn cleaned(&mut self, table: &Table) -> Part {
        let language = self.language;
        let titles = table.columns.iter().map(|column| self.cleaner.text(&column.title)).collect();
        let aligns = table.columns.iter().map(|column| column.align).collect();
        let mut rows = Vec::with_capacity(table.rows.len());
        for Row { cells, total } in &table.rows {
            let written = |column: usize| cells.get(column).map(|cell| cell.written(language)).unwrap_or_default();
            let texts = (0..table.columns.len()).map(|column| self.cleaner.text(&written(column))).collect();
            rows.push((texts, *total));
        }
        Part { titles, aligns, rows }
    }

    fn set_part(&mut self, caption: &str, part: &Part) {
        let node = self.tree.add(Tree::ROOT, Role::Table);
        self.caption(node, caption);
        let columns = self.columns(part);
        let head = self.head(part, &columns, node, caption.is_empty());
        if part.rows.is_empty() {
            let row = self.tree.add(node, Role::Row);
            let cell = self.tree.add(row, Role::Data);
            let none = self.set(Style { tone: Tone::Soft, ..SMALL }, Column::ALL, self.language.no_rows(), Some(cell));
            self.ruled(vec![none], 0, head);
        }
        for (texts, total) in &part.rows {
            let row = self.tree.add(node, Role::Row);
            let style = if *total { CELL_BOLD } else { CELL };
            let mut set = Vec::new();
            for (index, (text, column)) in texts.iter().zip(&columns).enumerate() {
                let role = if index == 0 { Role::RowHead } else { Role::Data };
                let cell = self.tree.add(row, role);
                set.push(self.set(style, *column, text, Some(cell)));
            }
            if *total {
                self.total_rule(head);
            }
            self.ruled(set, 0, head);
        }
    }

    /// A sum stands under a rule and with the row above it.
    fn total_rule(&mut self, table: Option<usize>) {
        self.flow.keep_last();
        let ops = vec![rule(0, 700, Tone::Soft)];
        self.flow.slabs.push(Slab { height: 700, keep: true, table, ops, ..Slab::default() });
    }

    /// Columns on the page, with gaps between.
    fn columns(&self, part: &Part) -> Vec<Column> {
        let count = i64::try_from(part.titles.len()).unwrap_or(0);
        let wishes: Vec<Wish> = (0..part.titles.len()).map(|column| self.wish(part, column)).collect();
        let widths = share(&wishes, WIDTH - GAP * (count - 1).max(0));
        let mut x = LEFT;
        let mut columns = Vec::new();
        for (width, align) in widths.into_iter().zip(&part.aligns) {
            let edge = if *align == Align::Figures { Edge::Right } else { Edge::Left };
            columns.push(Column { x, width, edge });
            x += width + GAP;
        }
        columns
    }

    fn wish(&self, part: &Part, column: usize) -> Wish {
        let title = part.titles.get(column).map_or("", String::as_str);
        let words = part.aligns.get(column) == Some(&Align::Words);
        let piece = widest_piece(self.fonts, HEAD.of, title);
        let mut least = if words { piece.min(NARROW) } else { piece };
        // A long head of a column of figures is broken rather than the column widened.
        let whole = natural(self.fonts, HEAD.of, title);
        let mut most = if words { whole } else { whole.min(piece.max(NARROW)) };
        for (texts, total) in &part.rows {
            let of = if *total { CELL_BOLD.of } else { CELL.of };
            let Some(text) = texts.get(column) else { continue };
            let width = natural(self.fonts, of, text);
            most = most.max(width);
            least = least.max(if words { widest_piece(self.fonts, of, text).min(WORD) } else { width });
        }
        Wish { least, most, grows: words }
    }

    /// Sets the head and remembers it for later pages.
    fn head(&mut self, part: &Part, columns: &[Column], table: NodeId, alone: bool) -> Option<usize> {
        if part.titles.is_empty() {
            return None;
        }
        let row = self.tree.add(table, Role::Row);
        let mut set = Vec::new();
        for (title, column) in part.titles.iter().zip(columns) {
            let cell = self.tree.add(row, Role::Head);
            set.push(self.set(HEAD, *column, title, Some(cell)));
        }
        // Short heads stand on the foot of the tallest.
        let most = set.iter().map(Vec::len).max().unwrap_or_default();
        let mut lines: Vec<Vec<Op>> = vec![Vec::new(); most];
        for column in set {
            let first = most - column.len();
            for (line, op) in lines.iter_mut().skip(first).zip(column) {
                line.push(op);
            }
        }
        let from = self.flow.slabs.len();
        let before = if alone { pt(9) } else { 0 };
        self.flow.slabs.push(Slab { height: pt(3), before, ..Slab::default() });
        for ops in lines {
            self.flow.slabs.push(Slab { height: HEAD.leading, ops, ..Slab::default() });
        }
        self.flow.slabs.push(Slab { height: pt(5), ops: vec![rule(4_200, 800, Tone::Ink)], ..Slab::default() });
        self.keep_from(from);
        let slabs: Vec<Slab> = self.flow.slabs.iter().skip(from).cloned().collect();
        Some(self.flow.head(&slabs))
    }
}

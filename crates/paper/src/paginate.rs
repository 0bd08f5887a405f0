//! Slabs onto pages: what must stand together does, as far as a page holds it, and heads of tables are repeated.
//!
//! It must never move a slab before another or leave one out.

use crate::slab::{Flow, Op, Slab};
use crate::units::{HEIGHT, Length, TOP};

/// A head that takes more of a page than this is not repeated: rows would find no room.
const MOST_HEAD: Length = HEIGHT / 3;

/// The drawings of each page, with y counted from the page's upper edge; at least one page.
pub(crate) fn paginate(flow: Flow) -> Vec<Vec<Op>> {
    let heads = flow.heads;
    let mut pages = Pages { done: vec![Vec::new()], used: 0, heads: &heads };
    let mut slabs = flow.slabs.into_iter().peekable();
    let mut group: Vec<Slab> = Vec::new();
    while let Some(slab) = slabs.next() {
        let ends = !slab.keep || slabs.peek().is_none_or(|next| next.new_page);
        group.push(slab);
        if ends {
            pages.group(std::mem::take(&mut group));
        }
    }
    pages.done
}

struct Pages<'a> {
    done: Vec<Vec<Op>>,
    used: Length,
    heads: &'a [Vec<Slab>],
}

impl Pages<'_> {
    fn group(&mut self, group: Vec<Slab>) {
        let Some(first) = group.first() else { return };
        let all: Length = group.iter().map(|slab| slab.before + slab.height).sum();
        let fresh = all - first.before + self.repeated_height(first);
        let fits_here = self.used + if self.used == 0 { all - first.before } else { all } <= HEIGHT;
        if first.new_page || (!fits_here && fresh <= HEIGHT) {
            self.turn(first.table);
        }
        for slab in group {
            if self.used > 0 && self.used + slab.before + slab.height > HEIGHT {
                self.turn(slab.table);
            }
            self.place(slab);
        }
    }

    /// Begins a page, unless this one is empty.
    fn turn(&mut self, table: Option<usize>) {
        if self.used == 0 {
            return;
        }
        self.done.push(Vec::new());
        self.used = 0;
        let heads = self.heads;
        for slab in table.and_then(|table| heads.get(table)).into_iter().flatten() {
            if height(heads, table) <= MOST_HEAD {
                self.place(slab.clone());
            }
        }
    }

    fn repeated_height(&self, first: &Slab) -> Length {
        height(self.heads, first.table)
    }

    fn place(&mut self, slab: Slab) {
        if self.used > 0 {
            self.used += slab.before;
        }
        let top = TOP + self.used;
        self.used += slab.height;
        if let Some(page) = self.done.last_mut() {
            page.extend(slab.ops.into_iter().map(|op| op.lowered(top)));
        }
    }
}

fn height(heads: &[Vec<Slab>], table: Option<usize>) -> Length {
    table.and_then(|table| heads.get(table)).into_iter().flatten().map(|slab| slab.height).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Face;
    use crate::slab::Tone;
    use crate::units::pt;

    fn slab(name: &str, points: i64) -> Slab {
        let (x, y, text) = (0, 0, name.to_owned());
        let op = Op::Text { x, y, face: Face::Regular, size: pt(1), tone: Tone::Ink, text, node: None };
        Slab { height: pt(points), ops: vec![op], ..Slab::default() }
    }

    fn names(flow: Flow) -> Vec<String> {
        let name = |op: &Op| if let Op::Text { text, .. } = op { text.clone() } else { String::new() };
        paginate(flow).iter().map(|page| page.iter().map(name).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn what_belongs_together_stands_together() {
        let check = |slabs: Vec<Slab>, expect: &[&str]| {
            assert_eq!(names(Flow { slabs, heads: Vec::new() }), expect);
        };
        let keep = |slab: Slab| Slab { keep: true, ..slab };
        let page = HEIGHT / 1000;
        check(vec![], &[""]);
        check(vec![slab("a", page), slab("b", 1)], &["a", "b"]);
        check(vec![slab("a", page - 10), keep(slab("b", 5)), slab("c", 6)], &["a", "b c"]);
        // Too much for any page: it goes on where it is.
        check(vec![slab("a", 10), keep(slab("b", page - 20)), keep(slab("c", 10)), slab("d", 30)], &["a b c", "d"]);
        check(vec![slab("a", 1), Slab { new_page: true, ..slab("b", 1) }], &["a", "b"]);
        check(vec![Slab { new_page: true, ..slab("a", 1) }], &["a"]);
        check(vec![keep(slab("a", 1)), Slab { new_page: true, ..slab("b", 1) }], &["a", "b"]);
        check(vec![Slab { before: pt(99), ..slab("a", page) }], &["a"]);
        check(vec![slab("a", 1), slab("b", page * 2), slab("c", 1)], &["a", "b", "c"]);
    }

    #[test]
    fn heads_are_repeated() {
        let row = |name: &str, points: i64| Slab { table: Some(0), ..slab(name, points) };
        let half = HEIGHT / 2000;
        let flow = |head: i64| {
            let mut flow = Flow::default();
            flow.head(&[slab("head", head)]);
            flow.slabs = vec![row("1", half), row("2", half - 20), row("3", half), slab("x", 1)];
            flow
        };
        assert_eq!(names(flow(10)), ["1 2", "head 3 x"]);
        assert_eq!(names(flow(half)), ["1 2", "3 x"]);
    }
}

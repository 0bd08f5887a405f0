//! A finding's formula made ready for one form: figures are cells, rules of the law are numbers, percentages have one common
//! denominator. It must never know a figure by its name.

use law::{Law, Query, Value};

use super::{Form, Unchecked, in_force};
use crate::protocol::formula::{Formula, MAX_FACTOR, Relation, Term};
use crate::protocol::table::{Check, FindingRow, ProtocolTable, Tolerance, citation};
use crate::rules::Gap;

/// What a compiled term multiplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::protocol) enum Of {
    /// One.
    One,
    /// All cells of a figure of the form.
    Figure(usize),
}

/// A sum of products, in units of the common denominator. Every product of the lower and upper numbers of a term stays at
/// or below 10^12, so a sum over ten thousand cells of a hundred terms of figures up to 10^12 stays below 10^30.
pub(in crate::protocol) type Side = Vec<(i128, Of)>;

/// How a row of the table is asked of a form.
#[derive(Clone, Debug)]
pub(in crate::protocol) enum Compiled {
    /// A relation.
    Relation {
        /// Place of the row among the form's findings.
        row: usize,
        /// Before the relation.
        left: Side,
        /// The relation.
        relation: Relation,
        /// After it.
        right: Side,
        /// Of both sides.
        denominator: i128,
        /// How far they may differ.
        tolerance: Tolerance,
    },
    /// Cells that may not be empty.
    Complete(usize),
    /// Words against figures.
    Words(usize),
}

/// Adds the row to the form, as a finding or as one that cannot be asked.
pub(super) fn add(form: &mut Form, table: &ProtocolTable, law: &Law, row: &FindingRow) {
    let at = form.findings.len();
    let compiled = match &row.check {
        Check::Formula(formula) => {
            if !every_figure_in_scope(form, table, formula) {
                return;
            }
            match relation(form, law, formula, row.tolerance, at) {
                Ok(compiled) => Some(compiled),
                Err(gap) => return form.unchecked.push(Unchecked { code: row.code.clone(), gap }),
            }
        }
        Check::Complete => Some(Compiled::Complete(at)),
        Check::Words => Some(Compiled::Words(at)),
        Check::Chain | Check::ByHand => None,
    };
    form.findings.push((row.clone(), citation(law, &row.article)));
    form.compiled.extend(compiled);
}

/// A figure that this kind of protocol never has makes the relation meaningless; one that the law of the day does not have
/// is no ballot at all.
fn every_figure_in_scope(form: &Form, table: &ProtocolTable, formula: &Formula) -> bool {
    let figures = formula.terms().filter_map(|term| term.of.figure());
    let rows = figures.filter_map(|id| table.figures.iter().find(|row| row.id == id));
    rows.into_iter().all(|row| row.scope.is_none_or(|only| only == form.scope))
}

fn relation(form: &Form, law: &Law, formula: &Formula, tolerance: Tolerance, row: usize) -> Result<Compiled, Gap> {
    let fractions =
        |terms: &[Term]| terms.iter().map(|term| fraction(law, &form.query, term)).collect::<Result<Vec<_>, _>>();
    let (left, right) = (fractions(&formula.left)?, fractions(&formula.right)?);
    let mut denominator: u64 = 1;
    for (_, den, rule) in left.iter().chain(&right) {
        let common = denominator / gcd(denominator, *den) * den;
        denominator = Some(common).filter(|common| *common <= MAX_FACTOR).ok_or_else(|| too_fine(rule.as_deref()))?;
    }
    let side = |terms: &[Term], fractions: &[(u64, u64, Option<String>)]| {
        let mut side = Side::new();
        for (term, (num, den, _)) in terms.iter().zip(fractions) {
            let factor = i128::from(*num) * i128::from(denominator / den);
            let factor = if term.negative { -factor } else { factor };
            match term.of.figure().map(|id| form.figure(id)) {
                None => side.push((factor, Of::One)),
                Some(Some(figure)) => side.push((factor, Of::Figure(figure))),
                // The law of the day has no such figure: nothing is added.
                Some(None) => {}
            }
        }
        side
    };
    Ok(Compiled::Relation {
        row,
        left: side(&formula.left, &left),
        relation: formula.relation,
        right: side(&formula.right, &right),
        denominator: denominator.into(),
        tolerance,
    })
}

/// A term's factor with the value of its rule on the day.
fn fraction(law: &Law, query: &Query, term: &Term) -> Result<(u64, u64, Option<String>), Gap> {
    let Some(rule) = &term.rule else { return Ok((term.num, term.den, None)) };
    let version = in_force(law, query, rule)?;
    let (num, den) = match version.value {
        Value::Share(share) => (share.num(), share.den()),
        Value::Count(count, _) => (count, 1),
        ref other => return Err(Gap { rule: rule.clone(), why: format!("`{other}` is no number to compute with") }),
    };
    let product = term.num.checked_mul(num).zip(term.den.checked_mul(den));
    let (num, den) = product.ok_or_else(|| too_fine(Some(rule)))?;
    let common = gcd(num, den).max(1);
    let (num, den) = (num / common, den / common);
    if num > MAX_FACTOR || den > MAX_FACTOR {
        return Err(too_fine(Some(rule)));
    }
    Ok((num, den, Some(rule.clone())))
}

fn too_fine(rule: Option<&str>) -> Gap {
    let why = format!("its fraction has numbers above {MAX_FACTOR}, which are not computed with");
    Gap { rule: rule.unwrap_or_default().to_owned(), why }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

//! The floors of the house: a crate uses lower floors only, never a sibling (the rooms in ARCHITECTURE.md).
//!
//! It must never know why a room stands where it stands; ARCHITECTURE.md argues that.

use crate::findings::Findings;
use crate::metadata::{Kind, Metadata, Package};

/// Where a crate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Uses lower floors only.
    Floor(u8),
    /// Written apart: it uses none of our crates; the tests of any crate may use it, and programs above the clerk.
    Apart,
    /// Uses anything and is used by nobody.
    Tool,
}

const PLACES: &[(&str, Place)] = &[
    ("law", Place::Floor(0)),
    ("seats", Place::Floor(0)),
    ("journal", Place::Floor(0)),
    ("election", Place::Floor(1)),
    ("party", Place::Floor(1)),
    ("ombudsman", Place::Floor(1)),
    ("sentence", Place::Floor(1)),
    ("audit", Place::Floor(1)),
    ("forecast", Place::Floor(1)),
    ("clerk", Place::Floor(2)),
    ("recount", Place::Floor(2)),
    ("reform", Place::Floor(3)),
    ("store", Place::Floor(3)),
    ("tables", Place::Floor(3)),
    ("pages", Place::Floor(3)),
    ("paper", Place::Floor(3)),
    ("sealed", Place::Floor(3)),
    ("server", Place::Floor(4)),
    ("zhargy", Place::Floor(5)),
    ("oracle", Place::Apart),
    ("bench", Place::Tool),
    ("zhargy-fuzz", Place::Tool),
    ("xtask", Place::Tool),
];

/// Who may never import whom, in tests neither: a second opinion that shares code is none.
const NEVER: &[(&str, &str)] =
    &[("oracle", "seats"), ("oracle", "election"), ("audit", "seats"), ("audit", "election")];

/// Crates whose program has no dependency at all.
const ALONE: &[&str] = &["seats"];

/// The crates of this workspace.
pub(crate) fn check(metadata: &Metadata, findings: &mut Findings) {
    for package in metadata.own() {
        let manifest = format!("{}/Cargo.toml", package.folder);
        for (why, hint) in broken(package, metadata) {
            findings.error(&manifest, 0, why, hint);
        }
    }
}

fn place(name: &str) -> Option<Place> {
    PLACES.iter().find(|(known, _)| *known == name).map(|&(_, place)| place)
}

fn broken(package: &Package, metadata: &Metadata) -> Vec<(String, &'static str)> {
    let name = package.name.as_str();
    let Some(from) = place(name) else {
        let hint = "give it a floor in ARCHITECTURE.md and in xtask/src/tidy/floors.rs";
        return vec![(format!("nobody said on which floor `{name}` stands"), hint)];
    };
    let mut found = Vec::new();
    for dependency in &package.dependencies {
        let other = dependency.name.as_str();
        if ALONE.contains(&name) && dependency.kind != Kind::Dev {
            found.push((
                format!("`{name}` depends on `{other}`"),
                "this crate is published alone: it has no dependencies",
            ));
        }
        if NEVER.contains(&(name, other)) {
            found.push((format!("`{name}` imports `{other}`"), "it checks that crate, so it must not share its code"));
        } else if let Some(to) = place(other).filter(|_| metadata.is_own(other))
            && !may_use(from, to, dependency.kind)
        {
            found.push((
                format!("`{name}` uses `{other}`, which is no lower floor"),
                "move the shared part down, or the user up",
            ));
        }
    }
    found
}

fn may_use(from: Place, to: Place, kind: Kind) -> bool {
    match (from, to) {
        (_, Place::Tool) | (Place::Apart, _) => false,
        (Place::Tool, _) => true,
        (Place::Floor(user), Place::Floor(used)) => used < user,
        (Place::Floor(user), Place::Apart) => kind == Kind::Dev || user > 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_are_kept() {
        let check = |user: &str, used: &str, kind: Kind, expect: &[&str]| {
            let package = Package::test(user, true, &[(used, kind)]);
            let metadata = Metadata::of(vec![package.clone(), Package::test(used, place(used).is_some(), &[])]);
            let found: Vec<String> = broken(&package, &metadata).into_iter().map(|(why, _)| why).collect();
            assert_eq!(found, expect);
        };
        check("election", "law", Kind::Normal, &[]);
        check("zhargy", "election", Kind::Normal, &[]);
        check("zhargy", "oracle", Kind::Normal, &[]);
        check("xtask", "law", Kind::Normal, &[]);
        check("law", "thiserror", Kind::Normal, &[]);
        check("seats", "oracle", Kind::Dev, &[]);
        check("seats", "proptest", Kind::Dev, &[]);
        check("seats", "num", Kind::Normal, &["`seats` depends on `num`"]);
        check("law", "seats", Kind::Normal, &["`law` uses `seats`, which is no lower floor"]);
        check("election", "party", Kind::Dev, &["`election` uses `party`, which is no lower floor"]);
        check("law", "election", Kind::Build, &["`law` uses `election`, which is no lower floor"]);
        check("election", "oracle", Kind::Normal, &["`election` uses `oracle`, which is no lower floor"]);
        check("oracle", "law", Kind::Normal, &["`oracle` uses `law`, which is no lower floor"]);
        check("oracle", "seats", Kind::Dev, &["`oracle` imports `seats`"]);
        check("audit", "election", Kind::Dev, &["`audit` imports `election`"]);
        check("zhargy", "xtask", Kind::Normal, &["`zhargy` uses `xtask`, which is no lower floor"]);
        check("cellar", "law", Kind::Normal, &["nobody said on which floor `cellar` stands"]);
    }
}

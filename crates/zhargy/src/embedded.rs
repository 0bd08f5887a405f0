//! The law, the elections and the pages of the codes: from the binary, or from folders given by flags.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use election::posts::Published;
use election::protocol::ProtocolTable;
use election::schedule::Plan;
use election::single::facts::SingleSeatElection;
use election::{Election, Offices};
use law::Law;

use crate::failure::{Failure, codes};

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Files of this many bytes and more are refused before they are read.
pub(crate) const MAX_FILE: u64 = 64 * 1024 * 1024;

/// The law with its offices.
pub(crate) struct Statutes {
    /// The law.
    pub(crate) law: Law,
    /// Offices filled by lists.
    pub(crate) offices: Offices,
    /// Figures and findings of protocols; empty where the folder of acts has none.
    pub(crate) protocols: ProtocolTable,
    /// The steps of their elections, where the folder has them.
    pub(crate) plan: Option<Plan>,
}

/// Reads the law: from the binary, or from the folder of acts given.
pub(crate) fn statutes(folder: Option<&Path>) -> Result<Statutes, Failure> {
    statutes_of(&law_files(folder)?)
}

/// Every file of the law by its name: acts, and what belongs to them.
pub(crate) fn law_files(folder: Option<&Path>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let Some(folder) = folder else {
        return Ok(ACTS.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect());
    };
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    if files.is_empty() {
        let what = format!("{} holds no .toml file", folder.display());
        return Err(Failure::new(codes::FILE, what, "name the folder that holds the acts"));
    }
    Ok(files)
}

/// Files beside the acts, each read by its own reader; every other file is an act.
const BESIDE: &[&str] = &["offices.toml", "protocol.toml", "schedule.toml"];

/// The law from its files.
pub(crate) fn statutes_of(files: &[(String, Vec<u8>)]) -> Result<Statutes, Failure> {
    let is = |name: &str, beside: &str| Path::new(name).file_name().is_some_and(|file| file == beside);
    let all_of = |beside: &'static str| files.iter().filter(move |(name, _)| is(name, beside));
    let acts = files.iter().filter(|(name, _)| !BESIDE.iter().any(|beside| is(name, beside)));
    let law = Law::load(&acts.cloned().collect::<Vec<_>>()).map_err(|faults| Failure::faults(&faults))?;
    let mut offices = Offices::default();
    for (name, bytes) in all_of("offices.toml") {
        offices.0.extend(Offices::read(name, bytes).map_err(|faults| Failure::faults(&faults))?.0);
    }
    let protocols = all_of("protocol.toml").next().map(|(name, bytes)| ProtocolTable::read(name, bytes)).transpose();
    let protocols = protocols.map_err(|faults| Failure::faults(&faults))?.unwrap_or_default();
    let plan = all_of("schedule.toml").next().map(|(name, bytes)| Plan::read(name, bytes)).transpose();
    let plan = plan.map_err(|faults| Failure::faults(&faults))?;
    Ok(Statutes { law, offices, protocols, plan })
}

fn collect(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    let unreadable = |error| Failure::new(codes::FILE, format!("{}: {error}", folder.display()), "");
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push((path.display().to_string(), read(&path)?));
        }
    }
    Ok(())
}

/// Reads a file, refusing one that no act, bill, election or case comes near in size.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(
            codes::FILE,
            format!("{}: {error}", path.display()),
            "check the path and that the file can be read",
        )
    };
    // A device has no size and may have no end.
    let bytes = bounded(fs::File::open(path).map_err(failed)?).map_err(failed)?;
    bytes.ok_or_else(|| too_long(&path.display().to_string()))
}

/// Everything there is to read, or nothing where it is more than a file may have.
pub(crate) fn bounded(from: impl std::io::Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(MAX_FILE).read_to_end(&mut bytes)?;
    Ok((u64::try_from(bytes.len()).unwrap_or(u64::MAX) < MAX_FILE).then_some(bytes))
}

/// What is no file of ours by its size alone.
pub(crate) fn too_long(name: &str) -> Failure {
    let what = format!("{name} has {MAX_FILE} bytes or more, and such files are not read");
    Failure::new(codes::FILE, what, "check that this is the file you meant")
}

/// The page of a code.
pub(crate) fn code_page(code: &str) -> Option<&'static str> {
    let is_of = |file: &str| file.strip_prefix("docs/codes/").and_then(|file| file.strip_suffix(".md")) == Some(code);
    CODES.iter().find(|(file, _)| is_of(file)).and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
}

/// A file of the Ombudsperson's office: lists, published figures.
pub(crate) fn ombudsman(file: &str) -> Result<(&'static str, &'static [u8]), Failure> {
    let found = OMBUDSMAN.iter().find(|(name, _)| Path::new(name).file_name().is_some_and(|found| found == file));
    found.copied().ok_or_else(|| Failure::new(codes::FILE, format!("the program holds no {file}"), ""))
}

/// Names and outlines by which the site speaks about the country.
pub(crate) fn country() -> Result<pages::Country, Failure> {
    pages::Country::read(SITE).map_err(|faults| Failure::faults(&faults))
}

/// Names of the elections in the binary, in order of their day.
pub(crate) fn elections() -> Result<Vec<Election>, Failure> {
    let mut all = Vec::new();
    for (name, bytes) in ELECTIONS.iter().filter(|(name, _)| name.ends_with("/election.toml")) {
        all.push(Election::read(name, bytes).map_err(|faults| Failure::faults(&faults))?);
    }
    all.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    Ok(all)
}

/// What was published of elections of many posts at once, in order of their year.
pub(crate) fn posts() -> Result<Vec<Published>, Failure> {
    let mut all = Vec::new();
    for (name, bytes) in ELECTIONS.iter().filter(|(name, _)| name.ends_with("/posts.toml")) {
        all.push(Published::read(name, bytes).map_err(|faults| Failure::faults(&faults))?);
    }
    all.sort_by(|a, b| (a.year, &a.id).cmp(&(b.year, &b.id)));
    Ok(all)
}

/// Elections to single seats in the binary, in order of their day.
pub(crate) fn all_contests() -> Result<Vec<SingleSeatElection>, Failure> {
    let mut all = Vec::new();
    for (name, bytes) in ELECTIONS.iter().filter(|(name, _)| name.ends_with(CONTESTS)) {
        all.push(SingleSeatElection::read(name, bytes).map_err(|faults| Failure::faults(&faults))?);
    }
    all.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    Ok(all)
}

/// How the file of an election to single seats is called.
const CONTESTS: &str = "/contests.toml";

/// An election to single seats by its id, with or without the country, or from a file that is called so; nothing where the
/// name is that of no such election.
pub(crate) fn contests(name: &str) -> Result<Option<SingleSeatElection>, Failure> {
    let faults = |faults: Vec<law::Fault>| Failure::faults(&faults);
    let path = Path::new(name);
    if path.file_name().is_some_and(|file| file.to_string_lossy().ends_with("contests.toml")) {
        return SingleSeatElection::read(name, &read(path)?).map(Some).map_err(faults);
    }
    let wanted = |file: &str| {
        let id = file.strip_prefix("elections/").and_then(|rest| rest.strip_suffix(CONTESTS));
        id.is_some_and(|id| id == name || id.split_once('/').is_some_and(|(_, short)| short == name))
    };
    let found = ELECTIONS.iter().find(|(file, _)| wanted(file));
    found.map(|(file, bytes)| SingleSeatElection::read(file, bytes).map_err(faults)).transpose()
}

/// The id of an election in the binary, from its id or the same without the country.
pub(crate) fn id_of(name: &str) -> Option<String> {
    let ids = ELECTIONS.iter().filter_map(|(file, _)| file.strip_prefix("elections/")?.strip_suffix("/election.toml"));
    let mut found = ids.filter(|id| *id == name || id.split_once('/').is_some_and(|(_, short)| short == name));
    found.next().map(str::to_owned)
}

/// An election by its id, with or without the country, or from a file.
pub(crate) fn election(name: &str) -> Result<Election, Failure> {
    let path = Path::new(name);
    if path.extension().is_some_and(|ending| ending == "toml") || path.is_file() {
        return Election::read(name, &read(path)?).map_err(|faults| Failure::faults(&faults));
    }
    let id = |file: &str| {
        file.strip_prefix("elections/").and_then(|rest| rest.strip_suffix("/election.toml")).map(str::to_owned)
    };
    let wanted = |file: &str| {
        id(file).is_some_and(|id| id == name || id.split_once('/').is_some_and(|(_, short)| short == name))
    };
    if let Some((file, bytes)) = ELECTIONS.iter().find(|(file, _)| wanted(file)) {
        return Election::read(file, bytes).map_err(|faults| Failure::faults(&faults));
    }
    let of_contests = |file: &str| file.strip_prefix("elections/")?.strip_suffix(CONTESTS).map(str::to_owned);
    let known: Vec<String> = ELECTIONS.iter().filter_map(|(file, _)| id(file).or_else(|| of_contests(file))).collect();
    let short: Vec<&str> = known.iter().filter_map(|id| id.split_once('/').map(|(_, short)| short)).collect();
    let hint = law::reader::nearest(name, &short).map_or_else(
        || "`zhargy elections` lists them; a file ends in .toml".to_owned(),
        |near| format!("did you mean `{near}`? `zhargy elections` lists them"),
    );
    Err(Failure::new(codes::NO_ELECTION, format!("there is no election `{name}`"), hint))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use pages::Language;

    use super::*;

    #[test]
    fn today_is_a_matter_of_the_countrys_clock() {
        let books = crate::run::books::books(None).unwrap_or_else(|failure| panic!("{}", failure.message));
        let country = country().unwrap_or_else(|failure| panic!("{}", failure.message));
        let pages = pages::Pages::new(books, Vec::new(), country);
        let check = |at: &str, day: &str| {
            let at: journal::Moment = at.parse().unwrap();
            assert_eq!(pages.day_of(at).to_string(), day, "{at}");
        };
        check("2026-11-23T18:59:59.999Z", "2026-11-23");
        check("2026-11-23T19:00:00.000Z", "2026-11-24");
        // Before the country had one clock no law is recorded, and the day is that of universal time.
        check("2024-02-29T23:59:59.999Z", "2024-02-29");
        check("2024-03-01T00:00:00.000Z", "2024-03-01");
    }

    #[test]
    fn the_site_has_a_name_for_all_it_speaks_of() {
        let country = country().unwrap_or_else(|failure| panic!("{}", failure.message));
        let statutes = statutes(None).unwrap_or_else(|failure| panic!("{}", failure.message));
        let nobody = "nobody named it";
        for election in elections().unwrap_or_else(|failure| panic!("{}", failure.message)) {
            let mut colours = BTreeSet::new();
            for (at, list) in election.lists.iter().enumerate() {
                assert_ne!(country.list(&list.id, nobody, Language::Kk), nobody, "{}", list.id);
                assert!(
                    colours.insert(country.colour(&list.id, at)),
                    "{}: {} has another's colour",
                    election.id,
                    list.id
                );
            }
            assert_ne!(country.place(&election.territory, Language::Ru), election.territory, "{}", election.id);
            for region in &election.regions {
                assert_ne!(
                    country.region(&region.region, election.date, Language::En),
                    region.region,
                    "{}",
                    election.id
                );
                assert_ne!(country.stage(&region.stage, Language::Kk), region.stage, "{}", election.id);
            }
        }
        for act in statutes.law.acts() {
            assert_ne!(country.form(&act.form, Language::Ru), act.form, "{}", act.id);
        }
        for rule in statutes.law.rules() {
            assert!(country.subject(&rule.name).is_some(), "{} has no subject", rule.name);
        }
        for figure in &country.figures {
            assert!(figure.rules.iter().all(|rule| statutes.law.rule(rule).is_some()), "{}", figure.id);
        }
    }
}

//! `zhargy akims` and `zhargy synth akims-2021`: files in and out, nothing decided here. What is synthetic says so.

use std::path::Path;
use std::process::ExitCode;

use election::posts::Published;
use pages::Language;
use recount::reform::{Assumption, Comparison, Reform, Row};

use super::reform::{country, direct, reform, ways};
use super::synthetic::Wish;
use super::tables::{FILES, Tables, calls_table, division, write};
use super::{human, json};
use crate::Done;
use crate::cli::{AkimsArgs, AkimsCheckArgs, AkimsCommand, AkimsMapArgs, Shaded, SynthArgs, WhatChangedArgs};
use crate::embedded;
use crate::failure::{Failure, codes};
use crate::law_cmd::Shown;

/// Runs the command.
pub(crate) fn run(args: &AkimsArgs) -> Done {
    match &args.command {
        AkimsCommand::Facts { json } => {
            let (all, country) = (embedded::posts()?, embedded::country()?);
            Shown::new(*json, 0, || json::facts(&all), || human::facts(&all, &country)).print()
        }
        AkimsCommand::WhatChanged(args) => what_changed(args),
        AkimsCommand::Map(args) => map(args),
        AkimsCommand::Check(args) => check(args),
    }
}

/// The published direct election of this name, if it is one of many posts.
pub(crate) fn published(name: &str) -> Result<Option<Published>, Failure> {
    let is = |facts: &Published| facts.id == name || facts.id.split_once('/').is_some_and(|(_, short)| short == name);
    Ok(embedded::posts()?.into_iter().find(is))
}

/// Writes the tables and what was assumed.
pub(crate) fn synth(args: &SynthArgs, facts: &Published) -> Done {
    let Some(out) = &args.out else {
        let what = format!("{} has four tables, which go into a folder", args.election);
        return Err(Failure::new(codes::ARGUMENT, what, "name the folder: --out akims"));
    };
    let made = country(facts, &Wish { seed: args.seed, posts: args.posts, plant: args.plant.clone() })?;
    let failed =
        |path: &Path, error: &std::io::Error| Failure::new(codes::WRITE, format!("{}: {error}", path.display()), "");
    std::fs::create_dir_all(out).map_err(|error| failed(out, &error))?;
    let about = human::about(&made, facts, args.posts.is_some(), args.seed);
    let more = [("calls.csv", calls_table(&made, facts.date)), ("SYNTHETIC.txt", about.clone())];
    for (name, text) in write(&made).into_iter().chain(more) {
        let path = out.join(name);
        std::fs::write(&path, text).map_err(|error| failed(&path, &error))?;
    }
    crate::render::print(&about)?;
    Ok(ExitCode::SUCCESS)
}

/// All that is shown of what the reform changed.
pub(super) struct Changed {
    pub(super) facts: Published,
    pub(super) reform: Reform,
    pub(super) assumption: Assumption,
    pub(super) made: Comparison,
    pub(super) sweep: Vec<(u32, Row)>,
}

fn what_changed(args: &WhatChangedArgs) -> Done {
    let (facts, _) = direct()?;
    let reform = reform(args.seed, &*crate::run::books::books(None)?)?;
    let first = args.first.unwrap_or_else(|| reform.parties.first_of(args.deputies));
    if first > args.deputies {
        let what = format!("{first} of {} deputies", args.deputies);
        return Err(Failure::new(codes::ARGUMENT, what, "--first is a part of --deputies"));
    }
    let assumption = Assumption { deputies: args.deputies, first, loyalty: args.loyalty, seed: args.seed };
    let (made, sweep) = (reform.compare(&assumption), reform.sweep(&assumption));
    let changed = Changed { facts, reform, assumption, made, sweep };
    let names = embedded::country()?;
    Shown::new(args.json, 0, || json::changed(&changed), || human::changed(&changed, &names)).print()
}

fn map(args: &AkimsMapArgs) -> Done {
    let (facts, _) = direct()?;
    let made = country(&facts, &Wish { seed: args.seed, ..Wish::default() })?;
    let shares = human::shares(&made, args.of, &ways(&facts, &*crate::run::books::books(None)?)?);
    let shares: Vec<(&str, Option<u64>)> = shares.iter().map(|(id, share)| (id.as_str(), *share)).collect();
    let day = facts.date.unwrap_or_default();
    let title = match args.of {
        Shaded::Turnout => "Turnout by region",
        Shaded::SelfNominated => "Posts won by self-nominated candidates",
        Shaded::Renewal => "Posts with a new holder",
    };
    let title = format!("{title}, {day}: synthetic");
    let note = "Synthetic: published figures where there are any, stated assumptions elsewhere.";
    let picture = pages::map_file(&embedded::country()?, day, Language::En, &title, note, &shares);
    let picture = picture.ok_or_else(|| {
        Failure::new(codes::NO_ELECTION, format!("no outlines of the regions of {day} are there"), "")
    })?;
    std::fs::write(&args.svg, picture)
        .map_err(|error| Failure::new(codes::WRITE, format!("{}: {error}", args.svg.display()), ""))?;
    Ok(ExitCode::SUCCESS)
}

fn check(args: &AkimsCheckArgs) -> Done {
    let law = embedded::statutes(args.source.acts.as_deref())?.law;
    let division = division(&law, &embedded::country()?, args.on).map_err(|why| {
        Failure::new(codes::ARGUMENT, why, "`zhargy law history territory.units` shows which divisions are recorded")
            .law_says_no()
    })?;
    let mut files = Vec::new();
    for (at, name) in FILES.iter().enumerate() {
        let path = args.dir.join(name);
        // Tables are uploaded one after the other; without posts none of the others means anything.
        let there = at == 0 || path.exists();
        files.push(if there { Some((path.display().to_string(), embedded::read(&path)?)) } else { None });
    }
    let mut files = files.iter();
    let tables = Tables::read(
        std::array::from_fn(|_| {
            files.next().and_then(Option::as_ref).map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        }),
        &division,
    );
    let exit = u8::from(!tables.faults.is_empty());
    Shown::new(args.json, exit, || json::checked(&tables), || human::checked(&tables)).print()
}

//! `zhargy synth`: synthetic protocols of a real election as CSV, one row a precinct, for load tests.
//! It must never print them without saying that they are synthetic.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use election::Election;

use crate::Done;
use crate::cli::SynthArgs;
use crate::failure::{Failure, codes};
use crate::run::script::Script;
use crate::synth::{Synthetic, make};

/// Runs the command.
pub(crate) fn run(args: &SynthArgs) -> Done {
    if args.election == "complaints" {
        let hint = "zhargy synth complaints --year 2023 --cases 10000 --out FILE.csv";
        let what = "a register of complaints needs its year and a file";
        let (Some(year), Some(out)) = (args.year, &args.out) else {
            return Err(Failure::new(codes::ARGUMENT, what, hint));
        };
        return crate::ombudsman_cmd::report::synthetic::write(year, args.cases, args.seed, out);
    }
    if let Some(facts) = crate::akims::command::published(&args.election)? {
        return crate::akims::command::synth(args, &facts);
    }
    let election = crate::embedded::election(&args.election)?;
    let made = make(&election, args.precincts, args.seed)
        .map_err(|why| Failure::new(codes::ARGUMENT, why, "`zhargy elections` lists what is known of each election"))?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let orders = if args.orders { orders(election, &made, args.seed)? } else { String::new() };
    let written = if args.orders { out.write_all(orders.as_bytes()) } else { csv(&mut out, &made) };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::new(codes::WRITE, format!("standard output: {error}"), ""))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The orders before the vote as `zhargy order` reads them, a line each.
fn orders(election: Election, made: &Synthetic, seed: u64) -> Result<String, Failure> {
    let orders = Script::new(election, made.clone(), seed).before()?;
    let line = |order: &clerk::Order| serde_json::to_string(&order.command).map(|line| line + "\n");
    orders.iter().map(line).collect::<Result<_, _>>().map_err(Failure::told)
}

/// The figures of article 43 by their number, each list by its id. Ids need no quotes: they are plain words.
pub(crate) fn csv(out: &mut impl Write, made: &Synthetic) -> std::io::Result<()> {
    let line = if made.against_all { ",B2-1" } else { "" };
    writeln!(out, "precinct,region,district,A1,A2,A4,B1,{}{line},B3,B4,B5,note", made.lists.join(","))?;
    for precinct in &made.precincts {
        let (voters, ballots, cancelled) = (precinct.voters, precinct.ballots, precinct.cancelled());
        write!(out, "{},{},{},", precinct.number, made.regions[precinct.region], precinct.district)?;
        write!(out, "{voters},{ballots},{cancelled},{ballots}")?;
        for votes in &precinct.votes {
            write!(out, ",{votes}")?;
        }
        if made.against_all {
            write!(out, ",{}", precinct.against_all)?;
        }
        writeln!(out, ",{},{},{cancelled},synthetic", precinct.invalid, precinct.delivered())?;
    }
    Ok(())
}

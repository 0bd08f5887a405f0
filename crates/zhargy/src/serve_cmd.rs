//! `zhargy serve`: the site on an address until it is told to stop.

mod demo;
mod follow;
mod logins;
mod press;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use journal::Moment;
use pages::{Manual, Pages};
use server::{Access, Limits, Porter, Setup, Site};

use crate::Done;
use crate::akims;
use crate::cli::ServeArgs;
use crate::count::{verify, verify_single};
use crate::embedded;
use crate::failure::{Failure, codes};
use crate::run::{self, books, export};

/// Runs the command.
pub(crate) fn run(args: &ServeArgs) -> Done {
    let books = books::books(args.source.acts.as_deref())?;
    let pages = Pages::new(Arc::clone(&books), embedded::elections()?, embedded::country()?)
        .with_manual(Manual(embedded::code_page))
        .with_contests(embedded::all_contests()?, embedded::posts()?)
        .with_reform(akims::reform::reform(akims::SEED, &books)?);
    let site = Site::new(Setup { pages, second: verify::compare, now, log: args.log.then_some(log) });
    site.decide_recorded(verify_single::compare);
    let (mut demo, mut follower) = (None, None);
    if args.demo {
        demo = Some(demo::Demo::start(args, &books, &site)?);
    } else if let Some(db) = &args.db {
        follower = Some(follow::Follower::start(db, &books, &site)?);
    }
    if let Some(db) = demo.as_ref().map(|demo| &demo.address).or(args.db.as_ref()) {
        let access = Access { origin: args.origin.clone(), behind_proxy: args.behind_proxy };
        if !args.listen.ip().is_loopback() && !access.is_https() {
            anstream::eprintln!(
                "passwords come over http here: put a proxy with TLS in front, and name it with --origin"
            );
        }
        let accounts = store::open(db, clerk::accounts::JOURNAL).map_err(Failure::told)?;
        site.guard(Porter::open(accounts, Arc::clone(&books), access).map_err(Failure::told)?);
    }
    let signer = match &args.key {
        Some(path) => Some(export::signer(path)?),
        // A key that anybody can make: what is synthetic proves nothing about who signed.
        None => args.demo.then(|| run::demo::signer(demo::SEED)).transpose()?,
    };
    let law = books::files(args.source.acts.as_deref())?;
    site.print_with(Box::new(press::Press { books: Arc::clone(&books), law, signer }));
    let failed = |error: std::io::Error| {
        let what = format!("nothing can listen on {}: {error}", args.listen);
        Failure::new(codes::LISTEN, what, "another program may be there; --listen 127.0.0.1:0 takes a free port")
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed)?;
    runtime
        .block_on(async {
            let listener = server::bind(args.listen)?;
            say(listener.local_addr()?, demo.as_ref());
            server::run(listener, Arc::clone(&site), Limits::default(), stopped()).await
        })
        .map_err(failed)?;
    drop((demo, follower));
    anstream::eprintln!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// The addresses, for a person who will click on them.
fn say(at: SocketAddr, demo: Option<&demo::Demo>) {
    anstream::println!("http://{at}/");
    for language in pages::Language::ALL {
        anstream::println!("http://{at}/{}/", language.code());
    }
    if let Some(demo) = demo {
        anstream::println!("http://{at}/elections/{}/protocols", demo::SHORT);
        anstream::println!("http://{at}/elections/akims-2021");
        for login in &demo.logins {
            anstream::println!("{login}");
        }
        for paper in &demo.papers {
            anstream::println!("synthetic paper, left for you to enter: {paper}");
        }
    }
    anstream::eprintln!("stop with Ctrl-C");
}

/// Done when the process is asked to stop.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            let mut interrupt = std::pin::pin!(interrupt);
            std::future::poll_fn(|context| {
                let done = terminate.poll_recv(context).is_ready() || interrupt.as_mut().poll(context).is_ready();
                if done { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
            })
            .await;
            return;
        }
    }
    // Where signals cannot be had, the site runs until it is ended from outside.
    if interrupt.await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// A line about a request, for whoever watches the machine.
fn log(line: &str) {
    anstream::eprintln!("{line}");
}

/// The moment by the clock of this machine.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    // A clock that is outside the years that moments have stands still.
    Moment::from_millis(i64::try_from(since.as_millis()).unwrap_or(0)).unwrap_or(Moment::EPOCH)
}

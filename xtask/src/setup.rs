//! What the machine must have before the checks can run, and how the missing part is installed.
//!
//! It must never touch what is already there: it probes first, says what it installs, and asks for nothing. Rust itself
//! and a linker come before it, because this program is built with them.

use std::process::{Command, Stdio};

use crate::findings::Failure;

/// Who installs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// A Debian package.
    Debian(&'static str),
    /// A component of the Rust toolchain.
    Rustup(&'static str),
}

/// One thing the checks need.
struct Need {
    /// A command that succeeds where it is there.
    probe: &'static [&'static str],
    /// Where it comes from.
    from: Origin,
    /// Which check needs it.
    why: &'static str,
}

const NEEDS: &[Need] = &[
    Need { probe: &["git", "--version"], from: Origin::Debian("git"), why: "tidy lists the files git knows" },
    Need {
        probe: &["cc", "--version"],
        from: Origin::Debian("gcc"),
        why: "links programs, builds the C parts of dependencies",
    },
    Need {
        probe: &["python3", "-c", "import venv, ensurepip"],
        from: Origin::Debian("python3-venv"),
        why: "runs the peers of the benchmarks, and what asks the interface for programs",
    },
    Need {
        // Debian keeps the server's programs out of the path, in a folder of its version.
        probe: &["sh", "-c", "ls /usr/lib/postgresql/*/bin/initdb"],
        from: Origin::Debian("postgresql"),
        why: "the tests of store start a server of their own",
    },
    Need {
        // By any of the names under which the tests look for it.
        probe: &["sh", "-c", "command -v chromium || command -v chromium-browser || command -v google-chrome"],
        from: Origin::Debian("chromium"),
        why: "reads the site in the step browser",
    },
    Need { probe: &["node", "--version"], from: Origin::Debian("nodejs"), why: "runs the step browser" },
    Need {
        probe: &["npm", "--version"],
        from: Origin::Debian("npm"),
        why: "fetches what the step browser is driven with",
    },
    Need { probe: &["cargo", "fmt", "--version"], from: Origin::Rustup("rustfmt"), why: "the step fmt" },
    Need { probe: &["cargo", "clippy", "--version"], from: Origin::Rustup("clippy"), why: "the step clippy" },
];

/// Installs what is missing.
///
/// # Errors
/// An installer cannot be started or fails.
pub(crate) fn run() -> Result<(), Failure> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !succeeds(need.probe)).collect();
    if missing.is_empty() {
        println!("nothing to install: {} probes answered", NEEDS.len());
        return Ok(());
    }
    let mut packages = Vec::new();
    for need in missing {
        match need.from {
            Origin::Debian(package) => {
                println!("missing: Debian package {package} ({})", need.why);
                packages.push(package);
            }
            Origin::Rustup(component) => {
                println!("missing: Rust component {component} ({})", need.why);
                install(&["rustup", "component", "add", component])?;
            }
        }
    }
    for command in debian_commands(&packages, is_root()) {
        install(&command)?;
    }
    Ok(())
}

/// The commands that install Debian packages without a question; none where there is nothing to install.
fn debian_commands<'a>(packages: &[&'a str], root: bool) -> Vec<Vec<&'a str>> {
    if packages.is_empty() {
        return Vec::new();
    }
    let mut apt: Vec<&str> = if root { Vec::new() } else { vec!["sudo", "-n"] };
    apt.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
    let (mut update, mut install) = (apt.clone(), apt);
    update.push("update");
    install.extend(["install", "--yes", "--no-install-recommends"]);
    install.extend(packages);
    vec![update, install]
}

fn install(command: &[&str]) -> Result<(), Failure> {
    println!("$ {}", command.join(" "));
    let failed = |how: String| {
        Failure::new(format!("`{}` {how}", command.join(" ")), "install it by hand, then run `cargo xtask ci` again")
    };
    let status = Command::new(command[0])
        .args(&command[1..])
        .stdin(Stdio::null())
        .status()
        .map_err(|error| failed(format!("cannot be started: {error}")))?;
    if status.success() { Ok(()) } else { Err(failed(format!("failed ({status})"))) }
}

fn succeeds(command: &[&str]) -> bool {
    let quiet = Command::new(command[0])
        .args(&command[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    quiet.is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sudo_is_asked_only_where_it_is_needed() {
        let check = |packages: &[&str], root: bool, expect: &[&str]| {
            let commands: Vec<String> = debian_commands(packages, root).iter().map(|c| c.join(" ")).collect();
            assert_eq!(commands, expect);
        };
        let apt = "env DEBIAN_FRONTEND=noninteractive apt-get --quiet";
        let install = format!("{apt} install --yes --no-install-recommends git gcc");
        check(&["git", "gcc"], true, &[&format!("{apt} update"), &install]);
        check(&["git", "gcc"], false, &[&format!("sudo -n {apt} update"), &format!("sudo -n {install}")]);
        check(&[], false, &[]);
    }

    #[test]
    fn a_probe_tells_what_is_there() {
        assert!(succeeds(&["git", "--version"]));
        assert!(!succeeds(&["git", "no-such-command"]));
        assert!(!succeeds(&["no-such-program-at-all"]));
    }
}

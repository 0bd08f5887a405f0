# Makes sure that a compiler and a linker are there; sourced by `zhargy` and `check` at the root, which run in `sh`.
# What is missing is installed from the system's packages, and Rust from its own installer where they have none, and said.

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

packages() { # packages why
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "zhargy: missing: $1 ($2); install it and run this again" >&2
        exit 2
    fi
    echo "zhargy: installing $1 ($2)" >&2
    # shellcheck disable=SC2086 # several packages
    as_root apt-get update -q >&2 && as_root apt-get install -y -q --no-install-recommends $1 >&2 || {
        echo "zhargy: could not install $1; install it and run this again" >&2
        exit 2
    }
}

rust() {
    for tool in curl sha256sum; do
        command -v $tool >/dev/null 2>&1 || packages "curl ca-certificates coreutils" "fetches Rust's installer"
    done
    host=$(uname -m)-unknown-linux-gnu
    from=https://static.rust-lang.org/rustup/dist/$host
    dir=$(mktemp -d)
    echo "zhargy: installing Rust with rustup, from $from" >&2
    curl -fsSL -o "$dir/rustup-init" "$from/rustup-init" && curl -fsSL -o "$dir/sum" "$from/rustup-init.sha256" &&
        echo "$(cut -d ' ' -f 1 "$dir/sum")  $dir/rustup-init" | sha256sum -c - >&2 && chmod +x "$dir/rustup-init" &&
        "$dir/rustup-init" -y -q --no-modify-path --profile minimal --default-toolchain stable >&2 || {
        echo "zhargy: could not install Rust; 1.88 or later is at https://rustup.rs" >&2
        exit 2
    }
    rm -r "$dir"
}

# Whether the Rust at hand is of 1.88 or later.
new_enough() {
    version=$(cargo --version 2>/dev/null) || return 1
    minor=$(echo "$version" | cut -d ' ' -f 2 | cut -d . -f 2)
    [ "$minor" -ge 88 ] 2>/dev/null
}

command -v cc >/dev/null 2>&1 || packages "gcc libc6-dev" "links Rust programs"
if ! new_enough; then
    PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
    export PATH
    new_enough || rust
fi

# What the promises share. Sourced by each: sets $kindling, $root and a $scratch that goes away.
set -u
kindling=$1
root=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "FAILED: $*"
    exit 1
}

# Runs a command that must exit with CODE; what it says is kept in $scratch/out.
must_exit() { # CODE COMMAND…
    wanted=$1
    shift
    "$@" >"$scratch/out" 2>&1 </dev/null
    got=$?
    [ $got -eq "$wanted" ] || { cat "$scratch/out"; fail "exit code $got, not $wanted: $*"; }
}

must_say() { # TEXT
    grep -qF -- "$1" "$scratch/out" || { cat "$scratch/out"; fail "it does not say: $1"; }
}

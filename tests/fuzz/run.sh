#!/bin/sh
# Runs one fuzzer over what was found before and the seeds that are kept here.
#   run.sh FUZZ_BUILD NAME RUNS
set -eu
folder=$1
name=$2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder/corpus/$name"
seeds=$here/corpus/$name
[ "$name" != log ] || seeds=$here/../unit/verdict/data
[ -d "$seeds" ] || seeds=
cd "$folder"
exec "./$name" -runs="$3" -max_len=8192 -timeout=20 -rss_limit_mb=1024 -print_final_stats=1 \
    "corpus/$name" $seeds

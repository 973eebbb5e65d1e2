#!/bin/sh
# Runs one fuzzer over the corpus that is kept here and what was found before in this build.
#   run.sh FUZZ_BUILD NAME RUNS
# To keep what a long run found, small again:  FUZZ_BUILD/NAME -merge=1 NEW corpus/NAME FOUND
set -eu
folder=$1
name=$2
here=$(cd "$(dirname "$0")" && pwd)
kept=$here/corpus/$name
[ "$name" != log ] || kept=$here/../unit/verdict/data
[ -n "$(ls -A "$kept")" ] || exit 1
# Names of 4096 bytes matter to newc, and logs are long; the others see all their states in less.
case $name in
newc | log) longest=8192 ;;
*) longest=1024 ;;
esac
mkdir -p "$folder/corpus/$name"
cd "$folder"
# What /init says of its command line goes to stdout, which is closed.
# A large quarantine is for bugs that show late; decoders that ask for megabytes would fill it.
ASAN_OPTIONS=quarantine_size_mb=8:malloc_context_size=4 exec "./$name" -runs="$3" \
    -close_fd_mask=1 -max_len=$longest -timeout=20 -rss_limit_mb=1024 -print_final_stats=1 "corpus/$name" "$kept"

#!/bin/sh
# README.md lists every scenario of verdicts/, and none that is not there.
#   listed.sh
here=$(dirname "$(readlink -f "$0")")
listed=$(sed -n 's/^- `\([^`]*\)`: .*/\1/p' "$here/README.md" | sort)
there=$(ls "$here/verdicts" | sed 's/\.boot$//' | sort)
[ "$listed" = "$there" ] && exit 0
echo 'tests/harness/README.md and tests/harness/verdicts/ differ in:'
{ printf '%s\n' "$listed"; printf '%s\n' "$there"; } | sort | uniq -u
exit 1
